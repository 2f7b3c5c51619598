"""Projects of qualitative data analysis (REFI-QDA 1.5, ``.qdpx``), out to other tools and back."""
