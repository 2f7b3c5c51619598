"""How the machine fares on reports labelled by reading: each set, the mean and the worst."""
