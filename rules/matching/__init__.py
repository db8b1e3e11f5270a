"""How rules match: rows, patterns over tokens, lemmas, numbers, sentences."""
