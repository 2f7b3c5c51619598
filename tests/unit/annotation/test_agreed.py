"""What two coders agree on becomes one ruling that keeps what each of them found."""

from __future__ import annotations

import pytest

from tests.builders.decisions import NEWER, OLDER, add_pair, annotation, assessment, quotation
from workbench.annotation.codebook import plan_rename, revise, seed_codebook
from workbench.annotation.judging import adjudicate_agreed, agreed
from workbench.model.decision import Code, Codebook, Verdict
from workbench.model.roles import Actor, Role
from workbench.store.store import Store

HEAD = Actor("陈", Role.ADJUDICATOR)
FIRST, SECOND = quotation("新增就业9.8万人"), quotation("完成年度目标的103%")


@pytest.fixture
def judged(local: Store) -> Store:
    """Give a store in which two disagree on one passage, agree on the next, and one alone judged a third."""
    add_pair(local)
    quotes = ("建成公园3个", "新增就业9.5万人以上", "改造老旧小区12公里管网")
    local.save([annotation(f"n{at}", quote) for at, quote in enumerate(quotes)], actor="王", action="create")
    said = [
        assessment("a0", "n0", "王"),
        assessment("a1", "n0", "李", Verdict.PARTIAL),
        assessment("a2", "n1", "王", evidence=(FIRST,)),
        assessment("a3", "n1", "李", evidence=(FIRST, SECOND)),
        assessment("a4", "n2", "王"),
        assessment("a5", "n2", "李", Verdict.NOT_ASSESSED, evidence=()),
    ]
    for each in said:
        local.save([each], actor=each.coder, action="assessment.create")
    return local


def test_only_what_two_agree_on_is_ruled(judged: Store) -> None:
    """A disagreement before it does not end the search; who has not judged is none of the two."""
    found = agreed(judged, OLDER, NEWER)
    assert [(each.annotation, each.verdict, each.adjudicated) for each in found] == [
        ("n1", Verdict.FULFILLED, True)
    ]
    assert [each.anchor.exact for each in found[0].evidence] == [FIRST.anchor.exact, SECOND.anchor.exact]
    assert found[0].search is None
    assert [each.coder for each in adjudicate_agreed(judged, HEAD, OLDER, NEWER)] == ["陈"]


def test_a_revision_is_logged_by_what_it_does(local: Store) -> None:
    """And returned as it was stored: with who made it."""
    code = Code(id="jobs", parent=None, zh="就业", en="jobs")
    seed_codebook(local, HEAD, Codebook(revision=1, codes=(code,)))
    book = revise(local, HEAD, plan_rename(local, "jobs", zh="稳就业"))
    assert (book, book.created_by) == (local.codebook(), "陈")
    assert local.log()[-1].action == "codebook.rename"
