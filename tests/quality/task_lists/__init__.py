"""Task lists of a made-up district, written by code in the shapes that offices pass round, with truth."""
