"""What a process keeps of texts it has read, forgotten, so that a text is unseen each time."""

from __future__ import annotations

import sys
from functools import _lru_cache_wrapper


def forget_texts() -> None:
    """Empty all caches of what was read; lexicons and tables, which have no bound, stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith("workbench."):
            for value in list(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper) and value.cache_parameters()["maxsize"] is not None:
                    value.cache_clear()
