"""A value with its citation, and the place where it stands as a picture."""
