"""What each command does: one pipeline call and one way to print it; a module per subject."""
