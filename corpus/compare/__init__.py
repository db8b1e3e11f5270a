"""Comparing plans: which measure of one plan is which of another, and what became of it."""
