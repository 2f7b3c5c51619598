"""Tests of the store of human decisions."""
