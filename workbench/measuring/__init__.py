"""What a number measures, and whether two numbers may be compared."""
