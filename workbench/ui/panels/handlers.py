"""Judge the hits of a sample, each event once and on disk before the screen says so."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.errors import AnchorError
from workbench.model.roles import Actor
from workbench.model.term_verdict import HIT_VERDICTS, HitVerdict
from workbench.pipeline.messages import Message
from workbench.pipeline.panels import Panel, SentenceHit, tell_precision
from workbench.pipeline.term_lists import judge, verdicts_of
from workbench.pipeline.workspace import Workspace
from workbench.ui.i18n import Language, translate
from workbench.ui.panels.presenter import hit_id, precision_text
from workbench.ui.shapes.panels import SampleState


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """One term's sample on the screen, and the person who judges it."""

    workspace: Workspace
    actor: Actor
    panel: Panel
    term: int
    sample: tuple[SentenceHit, ...]
    drawn: tuple[int, int]
    language: Language

    def handle(self, event: Message) -> bool:
        """Keep what an event says of a hit; False where it is no judgement."""
        if event["kind"] != "hit":
            return False
        hit = next((each for each in self.sample if hit_id(each) == event["item"]), None)
        if hit is None:
            raise AnchorError("panel.hit_gone")
        verdict: HitVerdict | None = next((each for each in HIT_VERDICTS if each == event["verdict"]), None)
        judge(self.workspace, self.actor, self.panel.terms.name, hit, verdict)
        return True

    def state(self) -> SampleState:
        """Return what is on disk: the verdicts of the sample, and what they tell."""
        verdicts = verdicts_of(self.workspace, self.panel.terms.name)
        told = tell_precision(self.panel, self.term, verdicts, size=self.drawn[0], seed=self.drawn[1])
        said = translate(self.language, "terms.judged", n=told.judged, all=told.sample)
        return {
            "verdicts": {hit_id(hit): verdicts[hit.key] for hit in self.sample if hit.key in verdicts},
            "told": " · ".join(filter(None, (said, precision_text(told, self.language)))),
        }
