"""A draft becomes a record, and the ledger learns where each word went."""
