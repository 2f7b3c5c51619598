"""Which addresses may be spoken to, and lines that go to the very address that was checked."""
