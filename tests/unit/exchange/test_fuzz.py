"""Spoilt files: whatever was changed in them, an import works or says one sentence, never crashes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.snapshots import BOUNDED, EXAMPLES, JSON, sample
from workbench.errors import ExchangeError
from workbench.exchange import json_format
from workbench.exchange.formats import FORMATS, recognise
from workbench.exchange.importing import merge, plan_import
from workbench.model.decision import Snapshot
from workbench.settings import DEFAULTS

READABLE = ["json", "w3c", "labelstudio", "doccano"]
MANY = settings(BOUNDED, max_examples=max(40, EXAMPLES // 2))


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value below this one."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, each in inner for found in places(each, (*path, key)))]


def spoilt(value: Any, path: tuple[Any, ...], by: Any) -> Any:
    """Return the value with something else at one place."""
    if not path:
        return by
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = spoilt(copy[path[0]], path[1:], by)
    return copy


def parsed(name: str) -> Any:
    data = FORMATS[name].write(sample(), settings=DEFAULTS.exchange)
    return [json.loads(line) for line in data.splitlines()] if name == "doccano" else json.loads(data)


def written(name: str, value: Any) -> bytes:
    if name == "doccano" and isinstance(value, list):
        return "\n".join(json.dumps(each) for each in value).encode()
    return json.dumps(value).encode()


VALUES = {name: parsed(name) for name in READABLE}
PLACES = {name: places(value) for name, value in VALUES.items()}


def survives(name: str, data: bytes) -> None:
    try:
        incoming = FORMATS[name].read(data, settings=DEFAULTS) or Snapshot()
        plan_import(sample(), incoming, settings=DEFAULTS.store)
        json_format.write(
            merge(sample(), incoming, "theirs", settings=DEFAULTS.store), settings=DEFAULTS.exchange
        )
    except ExchangeError as error:
        assert "\n" not in error.message  # noqa: PT017 — both outcomes are right, this one must be short


@pytest.mark.parametrize("name", READABLE)
@MANY
@given(data=st.data())
def test_any_value_anywhere_is_imported_or_refused(name: str, data: st.DataObject) -> None:
    """One value of a good file replaced by any other."""
    path = data.draw(st.sampled_from(PLACES[name]))
    survives(name, written(name, spoilt(VALUES[name], path, data.draw(JSON))))


@pytest.mark.parametrize("name", READABLE)
@MANY
@given(data=st.data())
def test_cut_and_flipped_bytes_are_imported_or_refused(name: str, data: st.DataObject) -> None:
    """A file cut off, or with one byte changed."""
    good = FORMATS[name].write(sample(), settings=DEFAULTS.exchange)
    at = data.draw(st.integers(0, len(good) - 1))
    survives(name, good[:at])
    survives(name, good[:at] + bytes([data.draw(st.integers(0, 255))]) + good[at + 1 :])


@MANY
@given(st.binary(max_size=200))
def test_any_bytes_are_recognised_and_refused(data: bytes) -> None:
    """Bytes that are no file of ours give the project's own error."""
    survives(recognise(data).name, data)
