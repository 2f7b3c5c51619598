"""What a model on this machine proposes, apart from the rules."""
