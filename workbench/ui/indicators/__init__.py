"""Number series across years, on screen."""
