"""Attacks, each by its name, and what the user sees of it."""
