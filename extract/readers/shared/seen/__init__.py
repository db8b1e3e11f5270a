"""What text is in force: struck out, hidden, notes and the signs that call them, boxes to tick, colours, symbols."""
