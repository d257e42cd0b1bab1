"""The laptop's one encrypted store: its keys, its file, and the rows and changes inside."""
