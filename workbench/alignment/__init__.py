"""Which passages of two reports correspond, and what answers a commitment."""
