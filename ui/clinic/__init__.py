"""The clinic day: who is to come, who is here, who waits, and what became of whom."""
