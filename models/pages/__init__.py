"""What a reader hands over: a document, its places on the page, its pictures."""
