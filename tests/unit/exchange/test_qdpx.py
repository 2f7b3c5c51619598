"""Projects for other tools: valid, exact, and what comes back is told before it counts."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.builders.qdpx_files import SCHEMA, codes_of, edited, project_of, rewritten
from tests.builders.snapshots import BOUNDED, EXAMPLES, anchor_at, digest, sample, snapshots
from workbench.errors import ExchangeError
from workbench.exchange.formats import FORMATS, recognise
from workbench.exchange.importing import merge, plan_import
from workbench.exchange.qdpx.guids import fit
from workbench.model.decision import Annotation, Snapshot, Verdict
from workbench.settings import DEFAULTS

QDPX = FORMATS["qdpx"]
SAMPLE = settings(BOUNDED, max_examples=EXAMPLES if EXAMPLES > 100 else 25)
STRANGE = "建成𠮷字广场😀3个。\n新增就业1.2万人以上，其中𠀀类人员200人。\n完成改造👨‍👩‍👧5处。\n"


def taken(data: bytes, current: Snapshot) -> tuple[Snapshot, str]:
    """Return what a file holds and what is told of it."""
    found = QDPX.read_telling(data, current, settings=DEFAULTS)
    assert found is not None
    return found[0], " ".join(each.en for each in found[1])


def marked(text: str, spans: list[tuple[int, int]]) -> Snapshot:
    """Return a store with one text and an annotation on each span."""
    document = replace(sample().documents[0], text_sha256=digest(text))
    marks = tuple(
        replace(
            sample().annotations[0],
            id=f"m{n}",
            anchor=anchor_at(document.id, text, *span),
            note=f"第{n}处",
        )
        for n, span in enumerate(spans)
    )
    return Snapshot(
        documents=(document,),
        texts={document.id: text},
        annotations=marks,
        codebooks=sample().codebooks,
    )


def said(each: Annotation) -> tuple[object, ...]:
    """Return what a project holds of an annotation."""
    anchor = each.anchor
    place = (anchor.document, anchor.start, anchor.end, anchor.exact)
    tags = tuple(sorted({fit(tag) for tag in each.tags}))
    note = fit(each.note).replace("\r\n", "\n").replace("\r", "\n").strip()
    return (*place, each.type, each.area, each.decision, tags, note, fit(each.coder))


@SAMPLE
@given(snapshots())
def test_any_store_goes_there_and_back(store: Snapshot) -> None:
    """The file is valid, changes nothing where it came from, and tells a bare store the same."""
    data = QDPX.write(store, settings=DEFAULTS.exchange)
    SCHEMA.assertValid(etree.fromstring(project_of(data)))
    assert data == QDPX.write(store, settings=DEFAULTS.exchange)
    back, told = taken(data, store)
    assert plan_import(store, back, settings=DEFAULTS.store).changes_nothing, plan_import(
        store, back, settings=DEFAULTS.store
    ).summary("en")
    assert "removed" not in told
    placed = [each for each in store.annotations if each.anchor.start is not None]
    assert {each.id for each in back.annotations} == {each.id for each in placed}
    bare = Snapshot(documents=store.documents, texts=store.texts, codebooks=store.codebooks)
    there, _ = taken(data, bare)
    assert sorted(map(repr, map(said, there.annotations))) == sorted(map(repr, map(said, placed)))
    SCHEMA.assertValid(
        etree.fromstring(
            project_of(QDPX.write(merge(bare, there, settings=DEFAULTS.store), settings=DEFAULTS.exchange))
        )
    )


def test_three_hundred_overlapping_codings_keep_their_places() -> None:
    """None moves, in a text with characters that count as two elsewhere."""
    text, chance = STRANGE * 20, random.Random(22)
    spans = [(start := chance.randrange(len(text) - 40), start + chance.randint(1, 40)) for _ in range(300)]
    store = marked(text, spans)
    data = QDPX.write(store, settings=DEFAULTS.exchange)
    here, told = taken(data, store)
    assert sorted(here.annotations, key=lambda each: each.id) == sorted(
        store.annotations, key=lambda each: each.id
    )
    assert told == ""
    there, _ = taken(data, replace(store, annotations=()))
    assert sorted((a.anchor.start, a.anchor.end, a.anchor.exact) for a in there.annotations) == sorted(
        (a.anchor.start, a.anchor.end, a.anchor.exact) for a in store.annotations
    )


@pytest.mark.parametrize("tool", ["MAXQDA", "ATLAS.ti", "NVivo", "QualCoder"])
@pytest.mark.parametrize("units", [False, True], ids=["code points", "UTF-16 units"])
def test_each_tool_s_file_is_read_in_place(tool: str, units: bool) -> None:
    """Line ends, byte order mark, paths, new GUIDs and counted units differ; the passages are the same."""
    store = marked(STRANGE, [(0, 10), (2, 4), (11, 22), (27, 29), (36, 44)])
    data = rewritten(QDPX.write(store, settings=DEFAULTS.exchange), tool, units=units)
    back, told = taken(data, store)
    assert plan_import(store, back, settings=DEFAULTS.store).changes_nothing, (
        told,
        plan_import(store, back, settings=DEFAULTS.store).summary("en"),
    )
    assert "removed" not in told
    there, _ = taken(data, replace(store, annotations=()))
    assert {a.anchor.exact for a in there.annotations} == {a.anchor.exact for a in store.annotations}


def test_where_nothing_shows_how_a_tool_counts_it_is_said() -> None:
    """The standard's count is taken and a sentence says to look."""
    store = marked(STRANGE, [(11, 15)])
    bare = replace(store, annotations=())
    data = edited(
        QDPX.write(store, settings=DEFAULTS.exchange),
        lambda text: re.sub(r' name="[^"]*" startPosition', " startPosition", text),
    )
    back, told = taken(data, bare)
    assert [each.anchor.start for each in back.annotations] == [11]
    assert "count characters" in told
    plain = marked("建成广场3个。新增就业1.2万人。", [(0, 6)])
    data = edited(
        QDPX.write(plain, settings=DEFAULTS.exchange),
        lambda text: re.sub(r' name="[^"]*" startPosition', " startPosition", text),
    )
    assert "count characters" not in taken(data, replace(plain, annotations=()))[1]


def _later(text: str) -> str:
    return text.replace("2025-01-10T08:00:00.000", "2025-02-01T08:00:00Z")


def _moved(text: str) -> str:
    return _later(text).replace('startPosition="0" endPosition="11"', 'startPosition="2" endPosition="11"')


def _recoded(text: str) -> str:
    codes = codes_of(text)
    return _later(text).replace(
        f'targetGUID="{codes["指标 target"]}"', f'targetGUID="{codes["举措 measure"]}"'
    )


def _noted(text: str) -> str:
    return _later(text).replace("按下限判", "按上限判")


@pytest.mark.parametrize(
    ("edit", "field", "value"),
    [(_moved, "anchor", "就业1.2万人以上"), (_recoded, "type", "measure"), (_noted, "note", "按上限判")],
)
def test_what_changed_is_told_before_it_counts(edit: Callable[[str], str], field: str, value: str) -> None:
    """The preview names the annotation and the field; only that field is different afterwards."""
    store = sample()
    back, _ = taken(edited(QDPX.write(store, settings=DEFAULTS.exchange), edit), store)
    plan = plan_import(store, back, settings=DEFAULTS.store)
    (item,) = plan.of("changed")
    assert (item.id, item.fields) == ("jobs", (field,))
    after = next(
        each for each in merge(store, back, settings=DEFAULTS.store).annotations if each.id == "jobs"
    )
    now = getattr(after, field)
    assert (now.exact if field == "anchor" else now) == value
    assert replace(after, **{field: getattr(store.annotations[0], field)}) == store.annotations[0]


def test_nothing_of_ours_is_written_over() -> None:
    """Where the annotation was changed here after the export too, both copies are kept."""
    store = sample()
    data = edited(
        QDPX.write(store, settings=DEFAULTS.exchange), lambda text: text.replace("按下限判", "按上限判")
    )
    ours = replace(store.annotations[0], note="按中位判", modified="2025-03-01T08:00:00.000", version=2)
    newer = replace(store, annotations=(ours, store.annotations[1]))
    back, _ = taken(data, newer)
    (item,) = plan_import(newer, back, settings=DEFAULTS.store).of("conflicting")
    kept = {each.id: each.note for each in merge(newer, back, settings=DEFAULTS.store).annotations}
    assert kept["jobs"] == "按中位判"
    assert kept[item.becomes or ""] == "按上限判"


def test_what_the_other_side_removed_stays_and_is_told() -> None:
    """A selection that is gone is named; nothing is taken away here."""
    store = sample()
    data = edited(
        QDPX.write(store, settings=DEFAULTS.exchange),
        lambda text: re.sub(
            r'<PlainTextSelection [^>]*startPosition="12".*?</PlainTextSelection>',
            "",
            text,
            count=1,
            flags=re.S,
        ),
    )
    back, told = taken(data, store)
    assert "removed 1 annotations" in told
    assert "建成3个口袋公园" in told
    assert merge(store, back, settings=DEFAULTS.store).annotations == store.annotations


def test_codings_that_somebody_added_come_in_as_theirs() -> None:
    """A new selection with a code of one's own is an annotation with a tag, under the other person's name."""
    store = sample()

    def add(text: str) -> str:
        user, code = "11111111-1111-4111-8111-111111111111", "{22222222-2222-4222-8222-22222222222A}"
        text = text.replace("</Users>", f'<User guid="{user}" name="Lena"/></Users>')
        text = text.replace("</Codes>", f'<Code guid="{code}" name="口袋公园" isCodable="true"/></Codes>')
        selection = (
            '<PlainTextSelection guid="33333333-3333-4333-8333-333333333333" startPosition="14" '
            f'endPosition="20" creatingUser="{user}"><Description>想一想</Description>'
            f'<Coding guid="44444444-4444-4444-8444-444444444444"><CodeRef targetGUID="{code}"/></Coding>'
            "</PlainTextSelection>"
        )
        return text.replace("</TextSource>", f"{selection}</TextSource>", 1)

    data = edited(QDPX.write(store, settings=DEFAULTS.exchange), add)
    SCHEMA.assertValid(etree.fromstring(project_of(data)))
    back, _ = taken(data, store)
    (new,) = plan_import(store, back, settings=DEFAULTS.store).of("new")
    made = next(each for each in back.annotations if each.id == new.id)
    assert (made.anchor.exact, made.tags, made.note, made.coder) == (
        "3个口袋公园",
        ("口袋公园",),
        "想一想",
        "Lena",
    )
    after = merge(store, back, settings=DEFAULTS.store)
    again, told = taken(QDPX.write(after, settings=DEFAULTS.exchange), after)
    assert plan_import(after, again, settings=DEFAULTS.store).changes_nothing
    assert told == ""


def test_a_verdict_without_its_quotation_does_not_come_in() -> None:
    """A verdict that must rest on a quotation is left out and counted."""
    store = sample()
    data = edited(
        QDPX.write(store, settings=DEFAULTS.exchange),
        lambda text: re.sub(
            r"<Link .*?/>",
            "",
            re.sub(r"(<TextSource [^>]*>)(?:(?!</TextSource>).)*证据.*?", r"\1", text, flags=re.S),
        ),
    )
    bare = replace(store, annotations=(), assessments=(), links=())
    back, told = taken(data, bare)
    assert [each.verdict for each in back.assessments] == [Verdict.NO_EVIDENCE]
    assert "1 verdicts without a quotation" in told


def test_a_source_that_is_not_ours_is_told_and_left_alone() -> None:
    """A text that was changed elsewhere has other places; its codings do not come in."""
    store = sample()
    data = rewritten(
        QDPX.write(store, settings=DEFAULTS.exchange),
        "QualCoder",
        text=lambda text: text.replace("口袋", "城市口袋"),
    )
    back, told = taken(data, store)
    assert "sources that are no text" in told
    assert plan_import(store, back, settings=DEFAULTS.store).changes_nothing


def packed(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        packed(project_qde=b""),
        packed(project_qde=b"<Project"),
        packed(project_qde=b"<Other/>"),
        packed(project_qde=b'<!DOCTYPE a [<!ENTITY b "c">]><Project name="&b;"/>'),
        packed(project_qde=b'<Project xmlns="urn:QDA-XML:project:1.0"><Sources><TextSource plainTextPath="internal://x.txt">'
               b'<PlainTextSelection startPosition="a" endPosition="2"/></TextSource></Sources></Project>'),
        packed(project_qde=b'<Project><Sources><TextSource plainTextPath="internal://../../x.txt"/></Sources></Project>',
               x_txt=b"\xff\xfe\xff"),
        packed(project_qde=b"<Project/>")[:-30],
    ],
    ids=["empty", "cut off", "another root", "entity", "no number", "outside", "broken zip"],
)  # fmt: skip
def test_faulty_files_are_refused_in_one_sentence(data: bytes) -> None:
    """Whatever is wrong, there is one clear sentence and no traceback."""
    with pytest.raises(ExchangeError) as caught:
        taken(data, sample())
    assert "\n" not in caught.value.message


@SAMPLE
@given(data=st.data())
def test_any_spoilt_file_is_read_or_refused(data: st.DataObject) -> None:
    """One piece of the project replaced by another piece of it, or a byte of the zip flipped."""
    good = QDPX.write(sample(), settings=DEFAULTS.exchange)
    words = re.findall(r'"[^"]*"|<[^>]*>', project_of(good).decode())
    one, other = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))
    at = data.draw(st.integers(0, len(good) - 1))
    flipped = good[:at] + bytes([data.draw(st.integers(0, 255))]) + good[at + 1 :]
    for each in (edited(good, lambda text: text.replace(one, other, 1)), flipped):
        try:
            back, _ = taken(each, sample())
            plan_import(sample(), back, settings=DEFAULTS.store)
            FORMATS["json"].write(merge(sample(), back, settings=DEFAULTS.store), settings=DEFAULTS.exchange)
        except ExchangeError as error:
            assert "\n" not in error.message  # noqa: PT017 — both outcomes are right, this one must be short


def test_a_project_is_recognised(tmp_path: Path) -> None:
    """A project is told from a workbook, which is a zip too."""
    assert recognise(QDPX.write(sample(), settings=DEFAULTS.exchange)).name == "qdpx"
    assert recognise(FORMATS["xlsx"].write(sample(), settings=DEFAULTS.exchange)).name == "xlsx"
