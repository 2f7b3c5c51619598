"""A replication package: what a paper rests on, in one zip, with every table made anew from it alone."""
