"""Raw bytes to a Report: formats, cleaning, structure, metadata, catalogue."""
