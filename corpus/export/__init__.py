"""A collection as files for other programs: Excel, CSV, JSON lines, Parquet, Datasette."""
