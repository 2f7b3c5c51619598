"""What waits for a person, and the codebook, on screen."""
