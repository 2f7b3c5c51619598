"""A document is known by place, year and genre; nothing else ever touches a report's annotations."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.whole_reports import whole_report
from workbench.annotation.actions import Actor, create_commitment
from workbench.errors import CorpusError
from workbench.model.decision import Document
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.pipeline.document_records import new_document
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report, preview
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.store.integrity import check_store

# WORKBENCH_FILINGS=1000 is the full run.
FILINGS = int(os.environ.get("WORKBENCH_FILINGS", "40"))
ACTOR = Actor("li")
PLACE, YEAR = "样例市", 2031
REPORT = whole_report(PLACE, YEAR)
QUOTES = ("智能工厂建成投产", "推动产业焕新升级", "深化集团化办学", "扩大就业")
BULLETIN = (
    f"{PLACE}{YEAR}年国民经济和社会发展统计公报\n\n一、综合\n全年地区生产总值412.3亿元，比上年增长5.1%。\n"
    "全年粮食种植面积31.2万亩，比上年增加0.4万亩。\n\n二、就业\n全年城镇新增就业1.2万人，完成年度计划的103%。\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give a workbench with an annotated report."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as opened:
        document = put(opened, REPORT)
        text = opened.store.text(document.id)
        for quote in QUOTES:
            at = text.index(quote)
            create_commitment(opened.store, ACTOR, document.id, at, at + len(quote), type="measure")
        yield opened


def put(
    workspace: Workspace,
    text: str,
    genre: Genre | None = None,
    *,
    place: str = PLACE,
    year: int = YEAR,
    replaces: bool = False,
) -> Document:
    """Add a text and return its record."""
    hints = Hints(jurisdiction=place, year=year, genre=genre)
    return add_report(workspace, text.encode(), "t.txt", hints=hints, replaces=replaces, actor=ACTOR).document


def test_a_bulletin_is_a_document_of_its_own(workspace: Workspace) -> None:
    """Filed with the report's place and year it is no new version of the report."""
    before = workspace.store.annotations()
    bulletin = put(workspace, BULLETIN, Genre.BULLETIN)
    assert (bulletin.number, bulletin.supersedes, bulletin.genre) == (1, None, Genre.BULLETIN)
    assert workspace.store.annotations() == before


def test_a_corrected_bulletin_replaces_the_bulletin(workspace: Workspace) -> None:
    """Within a genre an alike text is the next version, of that document only."""
    first = put(workspace, BULLETIN, Genre.BULLETIN)
    second = put(workspace, BULLETIN.replace("31.2", "31.3"), Genre.BULLETIN)
    assert (second.report, second.number, second.supersedes) == (first.report, 2, first.id)


def test_a_text_that_is_not_alike_is_asked_about(workspace: Workspace) -> None:
    """Taken for a report, the bulletin would replace one that it has nothing in common with."""
    before = workspace.documents(), workspace.store.annotations()
    hints = Hints(jurisdiction=PLACE, year=YEAR, genre=Genre.WORK_REPORT)
    assert preview(workspace, BULLETIN.encode(), "t.txt", hints).filing.doubtful
    with pytest.raises(CorpusError, match="--genre") as refused:
        put(workspace, BULLETIN, Genre.WORK_REPORT)
    assert "--kind" in refused.value.english
    assert (workspace.documents(), workspace.store.annotations()) == before


def test_a_person_may_say_that_it_replaces_it(workspace: Workspace) -> None:
    """Then every annotation is carried, and what is not found again is lost to nobody."""
    second = put(workspace, BULLETIN, Genre.WORK_REPORT, replaces=True)
    assert second.number == 2
    assert {each.anchor.document for each in workspace.store.annotations()} == {second.id}
    assert len(workspace.store.annotations()) == len(QUOTES)


def test_each_news_text_is_one_document(workspace: Workspace) -> None:
    """Of news a place has many a year: one that is like none there is not a version of another."""
    news = [
        f"{PLACE}新闻第{n}期\n\n{'甲乙丙丁戊'[n]}项目今日在本市开工建设，总投资{n + 3}亿元。\n"
        for n in range(5)
    ]
    documents = [put(workspace, text, Genre.NEWS) for text in news]
    assert len({each.report for each in documents}) == 5
    assert {each.number for each in documents} == {1}


def test_a_taken_id_gets_a_mark(workspace: Workspace) -> None:
    """Two documents that would be called the same are told apart by their text."""
    there = "天津市滨海新区"
    assert put(workspace, whole_report(there, 2030), place=there, year=2030).id == "120116-2030"
    bulletin = put(workspace, BULLETIN, Genre.BULLETIN, place=there, year=2030)
    assert bulletin.id == "120116-2030-bulletin"
    news = [put(workspace, f"一则{n}的消息。\n", Genre.NEWS, place=there, year=2030) for n in "甲乙"]
    assert len({each.id for each in news}) == 2
    assert all(each.id.startswith("120116-2030-news") for each in news)


def test_the_genre_stays_what_was_stored(workspace: Workspace) -> None:
    """Read again, a document is of the genre under which it was filed."""
    bulletin = put(workspace, BULLETIN, Genre.BULLETIN)
    report = workspace.report(bulletin.id)
    assert (report.genre, report.source_class) == (Genre.BULLETIN, Genre.BULLETIN.rule.source_class)


def test_nothing_of_another_kind_touches_annotations(workspace: Workspace) -> None:
    """Random filings beside an annotated report: other genres, places, years, mixtures of its own text."""
    chance = random.Random(31)
    lines = [line for line in REPORT.split("\n") if line.strip()]
    before = workspace.store.annotations()
    log = len(workspace.store.log())
    for n in range(FILINGS):
        text = _variant(chance, lines, n)
        genre = chance.choice([g for g in Genre if g is not Genre.WORK_REPORT])
        place, year = PLACE, YEAR
        if chance.random() < 0.4:
            genre = chance.choice(list(Genre))
            place, year = chance.choice([("样例县", YEAR), (PLACE, YEAR + 1), ("另一市", YEAR - 1)])
        put(workspace, text, genre, place=place, year=year, replaces=True)
        if n % 50 == 0 or n == FILINGS - 1:
            assert workspace.store.annotations() == before, (n, genre)
    assert not [line for line in workspace.store.log(after=log) if not line.object.startswith("document:")]
    assert check_store(workspace.store) == ()


def _variant(chance: random.Random, lines: list[str], n: int) -> str:
    """Return a bulletin, a news text, or one that quotes the report at length; no two the same."""
    head = f"第{n}号文件，{chance.randrange(10**6)}。"
    kind = chance.choice(("bulletin", "news", "quotes", "whole"))
    if kind == "bulletin":
        return f"{head}\n{BULLETIN}"
    if kind == "whole":
        return f"{REPORT}\n{head}\n"
    some = chance.sample(lines, k=min(len(lines), chance.randint(1, 12)))
    return "\n".join((head, *some)) if kind == "quotes" else f"{head}\n本市今日召开会议。\n{some[0]}\n"


def test_adding_again_finishes_what_an_older_program_left(workspace: Workspace) -> None:
    """A text stored without its annotations gets them when the same file is added once more."""
    (first,) = {each.anchor.document for each in workspace.store.annotations()}
    text = REPORT.replace("真抓实干", "苦干实干")
    hints = Hints(jurisdiction=PLACE, year=YEAR)
    arrival = preview(workspace, text.encode(), "b.txt", hints)
    record = new_document(
        arrival.report, "b.txt", hints, kind="corrected", added_by="li", earlier=arrival.versions
    )
    workspace.store.add_document(record, text.encode(), arrival.report.text, actor="li")
    assert {each.anchor.document for each in workspace.store.annotations()} == {first}
    again = add_report(workspace, text.encode(), "b.txt", hints=hints, actor=ACTOR)
    assert [issue.code for issue in again.issues] == ["same-text", "carrying-finished"]
    assert {each.anchor.document for each in workspace.store.annotations()} == {record.id}
    assert check_store(workspace.store) == ()
