"""The words of drawn plans: labels, sentences, and what must be concluded from short values."""
