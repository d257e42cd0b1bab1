"""Calls: who is called next, what to say to them, and what came of it."""
