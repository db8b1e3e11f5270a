"""Tables and labels that their look tells."""
