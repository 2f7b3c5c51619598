"""Whether there is a page about a model; asked for every page, so it needs nothing else."""

from __future__ import annotations

import os

_NAMED = ("WORKBENCH_MODEL_URL", "WORKBENCH_MODEL")


def offered() -> bool:
    """Say whether there is a model to ask, or half a one to complain about."""
    return any(os.environ.get(each, "").strip("/ ") for each in _NAMED)
