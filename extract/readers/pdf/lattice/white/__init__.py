"""Rows that white alone parts, or the words themselves."""
