"""What views are given, in the form in which it is sent."""

from __future__ import annotations

import json
from collections.abc import Mapping


def as_sent(document: Mapping[str, object]) -> bytes:
    """Return what a view is given as JSON in bytes, for ``received`` in the browser.

    A mapping Streamlit writes out twice, and loads pandas to look for tables in it; bytes it sends as they
    are. Half of a character, which is no text, becomes a question mark.
    """
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def joined(content: bytes, visit: Mapping[str, object]) -> bytes:
    """Return one document of two: what was written before and is the same at each visit, and what is not."""
    return content.removesuffix(b"}") + b"," + as_sent(visit).removeprefix(b"{")
