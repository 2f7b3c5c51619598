"""Coding schemes as files: a table (CSV) or a REFI-QDA codebook (QDC), both ways, and one as an example."""
