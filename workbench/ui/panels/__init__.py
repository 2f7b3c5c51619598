"""Term panels: a dictionary counted over places and years."""
