"""Help and the tour."""
