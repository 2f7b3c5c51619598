"""Write anew what scripts, styles and schema know of messages and verdicts, from what Python says."""

from __future__ import annotations

from tests.shapes import verdicts
from tests.shapes.declarations import WRITTEN, declarations

if __name__ == "__main__":
    WRITTEN.write_text(declarations(), "utf-8")
    for path, text in verdicts.written().items():
        path.write_text(text, "utf-8")
