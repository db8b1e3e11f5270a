"""The people of a document: who, how to reach them, and where in the record they stand."""
