"""The layout field_table: tables of labels and values."""
