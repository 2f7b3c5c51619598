"""The own format holds everything and gives the same bytes for the same content."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.builders.snapshots import BOUNDED, EXAMPLES, digest, sample, snapshots
from workbench.errors import ExchangeError
from workbench.exchange import json_format
from workbench.exchange.validating import schema, validate
from workbench.model.decision import (
    Assessment,
    Code,
    Codebook,
    Document,
    LinkRecord,
    LogEntry,
    Search,
    Snapshot,
)
from workbench.settings import DEFAULTS, ExchangeSettings


def changed(snapshot: Snapshot, change: Any) -> bytes:
    payload = json.loads(json_format.write(snapshot, settings=DEFAULTS.exchange))
    change(payload)
    return json.dumps(payload, ensure_ascii=False).encode()


@BOUNDED
@given(snapshots())
def test_export_import_export_is_byte_identical(snapshot: Snapshot) -> None:
    """Any store survives the way out, in and out again, byte for byte."""
    first = json_format.write(snapshot, settings=DEFAULTS.exchange)
    again = json_format.read(first, settings=DEFAULTS.exchange)
    assert json_format.write(again, settings=DEFAULTS.exchange) == first
    assert {each.id: each for each in again.annotations} == {each.id: each for each in snapshot.annotations}
    assert {each.id: each for each in again.assessments} == {each.id: each for each in snapshot.assessments}
    assert {each.id: each for each in again.links} == {each.id: each for each in snapshot.links}
    assert {each.id: each for each in again.documents} == {each.id: each for each in snapshot.documents}
    assert again.texts == snapshot.texts


def test_order_of_records_does_not_change_the_bytes() -> None:
    """A store read in another order is the same file."""
    snapshot = sample()
    turned = replace(snapshot, annotations=snapshot.annotations[::-1], documents=snapshot.documents[::-1])
    assert json_format.write(turned, settings=DEFAULTS.exchange) == json_format.write(
        snapshot, settings=DEFAULTS.exchange
    )
    assert json_format.write(snapshot, settings=DEFAULTS.exchange).endswith(b"}\n")


def test_schema_is_valid_and_names_every_field_of_the_model() -> None:
    """A field added to the model without the schema breaks this test, not a user's export."""
    Draft202012Validator.check_schema(schema())
    defs = schema()["$defs"]
    for name, kind, beside in (
        ("document", Document, {"text", "kind"}),  # ``kind``: what older files call version_kind
        ("assessment", Assessment, set()),
        ("link", LinkRecord, set()),
        ("code", Code, set()),
        ("codebook", Codebook, set()),
        ("logentry", LogEntry, set()),
        ("search", Search, set()),
    ):
        assert set(defs[name]["properties"]) == {each.name for each in fields(kind)} | beside, name


CHECKED = {
    *("$schema", "$id", "$ref", "$defs", "title", "description"),
    *("type", "properties", "required", "additionalProperties", "items", "anyOf", "contains"),
    *("enum", "const", "minimum", "minLength", "minItems", "maxItems"),
}


def keywords(part: Any) -> set[str]:
    if isinstance(part, list):
        return {word for each in part for word in keywords(each)}
    if not isinstance(part, dict):
        return set()
    named = {"properties", "$defs"} & part.keys()
    inner = {word for name in named for each in part[name].values() for word in keywords(each)}
    rest = {word for name, each in part.items() if name not in named for word in keywords(each)}
    return set(part) | inner | rest


def test_the_schema_uses_nothing_that_a_shape_leaves_out() -> None:
    """Records of one shape are validated once; that is right only for these keywords and bounds."""
    text = json.dumps(schema())
    assert keywords(schema()) <= CHECKED
    assert set(re.findall(r'"minimum": (\d+)', text)) == {"0", "1"}
    assert set(re.findall(r'"minLength": (\d+)', text)) == {"1"}


@settings(BOUNDED, max_examples=max(25, EXAMPLES // 10))
@given(snapshots(), st.data())
def test_checking_each_shape_once_finds_what_checking_every_record_finds(
    snapshot: Snapshot, data: st.DataObject
) -> None:
    """A record spoilt anywhere is found whether or not records like it came before."""
    payload = json.loads(json_format.write(snapshot, settings=DEFAULTS.exchange))
    records = [
        each for name in ("documents", "annotations", "assessments", "links") for each in payload[name]
    ]
    record = data.draw(st.sampled_from(records))
    record[data.draw(st.sampled_from(sorted(record)))] = data.draw(
        st.sampled_from([None, 1, -1, 0.5, "", [], {}])
    )
    right = Draft202012Validator(schema()).is_valid(payload)
    try:
        validate(payload)
    except ExchangeError:
        assert not right
    else:
        assert right


def test_whole_floats_where_an_integer_belongs_are_refused() -> None:
    """1.0 is an integer to JSON Schema but not to the store."""
    with pytest.raises(ExchangeError, match="number"):
        json_format.read(
            changed(sample(), lambda payload: payload["documents"][0].update(number=1.0)),
            settings=DEFAULTS.exchange,
        )


def test_unknown_fields_of_a_record_are_kept() -> None:
    """A field this version does not know is there again after the next export."""

    def add(payload: dict[str, Any]) -> None:
        payload["annotations"][0]["colour"] = {"a": [1, 2.5]}
        payload["assessments"][0]["weight"] = 3

    snapshot = json_format.read(changed(sample(), add), settings=DEFAULTS.exchange)
    payload = json.loads(json_format.write(snapshot, settings=DEFAULTS.exchange))
    assert payload["annotations"][0]["colour"] == {"a": [1, 2.5]}
    assert payload["assessments"][0]["weight"] == 3


def test_unknown_fields_elsewhere_are_refused_by_name() -> None:
    """Where nothing could keep a field, the file is refused instead of trimmed."""
    with pytest.raises(ExchangeError, match="documents/0"):
        json_format.read(
            changed(sample(), lambda payload: payload["documents"][0].update(colour=1)),
            settings=DEFAULTS.exchange,
        )


def test_lone_surrogates_survive() -> None:
    """A damaged character in a text is no reason to lose the text."""
    text = "损坏\ud83d的字"
    document = replace(sample().documents[0], id="d", text_sha256=digest(text))
    first = json_format.write(Snapshot(documents=(document,), texts={"d": text}), settings=DEFAULTS.exchange)
    assert json_format.read(first, settings=DEFAULTS.exchange).texts == {"d": text}
    assert (
        json_format.write(json_format.read(first, settings=DEFAULTS.exchange), settings=DEFAULTS.exchange)
        == first
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda p: p["documents"][0].update(text=p["documents"][0]["text"] + "。"), "校验值"),
        (lambda p: p["annotations"][0]["target"]["selector"][0].update(start=1), "引文"),
        (lambda p: p["annotations"][0]["target"]["selector"][1].update(exact="新增就业1.3万人以上"), "引文"),
        (lambda p: p["annotations"][0]["target"]["selector"][0].update(end=10**9), "引文"),
        (lambda p: p["annotations"][0]["target"]["selector"].pop(0), "引文"),
        (lambda p: p["annotations"].append(p["annotations"][0]), "两次"),
        (lambda p: p["assessments"][0].update(annotation="nobody"), "标注不在其中"),
        (lambda p: p["assessments"][0].update(against="nowhere"), "对照的报告"),
        (lambda p: p["assessments"][0].update(verdict="kept"), "assessments/0/verdict"),
        (lambda p: p["documents"].pop(0), "不在其中"),
        (lambda p: p.update(schema="gwr-annotations/2"), "升级"),
        (lambda p: p["annotations"][0].update(version="1"), "annotations/0/version"),
        (lambda p: p["annotations"][0]["target"]["selector"][0].update(start=-1), "annotations/0/target"),
    ],
)
def test_a_tampered_file_is_refused_with_one_sentence(change: Any, words: str) -> None:
    """Whatever was changed by hand is named; nothing is repaired in silence."""
    with pytest.raises(ExchangeError, match=words) as caught:
        json_format.read(changed(sample(), change), settings=DEFAULTS.exchange)
    assert "\n" not in caught.value.message
    assert caught.value.message.endswith("。")
    assert caught.value.english


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"schema": "gwr-annotations/1"}',
        b"[" * 200_000,
        b'{"schema":' * 50_000,
        b"[" * 500 + b"]" * 500,
        b'{"schema": "gwr-annotations/1", "schema": "gwr-annotations/1"}',
        b'{"schema": NaN}',
        b'{"schema": 1e999}',
        b'{"schema": ' + b"9" * 5000 + b"}",
        json_format.write(sample(), settings=DEFAULTS.exchange)[:-40],
    ],
)
def test_hostile_bytes_are_refused_with_one_sentence(data: bytes) -> None:
    """Empty, cut, deep, doubled or numberless files give the project's own error and nothing else."""
    with pytest.raises(ExchangeError) as caught:
        json_format.read(data, settings=DEFAULTS.exchange)
    assert "\n" not in caught.value.message


def test_an_oversized_file_is_refused_before_it_is_parsed() -> None:
    """The limit is on bytes, so nothing is built from a huge file."""
    with pytest.raises(ExchangeError, match="超过 1 MB"):
        json_format.read(b" " * (1024 * 1024 + 1), ExchangeSettings(max_bytes=1024 * 1024))


def test_what_could_not_be_imported_is_not_exported() -> None:
    """An extra nested deeper than an import may be is refused on the way out already."""
    deep: Any = 1
    for _ in range(100):
        deep = [deep]
    snapshot = sample()
    record = replace(snapshot.annotations[0], extra={"deep": deep})
    with pytest.raises(ExchangeError, match="嵌套"):
        json_format.write(
            replace(snapshot, annotations=(record, snapshot.annotations[1])), settings=DEFAULTS.exchange
        )


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    """An editor that adds a BOM does not make the file unreadable."""
    data = json_format.write(sample(), settings=DEFAULTS.exchange)
    assert (
        json_format.write(
            json_format.read(b"\xef\xbb\xbf" + data, settings=DEFAULTS.exchange), settings=DEFAULTS.exchange
        )
        == data
    )


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_is_none_is_refused_in_a_sentence(number: float) -> None:
    """A damaged store may hold one; its export says so instead of failing."""
    base = sample()
    spoilt = replace(base.annotations[0], extra={"weight": [number]})
    with pytest.raises(ExchangeError, match="JSON"):
        json_format.write(
            replace(base, annotations=(spoilt, *base.annotations[1:])), settings=DEFAULTS.exchange
        )


@pytest.mark.parametrize("content", [b"{}", b"[]", b'{"schema": null}', '{"标题": "云海区"}'.encode()])
def test_a_file_that_names_no_schema_is_not_said_to_name_none(content: bytes) -> None:
    """Somebody else's JSON is called that, in words; what a program calls nothing is not told."""
    with pytest.raises(ExchangeError) as refused:
        json_format.read(content, DEFAULTS.exchange)
    assert "None" not in refused.value.message
    assert "None" not in refused.value.english
    assert "完整数据" in refused.value.message
