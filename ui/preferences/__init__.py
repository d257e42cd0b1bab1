"""Settings of the window, the keyboard map, and what this program is."""
