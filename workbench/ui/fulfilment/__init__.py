"""Commitments against what later documents say of them, on screen."""
