"""File names that follow from ids."""

from __future__ import annotations

import re
from hashlib import sha256

# What Windows takes for a device, whatever follows the point.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10)))
)


def slug(id: str) -> str:
    """Return a file name for an id, the same each time: the id itself where it is a plain one."""
    plain = re.fullmatch(r"[a-z0-9][a-z0-9-]{0,60}", id)
    return (
        id if plain and id not in _DEVICES else sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:20]
    )
