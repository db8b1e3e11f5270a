"""The report: one page that people without a terminal open in a browser."""
