"""The monthly report: a month's totals as they are printed, with small numbers hidden."""
