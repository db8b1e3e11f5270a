"""Full text as Swedes expect it: by lemmas, parts of compounds, phrases."""
