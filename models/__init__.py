"""The types that every floor of planlasare shares. Import by the exact module."""
