"""A five-year plan beside its years on screen."""
