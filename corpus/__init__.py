"""Many records: the collection, and what is asked of it."""
