"""Who: roles, organisations and people, and who commits to what."""
