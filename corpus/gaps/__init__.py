"""What plans leave open: who, when, how it is followed up, on what picture of the situation it stands."""
