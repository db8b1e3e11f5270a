"""What about: topics, funding, follow-up, headings, vocabulary."""
