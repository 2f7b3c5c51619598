"""Which reading of a report a text is: as delivered, as adopted by the congress, or as corrected later."""

from __future__ import annotations

from typing import Literal, get_args

VersionKind = Literal["delivered", "adopted", "corrected"]
VERSION_KINDS: tuple[VersionKind, ...] = get_args(VersionKind)
