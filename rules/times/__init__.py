"""When and how often: dates, schedules, points of time."""
