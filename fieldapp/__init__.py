"""Fieldapp: sign-ups, seats and interpreters at community events, kept on the laptop first."""

__version__ = "0.1.0"
