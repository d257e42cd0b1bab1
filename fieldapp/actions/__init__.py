"""What people do: one function for each act, each one unit of work."""
