"""Commitments that stand under no measure: promises, agreements in running text, sentences that tell what is done."""
