"""The database of the server: SQLite by default, PostgreSQL at scale, one schema for both."""
