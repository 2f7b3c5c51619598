"""Bring work out and in, on screen."""
