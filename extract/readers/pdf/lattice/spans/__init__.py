"""Cells that span rows where nothing drawn says so: beside rows that words tell, and at a page's end."""
