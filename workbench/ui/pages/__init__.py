"""Thin pages: choose what to show, hand it to presenters and components."""
