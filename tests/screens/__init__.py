"""Photographs of every page with real reports, to be looked at."""
