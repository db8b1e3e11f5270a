"""What makes the sample collection: from one source a document to its files and its gold."""
