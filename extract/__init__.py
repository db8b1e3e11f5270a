"""One file becomes one record; the batch that does it to an archive; the command line."""
