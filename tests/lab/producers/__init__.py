"""The producers: each writes a drawn plan as a file of its own kind."""
