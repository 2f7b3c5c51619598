"""What a project can say of one annotation, so that what came back changed can be told from what did not."""

from __future__ import annotations

import json

from workbench.exchange.qdpx.code_tree import Meaning
from workbench.exchange.qdpx.guids import fit
from workbench.model.decision import Annotation, LinkSubject

LINK_NAMES: dict[tuple[LinkSubject, bool], str] = {
    ("passage", True): "corresponds",
    ("passage", False): "does not correspond",
    ("promise", True): "same promise",
    ("promise", False): "not the same promise",
}
"""How a link between passages is called in the file, by what it is about and whether it links."""


def meanings_of(each: Annotation) -> tuple[Meaning, ...]:
    """Return what the codes of an annotation say, each once."""
    found = [Meaning("decision", each.decision)]
    if each.type:
        found.append(Meaning("type", fit(each.type)))
    if each.area:
        found.append(Meaning("area", fit(each.area)))
    found += [Meaning("tag", fit(tag)) for tag in each.tags]
    for name, value in each.fields.items():
        several = value if isinstance(value, (list, tuple)) else [value]
        found += [
            Meaning("field", fit(one if isinstance(one, str) else json.dumps(one)), name) for one in several
        ]
    return tuple(dict.fromkeys(found))
