"""Write what the scripts know of the messages anew, from what Python says of them."""

from __future__ import annotations

from tests.shapes.declarations import WRITTEN, declarations

if __name__ == "__main__":
    WRITTEN.write_text(declarations(), "utf-8")
