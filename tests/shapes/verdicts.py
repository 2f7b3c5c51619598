"""Write what the browser's scripts and styles and the published schema have of the table of verdicts.

``make shapes`` writes it; ``tests/rules/test_verdicts.py`` holds that it was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tests.shapes.declarations import PACKAGE
from workbench.model.verdicts import GIVEN, TABLE, Hue, Row

WEB = PACKAGE / "ui" / "components" / "web"
SCRIPT, STYLE = WEB / "verdicts.js", WEB / "verdicts.css"
SCHEMA = PACKAGE / "exchange" / "schema" / "gwr-annotations-1.schema.json"
_HEAD = "Written by `make shapes` from workbench/model/verdicts.py: change that."
# Of each hue the theme's colours: of an area, of words, and behind words.
_COLOURS: Mapping[Hue, tuple[str, str, str]] = {
    "green": ("--okfill", "--ok", "--okbg"),
    "orange": ("--partfill", "--num", "--numbg"),
    "blue": ("--st-blue-color", "--accent", "--accentbg"),
    "red": ("--nofill", "--no", "--nobg"),
    "violet": ("--movefill", "--move", "--movebg"),
    "gray": ("--silentfill", "--silent", "--silentbg"),
    "pale": ("--line", "--silent", "--silentbg"),
    "hollow": ("--silentbg", "--silent", "--silentbg"),
}


def written() -> dict[Path, str]:
    """Return each file that is written from the table, with its text, in Prettier's form."""
    return {SCRIPT: _script(), STYLE: _style(), SCHEMA: _schema()}


def _script() -> str:
    rows = "".join(
        f'  {{ code: "{row.verdict}", key: "{row.key}", quotation: {json.dumps(row.quotation)}, '
        f'glyph: "{row.glyph}" }},\n'
        for row in GIVEN
    )
    told = "// What can be given, in the order in which it is offered."
    return f"// {_HEAD}\n\n{told}\nexport const GIVEN = [\n{rows}];\n"


def _style() -> str:
    return f"/* {_HEAD} */\n\n" + "".join(map(_rules, TABLE))


def _rules(row: Row) -> str:
    """Return how a verdict's area, its name, its button and its round sign are drawn."""
    area, words, behind = _COLOURS[row.hue]
    rules = {
        f".f-{row.verdict}": f"background: var({area})",
        f".v-{row.verdict}": f"color: var({words})",
        f".verdicts .v.given.v-{row.verdict}": f"background: var({behind})",
    }
    if row.pie:
        rules[f".shape.v-{row.verdict}"] = f"--part: {row.pie:.0%}"
    return "".join(f"{name} {{\n  {said};\n}}\n" for name, said in rules.items())


def _schema() -> str:
    """Return the schema as it stands, with the codes of today's verdicts."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    schema["$defs"]["assessment"]["properties"]["verdict"]["enum"] = [row.verdict.value for row in TABLE]
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
