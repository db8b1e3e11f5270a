"""Layouts: each reads blocks of one shape into areas, activities and labelled values."""
