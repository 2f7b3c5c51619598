"""Task lists on screen: who is to do what by when, which promise it breaks down, what became of it."""
