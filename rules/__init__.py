"""Swedish knowledge as data (TOML rows) and the code that applies it."""
