"""A report's commitments and quantities."""
