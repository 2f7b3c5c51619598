"""The life of a promise on screen."""
