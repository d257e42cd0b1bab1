"""Finish later: sign-ups that lack something, and paper slips that are not typed in yet."""
