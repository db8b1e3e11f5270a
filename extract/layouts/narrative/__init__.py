"""The layout narrative: headings, labelled paragraphs, running text."""
