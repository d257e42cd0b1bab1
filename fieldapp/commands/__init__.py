"""The roof: what opens a laptop, and the commands that work without a window."""
