"""The commands that ask a database: compare, gaps, search, quote, report, export."""
