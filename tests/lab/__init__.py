"""The laboratory: plans drawn by number, of every shape, look and producer, whose gold is right by construction."""
