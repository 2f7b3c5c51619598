"""What a project says in the fields of the coding scheme, as far as the scheme has it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.exchange.qdpx.code_tree import Meaning
from workbench.exchange.qdpx.guids import fit
from workbench.exchange.qdpx.known import Known
from workbench.model.scheme import SchemeField, value_fault


def plain_lines(text: str) -> str:
    """Return a text by which two are compared: tools change line ends and blanks at the rims."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def returned_fields(known: Known, mine: Mapping[str, Any], now: Iterable[Meaning]) -> dict[str, Any]:
    """Return the changes of an annotation whose fields the file says otherwise: fields and revision.

    A value that is none of its field's is counted in ``known.misfits``, and ours stays.
    """
    told: dict[str, list[str]] = defaultdict(list)
    for each in now:
        if each.kind == "field":
            told[each.against].append(each.value)
    new = dict(mine)
    for name in {*told, *mine}:
        of = known.scheme.get(name)
        if of is None or _alike(of, mine.get(name), told.get(name, ())):
            continue
        value = _value(of, mine.get(name), told.get(name, ()))
        if value is None:
            new.pop(name, None)
        elif value_fault(of, value) is None:
            new[name] = value
        else:
            known.misfits += 1
    changed = {name: new[name] for name in sorted(new)}
    return {} if changed == dict(mine) else {"fields": changed, "codebook_revision": known.revision}


def _written(value: Any) -> list[str]:
    several = value if isinstance(value, (list, tuple)) else [] if value is None else [value]
    return [fit(each) if isinstance(each, str) else json.dumps(each) for each in several]


def _alike(of: SchemeField, mine: Any, told: Sequence[str]) -> bool:
    if of.kind == "text":
        return plain_lines("".join(_written(mine))) == plain_lines("\n".join(told))
    return {*_written(mine)} == {*told}


def _value(of: SchemeField, mine: Any, told: Sequence[str]) -> Any:
    """Return the value that the codes say; of several for one place the one that is new counts."""
    if not told:
        return None
    fresh = [each for each in told if each not in _written(mine)]
    if of.kind == "several":
        kept = [each for each in mine or () if each in told]
        return [*kept, *fresh]
    if of.kind == "text":
        return "\n".join(told)
    said = fresh[0] if fresh else told[0]
    if of.kind == "choice":
        return said
    try:
        number: Any = json.loads(said)
    except (ValueError, RecursionError):
        return said
    return number
