"""Annotate and compare Chinese government work reports (政府工作报告)."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from workbench.version import __version__ as __version__

if TYPE_CHECKING:
    from workbench.library import (
        align,
        cite,
        cite_verdict,
        evidence,
        indicators,
        open_library,
        panel,
        read,
        trace,
    )

__all__ = [
    "align",
    "cite",
    "cite_verdict",
    "evidence",
    "indicators",
    "open_library",
    "panel",
    "read",
    "trace",
]


def __getattr__(name: str) -> Any:
    """Load the library's face only when somebody asks for it; a command has no use for it."""
    if name in __all__:
        return getattr(importlib.import_module("workbench.library"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
