"""`planlasare show`: one record, or a list of records, for people."""
