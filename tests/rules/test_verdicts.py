"""Verdicts have one table; what Python, the scripts, the styles and the schema know of them comes from it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.builders.node import node_command
from tests.shapes import verdicts as shapes
from tests.shapes.declarations import PACKAGE
from workbench.model.verdicts import DISPUTED, GIVEN, TABLE, TALLIED, Verdict

ROOT = PACKAGE.parent
# What both sides say of the verdicts, asked in a process of its own so that a copy can be asked too.
OF_THE_SCRIPTS = """
const model = await import(process.argv[1]);
console.log(JSON.stringify({
  order: model.VERDICTS,
  keys: model.VERDICTS.map((each) => model.KEY_OF[each]),
  quoted: [...model.NEEDS_QUOTATION],
}));
"""
OF_PYTHON = """
import dataclasses, json, sys
from workbench.exchange.fulfilment_report import words_of
from workbench.exchange.replication.tables import FULFILMENT
from workbench.exchange.verdict_colours import page_colours
from workbench.model.verdicts import TALLIED, Verdict
from workbench.ui.i18n import table
from workbench.ui.presenting.charts import Palette
from workbench.ui.presenting.verdict_names import verdict_names
code = sys.argv[1]
hues = {field.name: field.name for field in dataclasses.fields(Palette)}
print(json.dumps({
    "order": TALLIED,
    "quoted": Verdict(code).needs_quotation,
    "screen": [table(each)[f"verdict.{code}"] for each in ("zh", "en")],
    "legend": [verdict_names(each)[code] for each in ("zh", "en")],
    "printed": [words_of(each)[code] for each in ("zh", "en")],
    "columns": FULFILMENT,
    "chart": Palette(**hues).of(code),
    "page": list(page_colours(dark=False)),
}))
"""


def asked(root: Path, code: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the package under a folder says of verdicts: its Python of one code, its scripts of all."""
    model = root / "workbench" / "ui" / "components" / "web" / "judging_model.js"
    scripts = [*node_command(), "--input-type=module", "-e", OF_THE_SCRIPTS, model.as_uri()]
    said = _run([sys.executable, "-c", OF_PYTHON, code], root), _run(scripts, root)
    return json.loads(said[0]), json.loads(said[1])


def _run(command: list[str], root: Path) -> str:
    ran = subprocess.run(
        command,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_what_is_written_from_the_table_is_what_it_says_now() -> None:
    """The scripts' rows, the style sheet and the schema's codes are as `make shapes` would write them."""
    for path, text in shapes.written().items():
        assert path.read_text("utf-8") == text, path.name


def test_python_and_the_scripts_agree() -> None:
    """Order, keys and which verdict needs a quotation are the same on both sides."""
    _, scripts = asked(ROOT, "partial")
    assert scripts["order"] == [row.verdict for row in GIVEN]
    assert scripts["keys"] == [row.key for row in GIVEN]
    assert scripts["quoted"] == [row.verdict for row in GIVEN if row.verdict.needs_quotation]


def test_the_table_is_whole() -> None:
    """Each verdict has one row; keys are single digits, each once; a sign is a glyph or a pie."""
    assert sorted(row.verdict for row in TABLE) == sorted(Verdict)
    keys = [row.key for row in GIVEN]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[1-9]", key) for key in keys)
    assert not any(row.glyph and row.pie for row in TABLE)
    assert set(TALLIED) == {*(each.value for each in Verdict), DISPUTED}


@pytest.mark.parametrize("code", ["superseded", "not_verifiable"])
def test_nothing_else_lists_the_verdicts(code: str) -> None:
    """A code that no rule asks for by name stands in the table and in what is written from it alone."""
    from_it = {PACKAGE / "model" / "verdicts.py", *shapes.written()}
    suffixes = {".py", ".js", ".css", ".json", ".j2", ".ts"}
    elsewhere = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.*")
        if path.suffix in suffixes and path not in from_it
        if re.search(rf"[\"'-]{code}\b", path.read_text("utf-8"))
    ]
    assert not elsewhere


def test_a_verdict_more_is_a_row_more(tmp_path: Path) -> None:
    """With a made-up verdict in a copy's table and its hint in the catalogue, both languages know all of it.

    Its place, key and sign, that it needs no quotation, its colours, its names and its code in the schema
    follow without another file being touched.
    """
    shutil.copytree(PACKAGE, tmp_path / "workbench", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests" / "shapes", tmp_path / "tests" / "shapes")
    (tmp_path / "tests" / "__init__.py").touch()
    table = tmp_path / "workbench" / "model" / "verdicts.py"
    text = table.read_text("utf-8")
    last = '    NOT_VERIFIABLE = "not_verifiable"\n'
    before = "    Row(\n        verdict=Verdict.PARTIAL,"
    row = (
        '    Row(verdict=Verdict.HEARSAY, names=("仅有传闻", "hearsay"), key="9", quotation=False, '
        'weight=0.25, hue="violet", glyph="?"),\n'
    )
    text = text.replace(last, f'{last}    HEARSAY = "hearsay"\n').replace(before, row + before)
    table.write_text(text, "utf-8")
    _run([sys.executable, "-m", "tests.shapes"], tmp_path)
    python, scripts = asked(tmp_path, "hearsay")
    order, keys = [row.verdict.value for row in GIVEN], [row.key for row in GIVEN]
    at = order.index("partial")
    order.insert(at, "hearsay")
    keys.insert(at, "9")
    assert scripts["order"] == order
    assert scripts["keys"] == keys
    assert "hearsay" not in scripts["quoted"]
    assert python == {
        "order": [*order, DISPUTED, "not_assessed"],
        "quoted": False,
        "screen": ["仅有传闻", "hearsay"],
        "legend": ["仅有传闻", "Hearsay"],
        "printed": ["仅有传闻", "Hearsay"],
        "columns": python["columns"],
        "chart": {"color": "violet"},
        "page": [*order, DISPUTED, "not_assessed"],
    }
    assert "hearsay" in python["columns"]
    web = tmp_path / "workbench" / "ui" / "components" / "web"
    assert 'key: "9", quotation: false, glyph: "?"' in (web / "verdicts.js").read_text("utf-8")
    assert ".v-hearsay {\n  color: var(--move);\n}" in (web / "verdicts.css").read_text("utf-8")
    schema = (tmp_path / shapes.SCHEMA.relative_to(ROOT)).read_text("utf-8")
    assert '"hearsay"' in schema
