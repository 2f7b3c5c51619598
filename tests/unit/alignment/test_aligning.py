"""Links between two reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.alignment.outlines import make_report
from workbench.alignment.aligning import align_reports
from workbench.alignment.prepared import PreparedReport, prepare
from workbench.model.link import Alignment, Link, LinkDecision, Scope
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.alignment
PORT = "加快建设智慧港口，新开通集装箱航线六条。深化口岸通关改革，压缩整体通关时间。"
SCHOOL = "新建改扩建幼儿园五所，增加普惠学位。推进义务教育优质均衡发展，办好职业学校。"
WATER = "整治黑臭水体，完成污水处理厂提标改造。实施岸线生态修复，近岸海域水质稳定改善。"
CLEAN = "严格落实全面从严治党主体责任，驰而不息纠治“四风”。自觉接受审计监督，压减“三公”经费。"
FARM = "建设高标准农田两万亩，培育特色农产品品牌。深入实施乡村建设行动，改造农村公路。"


def _pair(older: list[str], newer: list[str]) -> Alignment:
    first, second = (
        prepare(make_report(name, [("plan", [("主要任务", paragraphs)])]), SETTINGS)
        for name, paragraphs in (("older", older), ("newer", newer))
    )
    return align_reports(first, second, settings=SETTINGS)


def _links(alignment: Alignment, level: str) -> dict[tuple[tuple[str, ...], tuple[str, ...]], Link]:
    return {(link.older, link.newer): link for link in alignment.links if link.level == level}


def _pairs(alignment: Alignment) -> set[tuple[str, str]]:
    return {(a, b) for link in alignment.links for a in link.older for b in link.newer}


def test_a_report_against_itself_is_unchanged(older: PreparedReport) -> None:
    """Every paragraph is linked with itself, and no such link is edited or moved."""
    alignment = align_reports(older, older, settings=SETTINGS)
    own = [link for link in alignment.links if link.older == link.newer]
    in_scope = [n.id for n in older.report.paragraphs if n.part in ("review", "plan", "closing")]
    assert set(in_scope) <= {i for i, j in _pairs(alignment) if i == j}
    assert not any(link.edited or link.moved for link in own)


def test_a_moved_passage_is_found_and_called_moved() -> None:
    """Order is no wall: what stands elsewhere is linked; if its wording stayed it is not edited."""
    older = [("港口", [PORT]), ("教育", [SCHOOL]), ("生态", [WATER])]
    newer = [("生态", [WATER]), ("港口与教育", [PORT, SCHOOL])]
    first, second = (
        prepare(make_report(name, [("plan", sections)]), SETTINGS)
        for name, sections in (("older", older), ("newer", newer))
    )
    links = _links(align_reports(first, second, settings=SETTINGS), "paragraph")
    water = links[("plan-2.0",), ("plan-0.0",)]
    assert not water.edited
    assert (("plan-0.0",), ("plan-1.0",)) in links
    assert (("plan-1.0",), ("plan-1.1",)) in links


def test_standing_far_apart_counts_against_a_pair_between_like_parts_only(
    older: PreparedReport, newer: PreparedReport
) -> None:
    """The contribution is nought or less, and nought throughout where a plan meets a review."""
    like = _links(align_reports(older, newer, settings=SETTINGS), "paragraph").values()
    assert all(-3 <= link.why["distance"] <= 0 for link in like)
    far = _links(_pair([WATER, PORT, SCHOOL, FARM], [PORT, SCHOOL, FARM, WATER]), "paragraph")
    near = _links(_pair([WATER, PORT, SCHOOL, FARM], [WATER, PORT, SCHOOL, FARM]), "paragraph")
    assert far[("plan-0.0",), ("plan-0.3",)].why["distance"] < -1
    assert near[("plan-0.0",), ("plan-0.0",)].why["distance"] == 0
    crossed = align_reports(older, newer, scope="plan-review", settings=SETTINGS)
    assert all(link.why["distance"] == 0 for link in _links(crossed, "paragraph").values())


def test_a_merged_passage_is_one_link_with_two_older_sides() -> None:
    """Two paragraphs that became one are one link, labelled merged; the mirror image is split."""
    merged = _links(_pair([PORT, SCHOOL, WATER], [PORT + SCHOOL, WATER]), "paragraph")
    assert merged[("plan-0.0", "plan-0.1"), ("plan-0.0",)].relation == "merged"
    split = _links(_pair([PORT + SCHOOL, WATER], [PORT, SCHOOL, WATER]), "paragraph")
    assert split[("plan-0.0",), ("plan-0.0", "plan-0.1")].relation == "split"


def test_what_has_no_partner_is_named_with_its_nearest() -> None:
    """A dropped and an added passage stand in the lists of each side, with the best rejected candidate."""
    alignment = _pair([PORT, SCHOOL, FARM], [PORT, SCHOOL, CLEAN])
    assert "plan-0.2" in alignment.older_only
    assert "plan-0.2" in alignment.newer_only
    assert alignment.nearest["plan-0.2"].score < SETTINGS.link_score


def test_review_and_plan_meet_only_when_asked(older: PreparedReport) -> None:
    """The like scope keeps to its parts; across one report, review is linked with plan."""
    parts = {node.id: node.part for node in older.report.nodes}
    like = align_reports(older, older, settings=SETTINGS)
    across = align_reports(older, older, scope="review-plan", settings=SETTINGS)
    assert all(
        parts[a] == parts[b] for link in like.links if link.level != "clause" for a, b in [_ends(link)]
    )
    assert across.links
    assert {
        (parts[a], parts[b]) for link in across.links if link.level != "clause" for a, b in [_ends(link)]
    } == {("review", "plan")}


def _ends(link: Link) -> tuple[str, str]:
    return link.older[0], link.newer[0]


def test_every_link_explains_itself(older: PreparedReport, newer: PreparedReport) -> None:
    """A link tells its features' parts, the words it rests on and a score between nought and one."""
    for link in align_reports(older, newer, settings=SETTINGS).links:
        assert 0 <= link.score <= 1
        assert link.why
        assert all(word in older.words for word in link.shared)
        assert len(link.shared) <= SETTINGS.shown_words


def test_every_passage_is_linked_or_listed(older: PreparedReport, newer: PreparedReport) -> None:
    """No section, paragraph or sentence in scope is lost from sight, and none is both."""
    alignment = align_reports(older, newer, settings=SETTINGS)
    for prepared, only, side in (
        (older, alignment.older_only, "older"),
        (newer, alignment.newer_only, "newer"),
    ):
        linked = {i for link in alignment.links for i in getattr(link, side)}
        wanted = {
            n.id
            for n in prepared.report.nodes
            if n.kind != "part" and n.part in ("review", "plan", "closing")
        }
        assert wanted == (linked & wanted) | set(only)
        assert not linked & set(only)


def test_the_same_input_gives_the_same_links(older: PreparedReport, newer: PreparedReport) -> None:
    """Ids and scores are stable from run to run, and unique."""
    first, second = (align_reports(older, newer, settings=SETTINGS) for _ in range(2))
    assert first == second
    assert len({link.id for link in first.links}) == len(first.links)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_decisions_bind(data: st.DataObject, older: PreparedReport, newer: PreparedReport) -> None:
    """A confirmed pair is always there, as the analyst's; a refused pair never is."""
    kind = data.draw(st.sampled_from(["paragraphs", "sentences"]))
    one = st.sampled_from([n.id for n in getattr(older.report, kind) if n.part != "front"])
    other = st.sampled_from([n.id for n in getattr(newer.report, kind) if n.part != "front"])
    pairs = data.draw(st.dictionaries(st.tuples(one, other), st.booleans(), min_size=1, max_size=6))
    machine = sorted(_pairs(align_reports(older, newer, settings=SETTINGS)))
    refused = data.draw(st.lists(st.sampled_from(machine), max_size=4))
    pairs |= {pair: False for pair in refused if "@" not in pair[0]}
    decisions = [LinkDecision(older=a, newer=b, linked=linked) for (a, b), linked in pairs.items()]
    alignment = align_reports(older, newer, decisions=decisions, settings=SETTINGS)
    found = _pairs(alignment)
    assert {pair for pair, linked in pairs.items() if linked} <= found
    assert not {pair for pair, linked in pairs.items() if not linked} & found
    for link in alignment.links:
        confirmed = any(pairs.get((a, b)) for a in link.older for b in link.newer)
        assert link.origin == ("analyst" if confirmed else "machine")


def test_decisions_on_unknown_passages_are_left_aside(older: PreparedReport, newer: PreparedReport) -> None:
    """A decision that names a passage of neither report changes nothing."""
    stray = [LinkDecision(older="gone", newer="gone", linked=linked) for linked in (True, False)]
    plain = align_reports(older, newer, settings=SETTINGS)
    assert align_reports(older, newer, decisions=stray, settings=SETTINGS) == plain


def test_without_sentences_the_levels_above_are_told_as_with_them(
    older: PreparedReport, newer: PreparedReport
) -> None:
    """Sections and paragraphs, linked or alone, are those of the whole alignment; nothing else is told."""
    whole = align_reports(older, newer, settings=SETTINGS)
    above = align_reports(older, newer, down_to="paragraph", settings=SETTINGS)
    assert above.links == tuple(x for x in whole.links if x.level in ("section", "paragraph"))
    told = {unit: node for side in (older, newer) for unit, node in side.report.by_id.items()}
    for all_alone, alone in ((whole.older_only, above.older_only), (whole.newer_only, above.newer_only)):
        assert alone == tuple(unit for unit in all_alone if told[unit].kind != "sentence")
    assert above.links
    assert len(above.links) < len(whole.links)


def test_links_are_the_same_without_their_reasons(older: PreparedReport, newer: PreparedReport) -> None:
    """Who only counts is told which passages are linked and how surely, not why."""
    whole = align_reports(older, newer, down_to="paragraph", settings=SETTINGS)
    bare = align_reports(older, newer, down_to="paragraph", explained=False, settings=SETTINGS)
    assert bare.links == tuple(replace(x, why={}, shared=(), runner_up=None) for x in whole.links)
    assert (bare.older_only, bare.newer_only) == (whole.older_only, whole.newer_only)
    assert any(x.why and x.shared for x in whole.links)
    assert not bare.nearest


@pytest.mark.parametrize("scope", ["like", "plan-review", "review-plan"])
def test_a_report_without_the_part_gives_no_link(scope: Scope, older: PreparedReport) -> None:
    """An empty report is aligned to nothing, and all of the other is listed."""
    empty = prepare(make_report("empty", []), SETTINGS)
    alignment = align_reports(older, empty, scope=scope, settings=SETTINGS)
    assert not alignment.links
    assert alignment.older_only


def test_thresholds_come_from_the_settings(older: PreparedReport, newer: PreparedReport) -> None:
    """A stricter setting links less."""
    strict = replace(SETTINGS, link_score=0.99)
    few = align_reports(older, newer, settings=strict).links
    many = align_reports(older, newer, settings=SETTINGS).links
    assert len([k for k in few if k.level == "paragraph"]) < len([k for k in many if k.level == "paragraph"])
