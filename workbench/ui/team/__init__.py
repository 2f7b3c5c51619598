"""Members, sign-in and the log on screen."""
