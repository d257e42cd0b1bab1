"""The page of interpreters."""
