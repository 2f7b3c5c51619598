"""One module per format: raw bytes to a Source that holds all visible text, block by block."""
