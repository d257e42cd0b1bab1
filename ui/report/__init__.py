"""The monthly report: totals by county and month, as it will be handed out."""
