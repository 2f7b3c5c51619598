"""Sentence by sentence: new, dropped, moved; never moved across the halves; problems answer no plan."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.model.report import Report
from workbench.pipeline.comparing import Compared, compare

PORT = "加快云海港三期工程建设，年内新增万吨级泊位四个。"
SCHOOL = "新建改扩建中小学十二所，新增学位一万个。"
WATER = "完成老旧供水管网改造八十公里，解决高层住宅供水难题。"
FARM = "建设高标准农田五万亩，粮食播种面积保持稳定。"
CARE = "建成社区养老服务中心二十个，为困难老人提供助餐服务。"
ROAD = "打通断头路十五条，新建城市绿道六十公里。"
FLAT = "举办首届海洋文化节，推出沿海旅游线路六条。"


def made(year: int, review: list[str], plan: list[str]) -> Report:
    """Return a report of a made-up district with one paragraph for each text."""
    lines = [
        f"云海区{year}年政府工作报告",
        "各位代表：现在，我代表区人民政府向大会报告工作，请予审议。",
        f"一、{year - 1}年工作回顾",
        *review,
        f"二、{year}年工作安排",
        *plan,
    ]
    return read_report("\n\n".join(lines).encode(), name=f"yunhai-{year}.txt")


def texts(report: Report, ids: tuple[str, ...]) -> list[str]:
    """Return the texts of nodes."""
    return [report.text_of(report.by_id[i]) for i in ids]


@pytest.fixture(scope="module")
def pair() -> Compared:
    """Compare two plans: one sentence dropped, one new, two exchanged their places."""
    review = ["一年来，全区经济平稳运行，社会大局保持稳定。"]
    older = made(2024, review, [PORT, SCHOOL, WATER, FARM, CARE, ROAD])
    newer = made(2025, review, [ROAD, PORT, SCHOOL, FARM, FLAT, CARE])
    return compare(older, newer)


def test_what_has_no_partner_is_new_or_dropped(pair: Compared) -> None:
    """The festival is new, the water mains are gone, nothing else is."""
    assert FLAT in texts(pair.newer, pair.sentences.new)
    assert WATER in texts(pair.older, pair.sentences.dropped)
    for kept in (PORT, SCHOOL, FARM, CARE, ROAD):
        assert kept not in texts(pair.newer, pair.sentences.new)
        assert kept not in texts(pair.older, pair.sentences.dropped)


def test_what_went_elsewhere_is_moved_once(pair: Compared) -> None:
    """The roads went to the front; a sentence is never moved twice, and never new as well."""
    moved = [pair.newer.text_of(pair.newer.by_id[j]) for _, j in pair.sentences.moved]
    assert moved == [ROAD]
    assert not {j for _, j in pair.sentences.moved} & set(pair.sentences.new)


REVIEW = [
    "港口建设提速。云海港三期工程开工，新增万吨级泊位两个。",
    "教育供给扩大。新建改扩建中小学九所，新增学位八千个。",
    "乡村面貌改善。建成高标准农田四万亩，粮食播种面积稳定。",
    "城市交通顺畅。打通断头路十条，新建绿道四十公里。",
]
PLAN = [
    "做好今年政府工作，要看到机遇，也要正视困难，推动高质量发展，着力解决就业、住房等问题。",
    ROAD,
    FARM,
    SCHOOL,
    PORT,
]
OWNING = (
    "同时，我们也清醒地看到，全区发展还存在不少困难和问题：高质量发展动能不足，就业、住房等问题仍然突出。",
    "在肯定成绩的同时，我们也清醒认识到，工作中还存在不少差距和不足，推动高质量发展的机遇抓得不紧。",
    "各位代表！我区发展仍面临一些困难和挑战，就业、住房等民生短板有待补齐，高质量发展任务艰巨。",
    "我们深知，政府工作还有许多不足，解决就业、住房等问题的办法还不多，高质量发展的成效还不明显。",
)


@pytest.mark.parametrize("scope", ["review-plan", "plan-review"])
def test_nothing_moves_between_the_halves_of_a_report(scope: str) -> None:
    """A review is not ordered like a plan: no link, passage or sentence of such a comparison has moved."""
    report = made(2025, REVIEW, PLAN)
    found = compare(report, report, scope)  # type: ignore[arg-type]
    assert found.alignment.links
    assert not any(link.moved or link.relation == "moved" for link in found.alignment.links)
    assert not any(passage.moved for passage in found.difference.passages)
    assert found.sentences.moved == ()


@pytest.mark.parametrize("owning", OWNING)
@pytest.mark.parametrize("scope", ["review-plan", "plan-review"])
def test_a_paragraph_on_problems_is_no_partner_of_a_plan(owning: str, scope: str) -> None:
    """What a review owns to has no partner in a plan, however alike the words are."""
    report = made(2025, [*REVIEW, owning], PLAN)
    found = compare(report, report, scope)  # type: ignore[arg-type]
    owned = [p.id for p in report.paragraphs if owning[:12] in report.text_of(p)]
    assert owned
    side = "older" if scope == "review-plan" else "newer"
    linked = {i for link in found.alignment.links if link.level == "paragraph" for i in getattr(link, side)}
    assert not linked & set(owned)


def test_difficulties_in_passing_are_no_owning_to_problems() -> None:
    """A report of success that begins with difficulties is still answered."""
    opening = "一年来，面对诸多困难挑战，我们打通断头路十条，新建城市绿道四十公里，城市交通更加顺畅。"
    report = made(2025, [opening, *REVIEW[:3]], PLAN)
    found = compare(report, report, "review-plan")
    paragraph = next(p.id for p in report.paragraphs if report.text_of(p).startswith("一年来"))
    assert any(paragraph in link.older for link in found.alignment.links)


def test_problems_are_still_set_against_problems() -> None:
    """Two years' paragraphs on problems are partners, for they are the same part."""
    older, newer = made(2024, [*REVIEW, OWNING[0]], PLAN), made(2025, [*REVIEW, OWNING[0]], PLAN)
    found = compare(older, newer)
    owned = next(p.id for p in older.paragraphs if "清醒" in older.text_of(p))
    assert any(owned in link.older for link in found.alignment.links if link.level == "paragraph")


@pytest.mark.parametrize(("scope", "part"), [("plan-plan", "plan"), ("review-review", "review")])
def test_one_half_may_be_compared_alone(scope: str, part: str) -> None:
    """Plan → plan across years shows nothing of the reviews, nor the other way round."""
    older, newer = made(2024, REVIEW, [PORT, SCHOOL, WATER]), made(2025, REVIEW, [PORT, FLAT])
    found = compare(older, newer, scope)  # type: ignore[arg-type]
    for report, side, alone in (
        (older, "older", found.difference.dropped),
        (newer, "newer", found.difference.added),
    ):
        shown = {i for p in found.difference.passages for i in getattr(p, side)} | set(alone)
        assert shown
        assert {report.by_id[i].part for i in shown} == {part}


def test_no_passage_stands_in_two_cards() -> None:
    """Links are many to many; who reads the cards meets each passage once."""
    older = made(2024, [*REVIEW, PORT + ROAD], [PORT + SCHOOL, PORT, SCHOOL + FARM, FARM + CARE])
    newer = made(2025, [*REVIEW, ROAD, PORT], [PORT, SCHOOL + PORT, FARM, CARE + FARM])
    found = compare(older, newer)
    for side in ("older", "newer"):
        shown = [i for p in found.difference.passages for i in getattr(p, side)]
        assert len(shown) == len(set(shown))
