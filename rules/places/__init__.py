"""Where: municipalities, districts, police areas and names of places."""
