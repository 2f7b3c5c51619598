"""Label Studio and doccano: their shapes, in and out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings

from tests.builders.snapshots import BOUNDED, EXAMPLES, OLDER, sample, snapshots
from workbench.errors import ExchangeError
from workbench.exchange import doccano, label_studio
from workbench.exchange.importing import merge, plan_import
from workbench.model.decision import AnchorState, Snapshot
from workbench.settings import DEFAULTS, ExchangeSettings

SHORT = settings(BOUNDED, max_examples=max(25, EXAMPLES // 4))


def tasks(snapshot: Snapshot) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(label_studio.write(snapshot))
    return found


def lines(snapshot: Snapshot) -> list[dict[str, Any]]:
    return [json.loads(line) for line in doccano.write(snapshot).splitlines()]


@SHORT
@given(snapshots())
def test_label_studio_spans_say_what_stands_at_their_place(snapshot: Snapshot) -> None:
    """Every region quotes its text in code points, orphans alone are missing."""
    seen = set()
    for task in tasks(snapshot):
        for region in (part for done in task["annotations"] for part in done["result"]):
            seen.add(region["id"])
            value = region["value"]
            if region["type"] != "textarea":  # there ``text`` is what was typed
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
    placed = {each.id for each in snapshot.annotations if each.anchor.state is not AnchorState.ORPHAN}
    assert seen == placed


@SHORT
@given(snapshots())
def test_label_studio_file_imported_unchanged_changes_nothing(snapshot: Snapshot) -> None:
    """Out and in again without an edit is the same store."""
    named = tuple(
        replace(each, type=each.type or None, area=each.area or None) for each in snapshot.annotations
    )
    snapshot = replace(snapshot, annotations=named)
    assert plan_import(
        snapshot,
        label_studio.read(label_studio.write(snapshot), settings=DEFAULTS.exchange),
        settings=DEFAULTS.store,
    ).changes_nothing


@SHORT
@given(snapshots())
def test_doccano_file_imported_unchanged_changes_nothing(snapshot: Snapshot) -> None:
    """Out and in again without an edit is the same store."""
    assert plan_import(
        snapshot, doccano.read(doccano.write(snapshot), settings=DEFAULTS.exchange), settings=DEFAULTS.store
    ).changes_nothing


@SHORT
@given(snapshots())
def test_doccano_spans_lie_in_their_text(snapshot: Snapshot) -> None:
    """One line per text, one span per placed annotation."""
    found = lines(snapshot)
    assert [line["document"] for line in found] == sorted(snapshot.texts)
    placed = [each for each in snapshot.annotations if each.anchor.start is not None]
    assert sum(len(line["label"]) for line in found) == len(placed)
    assert all(0 <= start < end <= len(line["text"]) for line in found for start, end, _ in line["label"])


def test_label_studio_has_one_annotation_per_coder() -> None:
    """Two people's spans are not mixed into one anonymous layer."""
    first = tasks(sample())[0]
    assert [{part["id"] for part in done["result"]} for done in first["annotations"]] == [{"parks"}, {"jobs"}]


def test_label_config_offers_every_label_and_escapes_it() -> None:
    """The interface to paste is well-formed XML whatever a code is called."""
    base = sample()
    odd = replace(base.annotations[0], type='"<&>', area="a&b")
    root = fromstring(label_studio.label_config(replace(base, annotations=(odd,), assessments=())))
    assert '"<&>' in {each.get("value") for each in root.iter("Label")}
    assert {"a&b", "labour"} <= {each.get("value") for each in root.iter("Choice")}


def test_label_studio_edits_come_home() -> None:
    """A relabelled, a moved and a new region arrive; what Label Studio cannot hold stays."""
    base = sample()
    value = tasks(base)
    (parks,), (jobs, *_) = (done["result"][:1] for done in value[0]["annotations"])
    jobs["value"]["labels"] = ["measure"]
    parks["value"] |= {"start": 14, "end": 20, "text": OLDER[14:20]}
    new = {"start": 0, "end": 4, "text": "新增就业", "labels": ["target"]}
    value[0]["annotations"][0]["completed_by"] = {"email": "x@example.org"}
    value[0]["annotations"][0]["result"].append(
        {"id": "Ab3", "from_name": "type", "to_name": "text", "type": "labels", "value": new}
    )
    merged = merge(
        base,
        label_studio.read(json.dumps(value).encode(), settings=DEFAULTS.exchange),
        settings=DEFAULTS.store,
    )
    found = {each.id: each for each in merged.annotations}
    assert found["jobs"] == replace(base.annotations[0], type="measure")
    assert (found["parks"].anchor.exact, found["parks"].anchor.prefix) == (OLDER[14:20], OLDER[:14])
    added = found["labelstudio:云海-2024:Ab3"]
    assert (added.coder, added.type, added.extra) == ("labelstudio:x@example.org", "target", {})
    assert added.anchor.suffix == OLDER[4:36]


def test_a_label_taken_back_leaves_its_span_untyped() -> None:
    """A region whose label was removed in Label Studio comes home as a span without a type."""
    base = sample()
    value = tasks(base)
    jobs = next(part for done in value[0]["annotations"] for part in done["result"] if part["id"] == "jobs")
    jobs["value"]["labels"] = []
    found = {
        each.id: each
        for each in label_studio.read(json.dumps(value).encode(), settings=DEFAULTS.exchange).annotations
    }
    assert (found["jobs"].type, found["jobs"].anchor.exact) == (None, base.annotations[0].anchor.exact)


def test_label_studio_offsets_that_say_something_else_are_refused() -> None:
    """A span whose text is not what stands there is named, as after an emoji counted twice."""
    value = tasks(sample())
    value[0]["annotations"][1]["result"][0]["value"]["start"] = 1
    with pytest.raises(ExchangeError, match="与正文不符"):
        label_studio.read(json.dumps(value).encode(), settings=DEFAULTS.exchange)


def test_doccano_relabel_and_new_span_come_home() -> None:
    """A span keeps its id by its place; a new one is nobody's by name, for doccano does not say whose."""
    base = sample()
    value = lines(base)
    value[0]["label"] = [[0, 11, "measure"], [12, 20, "project"], [0, 4, "target"]]
    merged = merge(
        base,
        doccano.read("\n".join(json.dumps(each) for each in value).encode(), settings=DEFAULTS.exchange),
        settings=DEFAULTS.store,
    )
    found = {each.id: each for each in merged.annotations}
    assert found["jobs"] == replace(base.annotations[0], type="measure")
    assert found["parks"] == base.annotations[1]
    assert found["doccano:云海-2024:0-4-target"].coder == "doccano"


def test_doccano_entities_of_relation_projects_are_read() -> None:
    """A project with relations exports entities instead of label lists."""
    value = lines(sample())
    for line in value:
        line["entities"] = [
            {"id": n, "label": label, "start_offset": start, "end_offset": end}
            for n, (start, end, label) in enumerate(line.pop("label"))
        ]
    again = doccano.read("\n".join(json.dumps(each) for each in value).encode(), settings=DEFAULTS.exchange)
    assert plan_import(sample(), again, settings=DEFAULTS.store).changes_nothing


@pytest.mark.parametrize("read", [label_studio.read, doccano.read])
@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"[1]",
        b'{"a": 1}',
        b'[{"data": {"text": 1, "document": "x"}, "annotations": []}]',
        b'[{"id": 1, "text": "x", "type": [{"start": 0}]}]',
        b'{"text": "abc", "document": "x", "label": [[0, 9, "a"]]}',
        b'{"text": "abc", "document": "x", "label": [["0", 1, "a"]]}',
        b'{"text": "abc", "document": "x", "label": [[0, 1]]}',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_other_files_are_refused_with_one_sentence(
    read: Callable[[bytes, ExchangeSettings], Snapshot], data: bytes
) -> None:
    """Min exports, broken spans and other tools' files change nothing."""
    with pytest.raises(ExchangeError) as caught:
        read(data, DEFAULTS.exchange)
    assert "\n" not in caught.value.message


def test_a_project_with_a_control_of_its_own_name_is_read() -> None:
    """Label Studio calls the control "label" unless told otherwise; regions without labels are told."""
    base = sample()
    value = json.loads(label_studio.write(base))
    regions = [part for task in value for done in task["annotations"] for part in done["result"]]
    for part in regions:
        if part["type"] == "labels":
            part["from_name"] = "label"
    value[0]["annotations"][0]["result"].append(
        {"id": "x", "type": "choices", "from_name": "topic", "value": {}}
    )
    data = json.dumps(value).encode()
    assert plan_import(
        base, label_studio.read(data, settings=DEFAULTS.exchange), settings=DEFAULTS.store
    ).changes_nothing
    assert [said.en for said in label_studio.left_out(data, settings=DEFAULTS.exchange)] == [
        "1 regions without a text label"
    ]


def test_a_task_that_names_no_report_is_known_by_its_text() -> None:
    """The text must be ours to the letter."""
    base = sample()
    value = json.loads(label_studio.write(base))
    for task in value:
        del task["data"]["document"]
    data = json.dumps(value).encode()
    assert plan_import(
        base, label_studio.read(data, known=base.texts, settings=DEFAULTS.exchange), settings=DEFAULTS.store
    ).changes_nothing
    with pytest.raises(ExchangeError):
        label_studio.read(data, known={}, settings=DEFAULTS.exchange)
