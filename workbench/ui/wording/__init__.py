"""Set phrases of two reports on screen."""
