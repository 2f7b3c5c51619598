"""Read and tag one report on screen."""
