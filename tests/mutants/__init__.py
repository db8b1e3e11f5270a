"""Mutation testing: one decision of the code is changed at a time, and the tests should notice."""
