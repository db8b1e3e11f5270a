"""The years that a document is for."""
