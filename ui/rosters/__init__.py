"""The rosters page: who reads, for which event, the sheet as it is printed, and its files."""
