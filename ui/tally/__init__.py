"""Tally: conversations without names, one key each."""
