"""Lines of print become paragraphs, headings and pages."""
