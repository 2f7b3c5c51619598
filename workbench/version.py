"""Which version of the program this is: told to people, and part of what results are kept under."""

from __future__ import annotations

__version__ = "0.1.0"
