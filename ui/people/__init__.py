"""The list of people, and one person whole."""
