"""What a new source was recognised as: outline, what was removed, what looks wrong."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from workbench.model.report import Issue, Removed, Report
from workbench.ui.i18n import Language
from workbench.ui.presenters.page import present_outline

_SHOWN = 400


def outline_html(report: Report) -> str:
    """Return the outline as a list; every text is escaped."""
    entries = present_outline(report)
    rows = "".join(f'<li class="wb-o{e["level"]}">{escape(str(e["title"]))}</li>' for e in entries)
    return f'<ol class="wb-outline" lang="zh">{rows}</ol>'


def opening_html(report: Report) -> str:
    """Return the first characters of the text, escaped, to see whether it is the right one."""
    text = report.text[:_SHOWN] + ("…" if len(report.text) > _SHOWN else "")
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    return f'<div class="wb-opening" lang="zh">{lines}</div>'


def removed_rows(removed: Iterable[Removed], kept: Iterable[str]) -> list[dict[str, Any]]:
    """Return what cleaning took out, with whether the person wants it back."""
    back = set(kept)
    return [{"keep": each.text in back, "reason": each.reason, "text": each.text} for each in removed]


def issue_lines(issues: Iterable[Issue], language: Language) -> list[str]:
    """Return what looked wrong, each once."""
    return list(dict.fromkeys(i.message if language == "zh" else i.english or i.message for i in issues))
