"""The central end of the wire."""
