"""File names that follow from ids."""

from __future__ import annotations

import re
from hashlib import sha256


def slug(id: str) -> str:
    """Return a file name for an id, the same each time: the id itself where it is a plain one."""
    plain = re.fullmatch(r"[a-z0-9][a-z0-9-]{0,60}", id)
    return id if plain else sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:20]
