"""Indicators and phrases over all places, on screen."""
