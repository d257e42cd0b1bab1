"""The demo: one Saturday of the work, with real stores, a real server process and real files."""
