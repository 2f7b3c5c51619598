"""What the pages of findings show: indicators, wording, search, overview, agreement, tour."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.judged import AGAIN, FIRST, JUDGED, NEWER, OLDER, SECOND, WAITING, judge_pair
from workbench.errors import ForbiddenError
from workbench.model.commitment import Comparator
from workbench.model.decision import Verdict
from workbench.model.insight import Point, Series
from workbench.model.report import Report
from workbench.model.roles import Actor, Role
from workbench.pipeline.counting import ProposalCounts
from workbench.pipeline.indicators_wording import indicators, phrase_contexts, phrase_trend, wording
from workbench.pipeline.overview import (
    Pair,
    by_facet,
    counted_pairs,
    judged_pair,
    plan_to_review,
)
from workbench.pipeline.printing import figure_told
from workbench.pipeline.searching import search_library
from workbench.pipeline.second_coding import agreement_of, annotation_of, second_sample, settle
from workbench.pipeline.successors import successors
from workbench.pipeline.workspace import Workspace
from workbench.ui.agreement.presenter import explanations, present_confusion, present_figures, present_queue
from workbench.ui.help.tour_presenter import present_steps
from workbench.ui.i18n import Language
from workbench.ui.indicators.presenter import (
    picked_point,
    present_indicators,
    present_series_chart,
    present_sources,
    series_data,
    series_id,
    signed_text,
)
from workbench.ui.overview.presenter import (
    present_again,
    present_flow_chart,
    present_places,
    present_tallies,
    with_major_areas,
)
from workbench.ui.presenting.area_names import present_area_names
from workbench.ui.presenting.charts import Palette, sankey, stacked_bars
from workbench.ui.presenting.findings import present_table, split_at
from workbench.ui.presenting.narrowing import narrowed
from workbench.ui.presenting.verdict_names import verdict_names
from workbench.ui.searching.presenter import hits_data, marked_parts, present_hits
from workbench.ui.wording.presenter import phrases_of, present_changes, present_contexts, present_phrases

PALETTE = Palette(
    ink="#000", line="#111", paper="#222", green="#333", orange="#444", blue="#555",
    red="#666", violet="#777", gray="#888",
)  # fmt: skip


@pytest.fixture
def series(older: Report, newer: Report) -> tuple[Series, ...]:
    """Give the number series of the made-up place."""
    return indicators((older, newer))


@pytest.fixture
def pair(workspace: Workspace) -> Pair:
    """Give the made-up pair as two coders judged it."""
    judge_pair(workspace)
    return judged_pair(workspace, workspace.store.document(OLDER), workspace.store.document(NEWER))


@given(st.text("ab中🙂", max_size=40), st.lists(st.text("ab中🙂", min_size=1, max_size=3), max_size=4))
def test_marking_words_loses_nothing(text: str, words: list[str]) -> None:
    """The pieces are the text; what is marked is one of the words."""
    parts = split_at(text, words)
    assert "".join(part for part, _ in parts) == text
    assert all(part in words for part, hit in parts if hit)
    assert all(word not in part for part, hit in parts if not hit for word in words)


def test_every_number_of_the_table_leads_to_its_place(
    series: tuple[Series, ...], older: Report, newer: Report
) -> None:
    """A cell's link names the very characters that it shows."""
    reports = {each.id: each for each in (older, newer)}
    rows = present_table(present_indicators(series, dict.fromkeys(reports, "报告"), "zh"))["rows"]
    seen = 0
    for row in rows:
        lines = [line for cell in row["cells"] if isinstance(cell, dict) for line in cell["lines"]]
        for line in (each for each in lines if "go" in each):
            assert line["go"] is not None
            query = line["go"]["query"]
            start, end = map(int, query["span"].split("-"))
            assert line["text"].lstrip("≥≤≈><− ") == reports[query["document"]].text[start:end]
            seen += 1
    assert seen == sum(len(each.points) for each in series)


@pytest.mark.parametrize(("comparator", "said"), [(">=", "≥ 3%"), ("~", "≈ 3%"), (">", "> 3%"), ("=", "3%")])
def test_a_bound_is_shown_of_what_was_done_too(
    series: tuple[Series, ...], comparator: Comparator, said: str
) -> None:
    """增长3%以上 of last year is no 3 %: on the page and in the printed report it is ≥ 3%."""
    told = replace(series[0].points[0], kind="actual", raw="3%", value=3.0, comparator=comparator)
    assert signed_text(told) == said
    assert figure_told(told) == said


def test_series_are_told_apart_by_a_name_that_stays(series: tuple[Series, ...]) -> None:
    """No two series have one id, and the same reports give the same ids."""
    names = [series_id(each) for each in series]
    assert len(set(names)) == len(names)


def test_a_click_on_a_mark_finds_its_number(series: tuple[Series, ...]) -> None:
    """Bars are what was reported, marks what was planned; a gap leads nowhere."""
    both = next(s for s in series if {p.kind for p in s.points} == {"target", "actual"})
    years = sorted({p.year for p in both.points})
    for point in both.points:
        index = 1 if point.kind == "target" else 0
        chosen = {"series_index": index, "data_indices": [years.index(point.year)]}
        assert picked_point(both, [chosen]) == point
    assert picked_point(both, [{"series_index": 0, "data_indices": [99]}]) is None


def test_large_numbers_are_drawn_in_units_people_count_in() -> None:
    """41.6亿元 is drawn as 41.6 with 亿元 on the axis, in English as 4.16 billion."""
    point = Point(
        report="r", year=2024, kind="actual", raw="41.6亿元", value=4.16e9, comparator="=", start=0, end=6
    )
    one = Series(metric="收入", unit="元", points=(point,))
    chinese, english = (present_series_chart(one, PALETTE, language) for language in ("zh", "en"))
    assert (chinese["series"][0]["data"], chinese["yAxis"]["name"]) == ([41.6], "亿元")
    assert (english["series"][0]["data"], english["yAxis"]["name"]) == ([4.16], "billion CNY")


def test_the_data_of_a_chart_names_every_place(
    series: tuple[Series, ...], older: Report, newer: Report
) -> None:
    """Header and rows match, and the sources show the number within its words."""
    asked = [replace(series[0], points=(replace(series[0].points[0], comparator=">="),)), *series[1:]]
    header, rows = series_data(asked, {}, "en")
    assert all(len(row) == len(header) for row in rows)
    assert rows[0][header.index("bound")] == "at least"
    assert series_data(asked, {}, "zh")[1][0][header.index("bound")] == "以上"
    group = present_sources(series[0], {r.id: r for r in (older, newer)}, "zh")
    marked = [part for passage in group.passages for part, hit in passage.parts if hit]
    assert marked == [point.raw for point in series[0].points]


def test_phrases_stand_beside_both_texts(older: Report, newer: Report) -> None:
    """A new phrase has contexts on the newer side only; every context holds the phrase."""
    found = wording(older, newer)
    table = present_phrases(found, ("2024", "2025"), "zh")
    assert [row.id for row in table.rows] == [phrase.phrase for phrase in phrases_of(found)]
    for phrase in phrases_of(found)[:12]:
        contexts = (phrase_contexts(older, phrase.phrase), phrase_contexts(newer, phrase.phrase))
        first, second = present_contexts(phrase, contexts, ("2024", "2025"), "zh")
        assert bool(first.passages) == (phrase.older_count > 0)
        assert bool(second.passages) == (phrase.newer_count > 0)
        trend = phrase_trend((older, newer), phrase.phrase)
        assert trend.counts == ((2024, phrase.older_count), (2025, phrase.newer_count))


def test_reworded_stances_name_both_ways_to_put_it(older: Report, newer: Report) -> None:
    """Each change stands once on either side, under its topic or kind."""
    found = wording(older, newer)
    before, after = present_changes(found, ("2024", "2025"), "zh")
    assert len(before.passages) == len(after.passages) == len(found.changed) > 0
    assert len(found.stances) > 0
    assert all(any(hit for _, hit in passage.parts) for passage in after.passages)


def test_a_name_with_other_stops_is_told_as_written_otherwise(older: Report, newer: Report) -> None:
    """双随机、一公开 and 双随机一公开 are one name, and nothing was renamed."""
    first, *rest = [each for each in wording(older, newer).changed if each.kind == "renamed"]
    respelled = replace(first, older_phrase="三查、四清", newer_phrase="三查四清")
    found = replace(wording(older, newer), changed=(respelled, *rest), stances=())
    labels: dict[Language, str] = {"zh": "写法不同", "en": "Written otherwise"}
    for language, label in labels.items():
        for side in present_changes(found, ("2024", "2025"), language):
            titles = [passage.title or "" for passage in side.passages]
            assert [title.startswith(label) for title in titles] == [True, *[False] * len(rest)]


def test_hits_keep_the_whole_sentence_and_mark_every_word(workspace: Workspace) -> None:
    """The pieces of a hit are its sentence; every word of the query is marked."""
    hits = search_library(workspace, "新增 万")
    documents = {d.id: d for d in workspace.documents()}
    assert hits
    for hit in hits:
        text = workspace.report(hit.report).text
        parts = marked_parts(hit.sentence, hit.matches)
        assert "".join(part for part, _ in parts) == hit.sentence == text[hit.start : hit.end]
        assert {"新增", "万"} <= {part for part, marked in parts if marked} | {"万", "新增"}
    groups = present_hits(hits, documents, "en")
    assert sum(len(group.passages) for group in groups) == len(hits)
    header, rows = hits_data(hits, documents, "zh")
    assert len(rows) == len(hits)
    assert all(len(row) == len(header) for row in rows)


def test_the_overview_counts_people_only(workspace: Workspace) -> None:
    """Before anybody judged, nothing is counted and all proposals wait."""
    untouched = judged_pair(workspace, workspace.store.document(OLDER), workspace.store.document(NEWER))
    assert untouched.judged == ()
    assert untouched.total is None
    assert untouched.waiting is not None
    assert untouched.waiting > JUDGED


def test_every_count_leads_to_as_many_commitments(workspace: Workspace, pair: Pair) -> None:
    """The list behind a number is as long as the number, for sections and for areas."""
    areas = present_area_names(workspace.store.codebook(), "zh")
    judged = with_major_areas(pair.judged, areas)
    assert pair.total is not None
    assert pair.total.total == JUDGED + WAITING
    assert pair.total.counts["disputed"] == 1
    assert pair.total.counts["not_assessed"] == WAITING
    for facet in ("section", "area"):
        table = present_tallies(by_facet(judged, facet), facet, pair, areas, "zh")
        links = [
            (cell, go)
            for row in table.rows
            for cell in row.cells
            if isinstance(cell, dict) and (go := cell.get("go"))
        ]
        for link, go in (each for each in links if each[1]["page"] == "fulfilment"):
            query = go["query"]
            asked = (query["verdict"], query["section"], query["area"])
            assert len(narrowed(pair.judged, asked, areas.major)) == int(link["text"])
        assert any(go["page"] == "agreement" for _, go in links)


def test_the_matrix_shows_what_is_missing(workspace: Workspace, pair: Pair) -> None:
    """A plan without a next report says so; the judged one has a bar and a link."""
    every = {each.jurisdiction or "" for each in workspace.documents()}
    table = present_places(counted_pairs(workspace, every, ProposalCounts(workspace)), "en")
    cells = {row.id: row.cells[1:] for row in table.rows}
    made_up = pair.older.jurisdiction or ""
    assert any(isinstance(cell, dict) and cell.get("bar") for cell in cells[made_up])
    assert any(isinstance(c, dict) and c["text"] == "next report missing" for c in cells[made_up])
    last = workspace.store.document(NEWER)
    assert (last, None) in successors(workspace.documents())


def test_places_are_counted_as_they_are_read(workspace: Workspace, pair: Pair) -> None:
    """Counted without reading, a place's plans show what they show when read, once proposals are counted."""
    place, counts = pair.older.jurisdiction or "", ProposalCounts(workspace)
    read = [
        judged_pair(workspace, older, newer) if older.id == OLDER else Pair(older=older, newer=newer)
        for older, newer in successors(workspace.offered())
        if older.jurisdiction == place
    ]
    uncounted = counted_pairs(workspace, {place}, counts)
    assert [each.waiting for each in uncounted] == [None] * len(read)
    assert "being counted" in str(present_places(uncounted, "en").rows)
    counts.count([each.older for each in read if each.judged])
    assert present_places(counted_pairs(workspace, {place}, counts), "en") == present_places(read, "en")


def test_the_flow_has_all_commitments_and_the_charts_all_verdicts(workspace: Workspace, pair: Pair) -> None:
    """What leaves the plan is what was accepted; what is undecided is drawn hollow."""
    flows, again = plan_to_review(workspace, pair)
    assert sum(each.count for each in flows if each.stage == "plan-verdict") == JUDGED + WAITING
    spec = present_flow_chart(flows, ("计划", "回顾"), PALETTE, "zh")
    assert {link["source"] for link in spec["series"][0]["links"]} <= {
        n["name"] for n in spec["series"][0]["data"]
    }
    rows = present_again(again, pair, "zh").rows
    assert len(rows) == len(again)
    tallies = by_facet(pair.judged, "section")
    bars = stacked_bars([t.key for t in tallies], [t.counts for t in tallies], verdict_names("zh"), PALETTE)
    drawn = sum(count or 0 for each in bars["series"] for count in each["data"])
    assert drawn == JUDGED + WAITING
    hollow = next(each for each in bars["series"] if each["name"] == "未评估")
    assert hollow["itemStyle"]["color"] == PALETTE.paper


def test_agreement_is_shown_with_its_reasons(workspace: Workspace, pair: Pair) -> None:
    """Figures come with n; where one is undefined, a sentence in the reader's language says why."""
    found = agreement_of(workspace.store, OLDER, NEWER)
    verdicts = present_figures(found, "en").rows[0]
    assert verdicts.cells[1] == AGAIN
    assert verdicts.cells[2] == f"{SECOND} · {FIRST}"
    assert len(explanations(found, "zh")) == len(explanations(found, "en")) == 2
    matrix = present_confusion(found.verdicts, "zh")
    assert matrix is not None
    assert len(matrix.rows) == len(found.verdicts.labels)
    notes = {each.id: each for each in workspace.store.annotations(document=OLDER)}
    assert len(present_queue(found.queue, notes, "zh").rows) == 1


def test_a_sample_is_drawn_from_what_others_judged(workspace: Workspace, pair: Pair) -> None:
    """It does not hold what the coder saw already, keeps what was judged blind, and is the same each time."""
    store = workspace.store
    full = second_sample(store, OLDER, NEWER, "zhao", 1.0)
    assert len(full.annotations) == JUDGED
    assert full.done == ()
    half = second_sample(store, OLDER, NEWER, "zhao", 0.5)
    assert set(half.annotations) < set(full.annotations)
    assert half == second_sample(store, OLDER, NEWER, "zhao", 0.5)
    mine = second_sample(store, OLDER, NEWER, SECOND, 0.0)
    assert mine.annotations == mine.done
    assert len(mine.done) == AGAIN
    assert second_sample(store, OLDER, NEWER, FIRST, 1.0).annotations == ()


def test_a_ruling_rests_on_the_evidence_of_those_who_said_so(workspace: Workspace, pair: Pair) -> None:
    """The queue is empty afterwards, the overview follows, and a coder may not rule."""
    store = workspace.store
    [item] = agreement_of(store, OLDER, NEWER).queue
    with pytest.raises(ForbiddenError):
        settle(store, Actor("zhao", Role.CODER), item, Verdict.PARTIAL)
    ruling = settle(store, Actor("chen", Role.ADJUDICATOR), item, Verdict.PARTIAL, "看过原文")
    assert ruling.adjudicated
    assert len(ruling.evidence) == 1
    assert ruling.rationale == "看过原文"
    after = agreement_of(store, OLDER, NEWER)
    assert after.queue == ()
    assert [each.id for each in after.rulings] == [ruling.id]
    assert annotation_of(store, item).id == item.annotation
    judged = judged_pair(workspace, store.document(OLDER), store.document(NEWER)).total
    assert judged is not None
    assert "disputed" not in judged.counts


def test_nothing_found_can_be_ruled_too(workspace: Workspace, pair: Pair) -> None:
    """A ruling of no evidence keeps what was searched."""
    [item] = agreement_of(workspace.store, OLDER, NEWER).queue
    ruling = settle(workspace.store, Actor("chen"), item, Verdict.NO_EVIDENCE)
    assert ruling.search is not None
    assert ruling.search.queries


def test_the_tour_goes_over_the_made_up_pair(workspace: Workspace) -> None:
    """Every step leads to a page with the pair chosen; without the pair there is no tour."""
    steps = present_steps(workspace.documents(), "en")
    assert len(steps) == 6
    assert {step["go"]["query"]["older"] for step in steps} == {OLDER}
    assert present_steps((), "zh") == []


def test_help_says_the_same_in_both_languages() -> None:
    """Both texts have the same headings and lists."""
    texts = [files("workbench.ui").joinpath("help", f"{each}.md").read_text("utf-8") for each in ("zh", "en")]
    shapes = [[line[:2] for line in text.splitlines() if line[:2] in ("##", "1.", "* ")] for text in texts]
    assert shapes[0] == shapes[1]


def test_the_last_labels_of_the_flow_end_within_the_chart() -> None:
    """Behind the last nodes there is room for a label as wide as labels may be, and for what parts them."""
    [flow] = sankey([("一、产业", "已完成", 3)], {}, PALETTE)["series"]
    assert flow["label"]["distance"] + flow["label"]["width"] <= flow["right"]
