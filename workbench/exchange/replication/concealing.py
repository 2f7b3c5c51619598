"""Records without coders' names and without the paths of anybody's machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_WHO = frozenset(("coder", "creator", "actor", "added_by", "confirmed_by", "created_by"))
# An address of the web, and who signs in there.
_ADDRESS = re.compile(r"^(https?://)(?:[^/?#]*@)?", re.I)


def concealed(payload: Any, *, names: bool, context: bool, keeps: frozenset[str] = frozenset()) -> Any:
    """Return a payload of records without local paths and sign-ins, coders numbered unless ``names``.

    Coders are ``coder-01`` … in the order of their names' first mention; ``keeps`` are not people. Without
    ``context`` of a text stays only what is quoted from it. What somebody wrote into a note stays.
    """
    known: dict[str, str] = {}
    if not names:
        for each in _people(payload):
            if each not in known and each not in keeps:
                known[each] = f"coder-{len(known) + 1:02d}"
    return _changed(payload if context else _quoted_only(payload), known)


def _quoted_only(value: Any) -> Any:
    """Return a payload in which no passage has what stands around it."""
    if isinstance(value, list):
        return [_quoted_only(each) for each in value]
    if not isinstance(value, dict):
        return value
    around = ("prefix", "suffix") if "exact" in value else ()
    if "text_sha256" in value and isinstance(value.get("hints"), dict):
        # What a person put back into a text is text.
        value = value | {"hints": {k: v for k, v in value["hints"].items() if k != "kept"}}
    return {name: "" if name in around else _quoted_only(each) for name, each in value.items()}


def _people(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield from sorted(
                said for name, said in each.items() if name in _WHO and isinstance(said, str) and said
            )
            waiting.extend(reversed(list(each.values())))
        elif isinstance(each, list):
            waiting.extend(reversed(each))


def _changed(value: Any, known: dict[str, str], *, is_hints: bool = False) -> Any:
    if isinstance(value, list):
        return [_changed(each, known, is_hints=is_hints) for each in value]
    if not isinstance(value, dict):
        return value
    is_document = "text_sha256" in value
    found: dict[str, Any] = {}
    for name, each in value.items():
        if name in _WHO and isinstance(each, str):
            found[name] = known.get(each, each)
        elif name == "source" and (is_document or is_hints):
            found[name] = _ADDRESS.sub(r"\1", each) if _is_address(each) else None
        elif is_document and name == "hints" and isinstance(each, dict):
            # The name of the file on somebody's machine.
            told = {k: v for k, v in each.items() if k != "name"}
            found[name] = _changed(told, known, is_hints=True)
        else:
            found[name] = _changed(each, known, is_hints=is_hints)
    return found


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and _ADDRESS.match(value) is not None
