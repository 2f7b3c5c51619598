"""What became different between aligned passages."""
