"""What printed labels mean: from a label's words to the fields it names."""
