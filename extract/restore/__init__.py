"""Text conversions that lost their tables get them back."""
