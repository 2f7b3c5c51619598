"""The types of what passes between server and browser, written for the scripts from Python's."""
