"""Texts: folded for comparison, and fit to be shown."""
