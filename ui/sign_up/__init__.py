"""The sign-up form with the list of today beside it."""
