"""What pages and components are handed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.change import NumberChange
from workbench.model.decision import Document
from workbench.model.figures import figure, sized
from workbench.model.genre import Genre
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.comparing import compare
from workbench.pipeline.workspace import Workspace
from workbench.ui.comparison.presenter import present_comparison
from workbench.ui.i18n import Language, moment
from workbench.ui.library.arrival_presenter import opening_html, outline_html
from workbench.ui.page_header import plain
from workbench.ui.presenting.commitments import present_quantity
from workbench.ui.presenting.library_matrix import (
    complete_choice,
    default_pair,
    document_label,
    labels_across,
    picked_label,
    place_label,
    places_of,
    present_matrix,
)
from workbench.ui.presenting.numbers import change
from workbench.ui.presenting.report_text import present_outline, present_page
from workbench.ui.reading.presenter import present_document


def document(
    name: str, place: str, year: int | None, number: int = 1, *, fictional: bool = False
) -> Document:
    """Return a text version for the library."""
    return Document(
        id=name if number == 1 else f"{name}@{number}",
        report=name,
        number=number,
        version_kind="delivered",
        jurisdiction=place or None,
        year=year,
        title=name,
        source=None,
        sha256="",
        text_sha256="",
        added_by="",
        added_at="",
        fictional=fictional,
    )


SHELF = [
    document("b24", "滨海", 2024),
    document("y24", "云海", 2024, fictional=True),
    document("y25", "云海", 2025, fictional=True),
    document("y25", "云海", 2025, 2, fictional=True),
    document("x", "", None),
]


def test_real_places_come_before_made_up_ones() -> None:
    """The made-up place stands last and says so in both languages."""
    places = places_of(SHELF)
    assert [p.name for p in places] == ["滨海", "", "云海"]
    assert "虚构样例" in place_label(places[-1], "zh")
    assert "made-up" in place_label(places[-1], "en")


def test_the_default_pair_is_the_two_newest_years() -> None:
    """Of several versions of a year the newest counts; one report is compared with itself."""
    places = {p.name: p for p in places_of(SHELF)}
    assert default_pair(places["云海"]) == ("y24", "y25@2")
    assert default_pair(places["滨海"]) == ("b24", "b24")


def test_a_document_decides_its_place() -> None:
    """A link to a report opens its place, whatever was chosen before."""
    places = places_of(SHELF)
    assert complete_choice({"place": "滨海", "document": "y24"}, places)["place"] == "云海"


def test_no_name_of_a_place_is_no_choice() -> None:
    """With a report of an unknown place in the library an address without a place leads where it says."""
    places = places_of(SHELF)
    assert complete_choice({"place": "", "older": "y24", "newer": "y25@2"}, places) == {
        "place": "云海", "older": "y24", "newer": "y25@2", "document": "y25@2",
    }  # fmt: skip
    assert complete_choice({"place": "", "older": "", "newer": "", "document": ""}, places)["place"] == "滨海"
    assert complete_choice({"place": "", "document": "x"}, places)["place"] == ""
    assert complete_choice({"place": "滨海", "document": "x"}, places)["older"] == "x"


def test_what_does_not_exist_is_replaced() -> None:
    """A stale link opens something instead of failing."""
    settled = complete_choice(
        {"place": "nowhere", "older": "gone", "newer": "gone", "document": "gone"}, places_of(SHELF)
    )
    assert settled == {"place": "滨海", "older": "b24", "newer": "b24", "document": "b24"}
    assert complete_choice({}, ())["document"] == ""


def test_a_report_of_another_place_is_compared_only_where_that_is_offered() -> None:
    """Across places the newer report stays; elsewhere it becomes one of the same place."""
    places = places_of(SHELF)
    chosen = {"place": "云海", "older": "y24", "newer": "b24"}
    assert complete_choice(chosen, places, across=True)["newer"] == "b24"
    assert complete_choice(chosen, places)["newer"] == "y25@2"
    labels = labels_across(places, next(p for p in places if p.name == "云海"), "zh")
    assert next(iter(labels)) == "y24"
    assert labels["y24"] == "2024"
    assert labels["b24"] == "滨海 2024"


def test_versions_are_told_apart() -> None:
    """Where a year has several texts the label names kind and number."""
    place = next(p for p in places_of(SHELF) if p.name == "云海")
    labels = [document_label(d, place, "zh") for d in place.documents]
    assert labels == ["2024", "2025 · 宣读稿 1", "2025 · 宣读稿 2"]


@pytest.mark.parametrize(
    ("language", "report", "plan"),
    [("zh", "2024 年报告", "2021 年五年规划"), ("en", "Report 2024", "five-year plan 2021")],
)
def test_a_document_alone_is_called_what_it_is(language: Language, report: str, plan: str) -> None:
    """Only a work report is called a report; a version follows the whole name."""
    place = next(p for p in places_of(SHELF) if p.name == "云海")
    first, _, third = place.documents
    assert picked_label(first, place, language) == report
    assert picked_label(replace(first, genre=Genre.FIVE_YEAR_PLAN, year=2021), place, language) == plan
    assert picked_label(third, place, "zh") == "2025 年报告 · 宣读稿 2"


def test_every_visible_character_is_in_a_block(older: Report) -> None:
    """The text component loses nothing of the report."""
    page = present_page(older)
    shown = "".join(older.text[start:end] for start, end, _ in page["blocks"])
    assert shown.replace("\n", "") == "".join(line for line in older.text.split("\n") if line.strip())


def test_headings_are_blocks_of_their_level(older: Report) -> None:
    """What the outline calls a part is a heading in the text."""
    page = present_page(older)
    assert sum(1 for _, _, level in page["blocks"] if level == 1) >= 3


def test_the_outline_counts_each_mark_once(older: Report) -> None:
    """A commitment counts in its innermost section only."""
    starts = [c.start for c in commitments_of(older)]
    assert sum(entry["count"] for entry in present_outline(older, starts)) == len(starts)


def test_areas_of_the_codebook_are_offered_in_both_languages(workspace: Workspace, older: Report) -> None:
    """A policy area can be chosen in the visitor's language."""
    codebook = workspace.store.codebook()
    zh = present_document(older, (), codebook, "zh")["areas"]
    en = present_document(older, (), codebook, "en")["areas"]
    assert [a["id"] for a in zh] == [a["id"] for a in en]
    assert zh != en


def test_a_comparison_shows_every_paragraph_of_the_newer_report(older: Report, newer: Report) -> None:
    """Aligned or not, nothing of either text is left out, and cards stand in order."""
    both = compare(older, newer)
    props = present_comparison(older, newer, both.alignment, both.difference, both.sentences, "zh")
    cards = props["cards"]
    assert [c["order"] for c in cards] == list(range(len(cards)))
    starts = [c["newer"]["start"] for c in cards if c["newer"]]
    assert starts == sorted(starts)
    for card in cards:
        for op in card["ops"] or ():
            assert card["older"]
            assert card["newer"]
            old = card["older"]["text"][op["older_start"] : op["older_end"]]
            new = card["newer"]["text"][op["newer_start"] : op["newer_end"]]
            assert (old == new) == (op["op"] == "equal")


def number(**values: object) -> NumberChange:
    """Return a changed number."""
    base = {
        "metric": "城镇新增就业",
        "older_raw": "9.6万人",
        "newer_raw": "9.5万人",
        "older_value": 96000.0,
        "newer_value": 95000.0,
        "unit": "人",
        "change": -1000.0,
    }
    return NumberChange(**(base | values))  # type: ignore[arg-type]


def test_changes_say_by_how_much() -> None:
    """Shares change by points, amounts by their unit; what can't be compared says nothing."""
    assert change(number(), "zh") == "▼ 1,000人"
    assert change(number(change=23000.0), "zh") == "▲ 2.3万人"
    assert change(number(change=0.5, unit="%"), "zh") == "▲ 0.5 个百分点"
    assert change(number(change=0.5, unit="%"), "en") == "▲ 0.5 pp"
    assert change(number(comparable=False), "zh") == ""


def test_large_numbers_are_written_as_readers_expect() -> None:
    """万 and 亿 in Chinese, figures in English."""
    assert sized(1_390_000_000_000, chinese=True) == "13,900亿"
    assert sized(95_000, chinese=False) == "95,000"
    assert figure(3.10) == "3.1"


def test_times_are_written_in_each_language() -> None:
    """The same moment reads right in both languages; no time is no text."""
    assert moment("zh", "2026-01-05T10:00:00+00:00").startswith("2026年1月5日")
    assert "2026" in moment("en", "2026-01-05T10:00:00+00:00")
    assert moment("zh", "") == ""


def test_foreign_text_is_escaped_in_the_preview(older: Report) -> None:
    """Markup in a report is shown as text."""
    from dataclasses import replace

    hostile = "<img src=x onerror=alert(1)>"
    nodes = tuple(replace(n, heading=hostile) if n.heading else n for n in older.nodes)
    report = replace(older, text=hostile + older.text, nodes=nodes)
    assert "<img" not in opening_html(report) + outline_html(report)


@given(st.text(max_size=80))
def test_plain_text_stays_plain_in_markdown(text: str) -> None:
    """No character that Markdown or a directive starts with stands bare."""
    shown = plain(text)
    assert "\n" not in shown
    bare = shown.replace("\\\\", "").replace("\\", "\0")
    for at, character in enumerate(bare):
        if character in "*_[]<>`$:#":
            assert bare[at - 1] == "\0"


def test_a_cell_holds_a_report_and_its_bulletin() -> None:
    """Both stand in the cell, the report first; the pair in use is one of reports."""
    reports = [document("a-2024", "甲", 2024), document("a-2025", "甲", 2025)]
    bulletin = replace(document("a-2025-bulletin", "甲", 2025), genre=Genre.BULLETIN)
    (place,) = places_of([bulletin, *reports])
    assert default_pair(place) == ("a-2024", "a-2025")
    cell = present_matrix([place], {}, "zh")["rows"][0]["cells"][1]
    assert [(each["id"], each["label"]) for each in cell] == [
        ("a-2025", "2025"),
        ("a-2025-bulletin", "2025 年统计公报"),
    ]


def test_a_chip_shows_a_bound_as_people_write_it() -> None:
    """A bound stands before its figure as a sign, never as a code behind it; a plain one has none."""
    chips = [
        present_quantity({"metric": "就业", "raw": "8%", "comparator": code})["told"]
        for code in (">=", "<=", "~", ">", "<", "=", None)
    ]
    assert chips == ["≥ 8%", "≤ 8%", "≈ 8%", "> 8%", "< 8%", "8%", "8%"]


def test_a_number_is_found_in_its_quotation_as_it_stands_there() -> None:
    """What the chip says may differ (≥ 8%); what is marked in the quotation is the number itself."""
    quote = "城镇新增就业8万人以上"
    told = present_quantity({"metric": "城镇新增就业", "raw": "8万人", "comparator": ">="})
    assert told["raw"] in quote
    assert told["told"] not in quote
