"""Search over the library on screen."""
