"""What stands above a place in a document and holds there: the open headings, the open area."""
