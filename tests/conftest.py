"""Makes this folder importable, so that tests can share `strategies`."""
