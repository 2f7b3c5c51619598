"""What would look broken, or say one thing twice, is told plainly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest

from workbench.errors import WorkbenchError
from workbench.model.commitment import Comparator
from workbench.model.insight import Point, Series
from workbench.model.report import Report
from workbench.pipeline.answering import steps_to_evidence
from workbench.pipeline.overview import Flow
from workbench.ui.exchange import publishing
from workbench.ui.fulfilment.preparing import step_line
from workbench.ui.i18n import LANGUAGES, Language, translate
from workbench.ui.indicators.presenter import year_cell
from workbench.ui.overview.presenter import only_verdict
from workbench.ui.presenting.verdict_names import verdict_name
from workbench.ui.wording.presenter import topic_name


def test_one_number_of_several_documents_stands_once() -> None:
    """3%, 3.0% and 3.00% are one target, named after all that give it; 左右 and a result are others."""

    def point(
        report: str, raw: str, kind: Literal["target", "actual"], comparator: Comparator = "="
    ) -> Point:
        value = float(raw.rstrip("%"))
        return Point(
            report=report, year=2031, kind=kind, raw=raw, value=value, comparator=comparator, start=1, end=3
        )

    given = (
        point("plan", "3%", "target"),
        point("list", "3.0%", "target"),
        point("budget", "3.00%", "target"),
    )
    others = (
        point("plan", "3%", "target", "~"),
        point("list", "3.2%", "target"),
        point("news", "3.0%", "actual"),
    )
    names = {"plan": "报告", "list": "清单", "budget": "预算"}
    cell = year_cell(Series(metric="物价涨幅", unit="%", points=(*given, *others)), 2031, names, "zh")
    assert cell is not None
    assert [line["text"] for line in cell["lines"]] == ["3%", "≈ 3%", "3.2%", "3.0%"]
    assert "报告、清单、预算" in cell["lines"][0]["title"]


def test_one_verdict_alone_is_told_in_words() -> None:
    """Where all ribbons would run into one block a sentence counts them; two verdicts are drawn."""

    def ribbon(source: str, verdict: str, count: int) -> Flow:
        return Flow(source=source, target=verdict, stage="plan-verdict", count=count)

    alone = (ribbon("一、产业", "partial", 3), ribbon("二、民生", "partial", 4))
    back = Flow(source="partial", target="回顾", stage="verdict-review", count=7)
    said = only_verdict((*alone, back), "zh")
    assert "部分完成" in said
    assert "7" in said
    assert "7" in only_verdict(alone, "en")
    assert only_verdict((*alone, ribbon("二、民生", "fulfilled", 1)), "zh") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_judged_is_no_verdict(language: Language) -> None:
    """Where nothing is judged, or may be seen by who codes blind, 未评估 is not told as a verdict."""
    waiting = Flow(source="一、产业", target="not_assessed", stage="plan-verdict", count=5)
    said = only_verdict((waiting,), language)
    assert "5" in said
    assert verdict_name("not_assessed", language) not in said
    assert said != translate(language, "overview.flow_one", verdict="", n=5)


def test_no_empty_bar_stays_after_a_refused_publication(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence that says why nothing was published stands alone; what was made before is not offered."""
    at = "workbench.ui.exchange.publishing"
    kept: dict[str, object] = {}
    bars: list[str] = []

    class Bar:
        """Notes what is shown in place of it."""

        def progress(self, _part: float, text: str) -> None:
            """Show a step."""
            bars.append(text)

        def empty(self) -> None:
            """Take it away."""
            bars.append("")

    def refused(*_given: object, told: Callable[[int, int], None], **_rest: object) -> None:
        told(50, 100)
        raise WorkbenchError("model.stopped")

    monkeypatch.setattr(f"{at}.st.progress", lambda _part: Bar())
    monkeypatch.setattr(f"{at}.publish_zip", refused)
    monkeypatch.setattr(f"{at}.cached.workspace", lambda: None)
    monkeypatch.setattr(f"{at}.identity.current_actor", lambda: None)
    monkeypatch.setattr(f"{at}.state.remember", kept.__setitem__)
    monkeypatch.setattr(f"{at}.t", lambda key, **_values: key)
    with pytest.raises(WorkbenchError):
        publishing.make_site(names=True, address="")
    assert len(bars) == 2
    assert bars[-1] == ""
    assert list(kept.values()) == [(0, b"")]


def test_each_step_to_evidence_is_named(older: Report, newer: Report, bulletin: Report) -> None:
    """How far it is and which document is read is told, for every step, in both languages."""
    steps = steps_to_evidence(older, [newer, bulletin])
    for language in LANGUAGES:
        said = [step_line(steps, done, language) for done in range(len(steps))]
        assert len(set(said)) == len(said)
        assert all(str(len(steps)) in each for each in said)
        assert str(newer.year) in said[-2]


def test_what_is_asked_of_a_matter_is_called_in_the_language_of_the_page() -> None:
    """A matter that is not of our list keeps its words; what is asked of it has a name in both languages."""
    assert topic_name("财政政策的要求", "zh") == "财政政策的要求："
    assert topic_name("财政政策的要求", "en") == "Fiscal policy, what is asked of it: "
    assert topic_name("渔业政策的要求", "en").startswith("渔业政策, what")
    assert topic_name("房地产", "en") == "Real estate: "
