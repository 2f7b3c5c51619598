"""What passes between server and browser has one source: the TypedDicts that the scripts' types come from."""

from __future__ import annotations

import re

import pytest

from tests.shapes.declarations import PACKAGE, WRITTEN, declarations, declare

WEB = PACKAGE / "ui" / "components" / "web"
# What a browser keeps to itself, or hands to its own parts.
OF_THE_BROWSER = {
    "Child",
    "Component",
    "EventPlace",
    "Hub",
    "JudgingPlace",
    "KeyTable",
    "ListFilters",
    "PairsPlace",
    "Props",
    "ReaderPlace",
    "Root",
    "ShadowRoot",
    "Takable",
    "Translate",
    "Window",
}


def test_the_scripts_types_are_what_python_says() -> None:
    """The file is as it would be written now; `make shapes` writes it."""
    assert WRITTEN.read_text("utf-8") == declarations()


def test_no_other_file_declares_a_message() -> None:
    """Beside the written file one more declares types: what stands in it never passes the wire."""
    others = [path for path in WEB.glob("*.d.ts") if path != WRITTEN]
    assert [path.name for path in others] == ["types.d.ts"]
    declared = re.findall(r"\b(?:interface|type) (\w+)", others[0].read_text("utf-8"))
    assert set(declared) - {"Refusal", "Span"} == OF_THE_BROWSER


def test_each_form_of_a_type_has_its_counterpart() -> None:
    """Fields that may be missing, unions, tuples, records, and what is told of a field."""
    source = '''
class Stop(Place, total=False):
    """Where a bus stops."""

    name: Required[str]
    lines: Sequence[tuple[int, str]]
    """By number and end."""
    seen: Mapping[str, bool | None]
    kind: Literal["bus", "tram"]

Pair: TypeAlias = tuple[float, float]
"""Two numbers."""
'''
    assert list(declare(source)) == [
        "/** Where a bus stops. */\n"
        "export interface Stop extends Place {\n"
        "  name: string;\n"
        "  /** By number and end. */\n"
        "  lines?: [number, string][];\n"
        "  seen?: Record<string, boolean | null>;\n"
        '  kind?: "bus" | "tram";\n'
        "}",
        "/** Two numbers. */\nexport type Pair = [number, number];",
    ]


def test_a_type_without_counterpart_is_refused() -> None:
    """Nothing is guessed: what a browser cannot be told by a type raises, with its line."""
    with pytest.raises(ValueError, match="line 3: no counterpart for set"):
        list(declare("class A(TypedDict):\n    a: str\n    b: set[str]\n"))
