"""A workbench whose every field was filled with an attack: reports, judgements, names, codebook, links."""

from __future__ import annotations

from tests.builders.as_shipped import make_anchor
from tests.security.attacks import NASTY, hostile_report
from workbench.annotation.actions import Actor, create_commitment, decide_link, give_verdict
from workbench.annotation.codebook import plan_rename, revise
from workbench.model.decision import Quotation, Verdict
from workbench.model.hints import Hints
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace

CODER = Actor(NASTY[:100])


def fill_with_attacks(workspace: Workspace) -> tuple[str, str]:
    """Put two hostile reports and hostile judgements into the store; return the reports' ids."""
    store = workspace.store
    for year in (2031, 2032):
        hints = Hints(title=NASTY, jurisdiction=NASTY, year=year, speaker=NASTY, source=NASTY)
        add_report(workspace, hostile_report(year), f"{NASTY}.txt", hints=hints, actor=CODER)
    older, newer = [d.id for d in workspace.documents() if d.jurisdiction == NASTY]
    text, answer = store.text(older), store.text(newer)
    start, at = text.index("建成公园"), answer.index("建成公园")
    (note,) = create_commitment(
        store, CODER, older, start, start + 20, type="project", area=NASTY, items=(NASTY,),
        bodies=(NASTY,), deadline=NASTY, tags=(NASTY,), note=NASTY,
    )  # fmt: skip
    place = make_anchor(newer, answer, at, at + 20)
    give_verdict(
        store, CODER, note, newer, Verdict.FULFILLED, evidence=(Quotation(anchor=place),), rationale=NASTY
    )
    decide_link(store, CODER, make_anchor(older, text, start, start + 20), place, linked=True, note=NASTY)
    return older, newer


def spoil_codebook(workspace: Workspace) -> None:
    """Give the first code a hostile label and definition in both languages."""
    book = workspace.store.codebook()
    assert book is not None
    labels = {"zh": NASTY, "en": NASTY, "definition_zh": NASTY, "definition_en": NASTY}
    revise(workspace.store, CODER, plan_rename(workspace.store, book.codes[0].id, **labels))
