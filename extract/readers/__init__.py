"""Readers: each turns a file of one format into the same `models.pages.document.Document`."""
