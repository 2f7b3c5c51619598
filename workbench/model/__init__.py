"""Frozen types of the field; they import nothing but the standard library."""
