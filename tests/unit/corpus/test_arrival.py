"""A report that the library has already, or has elsewhere, is noticed when it arrives."""

from dataclasses import replace

import pytest

from tests.builders.as_shipped import read_report
from tests.unit.corpus.reports import PLAN, WHOLE, read
from workbench.corpus.arrival import Fingerprint, assess_arrival, fingerprint, similarity
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.settings import DEFAULTS

HERE = read(WHOLE, Hints(id="here-2024"))
OTHER = (
    PLAN.replace("加快", "着力")
    .replace("建设", "打造")
    .replace("新建", "改建")
    .replace("城镇", "全区")
    .replace("培育", "发展")
)


def found(report_text: str, hints: Hints, *others: Report | Fingerprint) -> set[str]:
    issues = assess_arrival(read(report_text, hints), others or (HERE,), settings=DEFAULTS.corpus)
    return {issue.code for issue in issues}


def test_same_text_twice() -> None:
    """The same text for the same place and year is a duplicate, whatever its white space."""
    assert found(WHOLE.replace("。", "。 "), Hints(id="again")) == {"duplicate"}


def test_nearly_the_same_text() -> None:
    """A text with a few changed sentences is another version of the same report."""
    assert found(WHOLE.replace("9.5万人", "9.6万人"), Hints(id="again")) == {"near-duplicate"}


def test_same_text_under_another_year_or_place() -> None:
    """The same text under another year or place means that one of both is misfiled."""
    assert found(WHOLE, Hints(id="again", year=2019)) == {"same-text-other-year"}
    assert found(WHOLE, Hints(id="again", jurisdiction="海南省")) == {"same-text-other-place"}


def test_a_report_of_its_own_is_welcome() -> None:
    """Another year's report raises nothing, nor does the report itself."""
    assert found(OTHER, Hints(id="new", year=2025)) == set()
    assert assess_arrival(HERE, [HERE], settings=DEFAULTS.corpus) == ()


def test_an_excerpt_is_much_shorter() -> None:
    """A text far shorter than this place's other reports is noticed."""
    peers = [
        replace(fingerprint(HERE), report=f"r{n}", length=20000, sentences=frozenset({n})) for n in range(3)
    ]
    assert found(WHOLE, Hints(id="again"), *peers) == {"much-shorter"}


def test_similarity_is_symmetric_and_bounded() -> None:
    """Likeness is 1 with itself and the same both ways."""
    one, other = fingerprint(HERE), fingerprint(read(OTHER))
    assert similarity(one, one) == 1
    assert 0 <= similarity(one, other) == similarity(other, one) < 1


@pytest.mark.parametrize(
    ("speaker", "names", "asked"),
    [
        ("周明远", ["海岛之城"], True),
        ("周明远", ["别的说法"], False),
        ("林远舟", ["海岛之城"], False),
        ("林远舟", ["海岛之城", "潮头行动"], True),
        ("林远舟", ["海岛之城", "十四五"], False),
    ],
)
def test_a_place_is_proposed_as_a_question(speaker: str, names: list[str], asked: bool) -> None:
    """A text that names no place is set against the names and speakers of the library's reports."""
    own = "".join(f"我们建设“{name}”。" for name in ("海岛之城", "潮头行动", "十四五") for _ in range(4))
    session = "——2025年1月12日在云海区第五届人民代表大会第六次会议上"
    body = "一、2024年工作回顾\n全年各项工作顺利完成，群众生活继续改善，社会大局保持稳定。"
    filed = read_report(f"{session}\n云海区区长 周明远\n各位代表：\n{body}{own}".encode(), name="a.txt")
    filed = replace(filed, id="old", jurisdiction="云海区")
    told = "".join(f"加快打造“{name}”。" for name in names)
    new = read_report(f"2025年工作回顾\n{speaker}在政府工作报告中说，{told}".encode(), name="b.txt")
    codes = [issue.code for issue in assess_arrival(new, [filed], settings=DEFAULTS.corpus)]
    assert ("place-proposed" in codes) is asked
    assert new.jurisdiction is None
