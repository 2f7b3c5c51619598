"""A model is shown what can answer: sentences of the later report's review, and no titles."""

from __future__ import annotations

from tests.builders.as_shipped import read_report
from tests.builders.whole_reports import whole_report
from workbench.settings import DEFAULTS
from workbench.suggesting.passages import chosen_passages


def test_no_title_of_a_part_or_section_is_shown() -> None:
    """However little a commitment shares with the report, what is shown are sentences that say something."""
    report = read_report(whole_report("天津市河西区", 2031).encode(), name="河西.txt")
    titles = {each.heading for each in report.headings if each.kind != "theme"}
    for commitment in ("扶持海洋药物", "年度工作回顾", "新增停车位"):
        shown = [
            report.text[slice(*each)] for each in chosen_passages(commitment, report, (), DEFAULTS.suggesting)
        ]
        assert shown
        assert not titles & set(shown)
