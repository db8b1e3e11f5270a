"""What users install: the wheel, its one name, and the commands where POSIX is missing."""
