"""How a page's words stand: in force, struck out, hidden, or beside the text as notes, stamps and line numbers."""
