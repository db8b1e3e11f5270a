"""English and Swedish: what people read, in the language that they ask for."""
