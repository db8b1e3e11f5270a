"""Many files: finding them, reading each in a worker that can be ended, storing the results."""
