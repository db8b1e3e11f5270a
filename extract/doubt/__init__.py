"""Where a reading shows that it went wrong: signs in what the layouts found, before the record is made of it."""
