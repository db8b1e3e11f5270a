"""How the sample collection is made: from one source a document to its files and its gold."""
