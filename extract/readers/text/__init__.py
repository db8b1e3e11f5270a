"""The readers of plain text and Markdown."""
