"""The codes of a project: types, areas, decisions, tags, verdicts, evidence, and what each means."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

from workbench.exchange.code_words import code_word
from workbench.exchange.label_studio import TYPES
from workbench.exchange.qdpx.guids import fit, guid_of
from workbench.exchange.scheme_words import scheme_fields
from workbench.model.decision import Code, Decision, Snapshot, Stance, Verdict
from workbench.model.document_name import cited_name
from workbench.model.verdicts import name_of

Kind = Literal["type", "area", "decision", "tag", "verdict", "evidence", "field"]
ROOTS: dict[Kind, str] = {
    "type": "类型 Type",
    "area": "领域 Area",
    "decision": "决定 Decision",
    "tag": "标签 Tags",
    "verdict": "结论 Verdict",
    "evidence": "证据 Evidence",
    "field": "字段 Fields",
}


class Meaning(NamedTuple):
    """What a code says: ``value`` is a type, area, tag …; ``against`` is a verdict's document or a field."""

    kind: Kind
    value: str
    against: str = ""

    @property
    def guid(self) -> str:
        """Return the code's GUID."""
        return guid_of("code", *self)


@dataclass(slots=True)
class CodeNode:
    """One code with those under it; ``meaning`` is None for one that only holds others together."""

    guid: str
    name: str
    meaning: Meaning | None = None
    description: str = ""
    children: list[CodeNode] = field(default_factory=list)


def root_guid(kind: Kind) -> str:
    """Return the GUID of the code above all of one kind."""
    return guid_of("codes", kind)


def code_tree(snapshot: Snapshot) -> tuple[CodeNode, ...]:
    """Return the codes of a store, one tree for each kind."""
    marks = snapshot.annotations
    trees = {
        "type": _flat("type", [*TYPES, *sorted({each.type for each in marks if each.type} - {*TYPES})]),
        "area": _areas(snapshot),
        "decision": _flat("decision", get_args(Decision)),
        "tag": _flat("tag", sorted({fit(tag) for each in marks for tag in each.tags})),
        "verdict": _verdicts(snapshot),
        "evidence": _flat("evidence", get_args(Stance)),
        "field": _fields(snapshot),
    }
    return tuple(
        CodeNode(guid=root_guid(kind), name=name, children=trees[kind])
        for kind, name in ROOTS.items()
        if trees[kind]
    )


def meanings(snapshot: Snapshot) -> dict[str, Meaning]:
    """Return what the codes of a store mean, by GUID."""
    return {each.guid: each.meaning for each in every(code_tree(snapshot)) if each.meaning is not None}


def every(nodes: Iterable[CodeNode]) -> Iterator[CodeNode]:
    """Yield codes and all below them."""
    waiting = list(nodes)
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(each.children)


def _flat(kind: Kind, values: Iterable[str]) -> list[CodeNode]:
    found = dict.fromkeys(Meaning(kind, fit(value)) for value in values)
    return [CodeNode(guid=each.guid, name=_name(each), meaning=each) for each in found]


_KINDS: dict[Kind, str] = {"type": "type", "decision": "decision", "evidence": "stance"}


def _name(meaning: Meaning) -> str:
    kind = _KINDS.get(meaning.kind)
    word = code_word(kind, meaning.value, "zh") if kind else meaning.value
    return meaning.value if word == meaning.value else f"{word} {meaning.value}"


def _areas(snapshot: Snapshot) -> list[CodeNode]:
    """Return the areas of the newest codebook in their order, then those that only annotations name."""
    newest = max(snapshot.codebooks, key=lambda book: book.revision, default=None)
    codes = {code.id: code for code in (newest.codes if newest else ())}
    nodes = {name: _area(code) for name, code in codes.items()}
    top: list[CodeNode] = []
    for name, node in nodes.items():
        parent = codes[name].parent
        above = nodes.get(parent) if parent and not _circular(name, codes) else None
        (above.children if above else top).append(node)
    named = {each.area for each in snapshot.annotations if each.area}
    return [*top, *_flat("area", sorted(named - codes.keys()))]


def _fields(snapshot: Snapshot) -> list[CodeNode]:
    """Return the fields of the scheme with their options; of a number the values that somebody wrote."""
    nodes = []
    for each in scheme_fields(snapshot):
        node = Meaning("field", "", each.id)
        said = "\n".join(part for part in (each.en, each.definition_zh, each.definition_en) if part)
        written = sorted(
            {json.dumps(one.fields[each.id]) for one in snapshot.annotations if each.id in one.fields}
        )
        options = [(one.id, one.zh, one.en) for one in each.options]
        options += [(value, value, "") for value in written] if each.kind == "number" else []
        nodes.append(
            CodeNode(
                guid=node.guid,
                name=fit(each.zh),
                meaning=node if each.kind == "text" else None,
                description=fit(said),
                children=[
                    CodeNode(guid=meaning.guid, name=fit(zh), meaning=meaning, description=fit(en))
                    for name, zh, en in options
                    for meaning in (Meaning("field", name, each.id),)
                ],
            )
        )
    return nodes


def _area(code: Code) -> CodeNode:
    meaning = Meaning("area", fit(code.id))
    said = "\n".join(part for part in (code.en, code.definition_zh, code.definition_en) if part)
    return CodeNode(
        guid=meaning.guid, name=fit(code.zh or code.en or code.id), meaning=meaning, description=fit(said)
    )


def _circular(name: str, codes: dict[str, Code]) -> bool:
    seen = {name}
    above = codes[name].parent
    while above in codes:
        if above in seen:
            return True
        seen.add(above)
        above = codes[above].parent
    return False


def _verdict_name(value: str) -> str:
    return f"{name_of(value, 'zh')} {name_of(value, 'en')}"


def _verdicts(snapshot: Snapshot) -> list[CodeNode]:
    """Return the verdicts, apart for each document that was judged against."""
    documents = {each.id: each for each in snapshot.documents}
    against = sorted({each.against for each in snapshot.assessments})
    return [
        CodeNode(
            guid=guid_of("against", name),
            name=fit(f"对照 {cited_name(documents[name])}" if name in documents else "对照（未指明）"),
            children=[
                CodeNode(guid=meaning.guid, name=_verdict_name(meaning.value), meaning=meaning)
                for meaning in (Meaning("verdict", verdict.value, name) for verdict in Verdict)
            ],
        )
        for name in against
    ]
