"""Tests of the types of the field."""
