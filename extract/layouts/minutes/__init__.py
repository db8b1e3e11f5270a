"""The layout minutes: who met, the agenda, what comes next."""
