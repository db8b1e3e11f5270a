"""Cards: boxes side by side, and blocks that only their labels show."""
