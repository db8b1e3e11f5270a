"""Headings that nothing marks as such, or that lead in what they head."""
