"""The database of many records."""
