"""The Excel readers."""
