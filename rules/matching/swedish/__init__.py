"""The Swedish dictionary, and how a word is looked up in it."""
