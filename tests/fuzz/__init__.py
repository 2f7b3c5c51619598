"""Hostile input: mutated files of every format, in bounded memory."""
