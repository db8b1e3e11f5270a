"""The sample collection: plans written for it, their files, and what makes them."""
