"""What a page holds before anything is made of it: glyphs, words, rules, fills."""
