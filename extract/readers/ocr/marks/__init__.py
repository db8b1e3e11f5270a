"""What stands on a page beside its letters and rules: marks of lists, boxes to tick, leaders, specks."""
