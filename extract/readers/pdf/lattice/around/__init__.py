"""What stands around the rows of a table, and whether it is one of them."""
