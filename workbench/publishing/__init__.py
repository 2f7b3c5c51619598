"""Publish verdicts as a folder of pages that need neither us nor JavaScript."""
