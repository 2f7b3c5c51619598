"""How much was kept, on screen."""
