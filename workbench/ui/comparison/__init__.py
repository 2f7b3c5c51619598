"""Two reports side by side on screen."""
