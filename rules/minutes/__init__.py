"""The words of minutes: who came, when, what was decided, when next."""
