"""Rules, grounds and gaps become tables."""
