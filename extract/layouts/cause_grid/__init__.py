"""The layout cause_grid: columns with headings, a row a measure."""
