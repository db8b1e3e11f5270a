"""Sheets that were printed in strips: their columns come back beside their rows."""
