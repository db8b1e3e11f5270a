"""The program's version, which records of runs and `--version` name."""

PROGRAM_VERSION = "0.1.0"
