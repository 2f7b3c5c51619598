"""Who said a phrase first, and who followed, on screen."""
