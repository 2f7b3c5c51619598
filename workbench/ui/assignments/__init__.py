"""Who does what, how far it is, and who was asked something."""
