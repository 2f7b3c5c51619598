"""The library on screen: what is there, what arrives, its versions."""
