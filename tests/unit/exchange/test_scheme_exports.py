"""Values in the fields of a scheme leave in every format that can hold them, and come back."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from tests.builders.qdpx_files import SCHEMA, edited, rewritten
from tests.builders.snapshots import sample
from workbench.errors import ExchangeError
from workbench.exchange import json_format
from workbench.exchange.formats import FORMATS
from workbench.exchange.importing import merge
from workbench.exchange.qdpx.code_tree import Meaning
from workbench.exchange.replication.papers import codebook_page
from workbench.exchange.replication.rows import record_tables
from workbench.exchange.replication.tables import csv_bytes
from workbench.exchange.sound_part import sound_part
from workbench.model.decision import Annotation, Codebook, Snapshot
from workbench.model.scheme import Choice, SchemeField
from workbench.settings import DEFAULTS

OPTIONS = (Choice(id="law", zh="规制", en="Law"), Choice(id="money", zh="投入；补贴", en="Money"))
FIELDS = (
    SchemeField(id="tool", kind="choice", zh="=工具<b>", en="=Tool", options=OPTIONS),
    SchemeField(id="who", kind="several", zh="人群", en="Groups", options=OPTIONS),
    SchemeField(id="how", kind="number", zh="程度", en="Degree", low=0, high=4),
    SchemeField(id="memo", kind="text", zh="说明", en="Memo"),
)
NEW = "11111111-2222-4333-8444-555555555555"
SAID = {"how": 2.5, "memo": "=1+1\n<b>第二行", "tool": "law", "who": ["money", "law"]}


def coded() -> Snapshot:
    """Return a store whose first annotation says something in each field."""
    base = sample()
    last = max((each.revision for each in base.codebooks), default=0)
    codes = base.codebooks[-1].codes if base.codebooks else ()
    book = Codebook(
        revision=last + 1, codes=codes, fields=FIELDS, types=(Choice(id="own", zh="自定", en="own"),)
    )
    first = replace(base.annotations[0], fields=SAID, codebook_revision=book.revision)
    return replace(base, codebooks=(*base.codebooks, book), annotations=(first, *base.annotations[1:]))


def first(snapshot: Snapshot, like: Snapshot) -> Annotation:
    """Return the annotation of ``snapshot`` that is the first of ``like``."""
    return next(each for each in snapshot.annotations if each.id == like.annotations[0].id)


def test_the_whole_comes_back_as_json_and_as_annotations_of_the_web() -> None:
    """Values, kinds and the scheme itself survive; a second way out gives the same bytes."""
    snapshot = coded()
    data = json_format.write(snapshot, settings=DEFAULTS.exchange)
    again = json_format.read(data, settings=DEFAULTS.exchange)
    assert (first(again, snapshot).fields, again.codebooks) == (SAID, snapshot.codebooks)
    assert json_format.write(again, settings=DEFAULTS.exchange) == data
    back = FORMATS["w3c"].read(
        FORMATS["w3c"].write(snapshot, settings=DEFAULTS.exchange), snapshot, settings=DEFAULTS
    )
    assert back is not None
    assert first(back, snapshot).fields == SAID


@pytest.mark.parametrize(
    "wrong", [{"tool": "none"}, {"how": 9}, {"nothing": "x"}, {"who": ["law", "law"]}, {"memo": 1}]
)
def test_a_file_with_values_against_its_scheme_is_told_and_left(wrong: dict[str, object]) -> None:
    """Such a file is refused whole, and record by record only the faulty one is left out."""
    snapshot = coded()
    bad = replace(snapshot.annotations[0], fields=wrong)
    broken = replace(snapshot, annotations=(bad, *snapshot.annotations[1:]))
    with pytest.raises(ExchangeError):
        json_format.write(broken, settings=DEFAULTS.exchange)
    part, said = sound_part(broken, Snapshot())
    assert bad.id not in {each.id for each in part.annotations}
    assert any(bad.id[:20] in each.zh for each in said)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_a_table_has_a_column_for_each_field_and_brings_changes_back(name: str, language: str) -> None:
    """Unchanged, a table changes nothing; options may be written by name or code, and a cell emptied."""
    snapshot, form = coded(), FORMATS[name]
    data = form.write(snapshot, language, settings=DEFAULTS.exchange)
    found = form.read_telling(data, snapshot, settings=DEFAULTS)
    assert found is not None
    assert (found[0].annotations, found[1]) == ((), ())
    if name == "csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        where = {each[each.rindex("[") :]: n for n, each in enumerate(rows[0]) if each.endswith("]")}
        assert [*where] == ["[tool]", "[who]", "[how]", "[memo]"]
        assert not [cell for row in rows for cell in row if cell.startswith("=")]
        row = next(each for each in rows[1:] if each[where["[tool]"]])
        assert row[where["[who]"]] == ("money；规制" if language == "zh" else "Money；Law")
        row[where["[tool]"]], row[where["[who]"]] = "money", "law"
        row[where["[how]"]], row[where["[memo]"]] = "3", ""
        out = io.StringIO(newline="")
        csv.writer(out).writerows(each for each in rows if each in (rows[0], row))
        back = form.read_telling(out.getvalue().encode(), snapshot, settings=DEFAULTS)
        assert back is not None
        assert back[0].annotations[0].fields == {"how": 3, "tool": "money", "who": ["law"]}
        row[where["[tool]"]], row[where["[how]"]] = "none", "9"
        out = io.StringIO(newline="")
        csv.writer(out).writerows([rows[0], row])
        back = form.read_telling(out.getvalue().encode(), snapshot, settings=DEFAULTS)
        assert back is not None
        assert len(back[1]) == 2


def test_a_project_for_other_tools_is_valid_and_comes_back_unchanged() -> None:
    """Fields are codes with their options below; a text is the note of its coding."""
    snapshot = coded()
    data = FORMATS["qdpx"].write(snapshot, settings=DEFAULTS.exchange)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree = etree.fromstring(archive.read("project.qde"))
    SCHEMA.assertValid(tree)
    back = FORMATS["qdpx"].read_telling(data, snapshot, settings=DEFAULTS)
    assert back is not None
    assert first(back[0], snapshot) == snapshot.annotations[0]
    assert merge(snapshot, back[0], settings=DEFAULTS.store).annotations == snapshot.annotations


@pytest.mark.parametrize("tool", ["MAXQDA", "ATLAS.ti", "NVivo", "QualCoder"])
def test_values_come_back_from_each_tool(tool: str) -> None:
    """What each tool makes of the file keeps every value, numbers as numbers and options in their fields."""
    snapshot = coded()
    back = FORMATS["qdpx"].read_telling(
        rewritten(FORMATS["qdpx"].write(snapshot, settings=DEFAULTS.exchange), tool),
        snapshot,
        settings=DEFAULTS,
    )
    assert back is not None
    found = first(back[0], snapshot).fields
    assert {**found, "who": {*found["who"]}} == {**SAID, "who": {"money", "law"}}


def test_what_another_tool_changed_in_a_field_is_taken_where_the_scheme_has_it() -> None:
    """A memo edited there comes back; a number beyond the bounds is told and ours stays."""
    snapshot = coded()
    data = edited(
        FORMATS["qdpx"].write(snapshot, settings=DEFAULTS.exchange),
        lambda text: text.replace("第二行", "改过的一行"),
    )
    back = FORMATS["qdpx"].read_telling(data, snapshot, settings=DEFAULTS)
    assert back is not None
    assert first(back[0], snapshot).fields == {**SAID, "memo": "=1+1\n<b>改过的一行"}
    data = edited(
        FORMATS["qdpx"].write(snapshot, settings=DEFAULTS.exchange),
        lambda text: text.replace('name="2.5"', 'name="9"'),
    )
    other = edited(data, lambda text: text.replace(Meaning("field", "2.5", "how").guid, NEW))
    back = FORMATS["qdpx"].read_telling(other, snapshot, settings=DEFAULTS)
    assert back is not None
    assert first(back[0], snapshot).fields == SAID
    assert any("1 values that no field" in each.en for each in back[1])


def test_the_package_for_replication_has_the_scheme_and_the_values() -> None:
    """One table of values, the scheme in the codebook's table, and a page that runs nothing of it."""
    snapshot = coded()
    tables = {each.name: csv_bytes(each).decode() for each in record_tables(snapshot, {})}
    rows = list(csv.DictReader(io.StringIO(tables["fields"])))
    assert [(each["field"], each["value"], each["number"]) for each in rows] == [
        ("how", "", "2.5"),
        ("memo", "'=1+1\n<b>第二行", ""),
        ("tool", "law", ""),
        ("who", "money", ""),
        ("who", "law", ""),
    ]
    assert {"tool", "law", "own"} <= {
        each["code"] for each in csv.DictReader(io.StringIO(tables["codebook"]))
    }
    page = codebook_page(snapshot).decode()
    assert "=工具&lt;b&gt;" in page
    assert "<b>" not in page
