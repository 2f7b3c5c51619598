"""The top-level parts of a document."""

from __future__ import annotations

from typing import Literal, get_args

Part = Literal["front", "review", "plan", "closing", "appendix"]
PARTS: tuple[Part, ...] = get_args(Part)
