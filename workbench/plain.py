"""What the command line prints for people: short plain text made from the model's values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from workbench.model.document_name import document_name
from workbench.model.figures import bounded, signed_pair
from workbench.model.verdicts import NAMES
from workbench.words.catalogue import word

if TYPE_CHECKING:
    from workbench.model.adoption import Adoption, Saying
    from workbench.model.change import Difference, NumberChange
    from workbench.model.commitment import Commitment
    from workbench.model.insight import Point, Series, Wording
    from workbench.model.link import Alignment, Candidate, EvidenceReport
    from workbench.model.plan_target import FiveYearProgress, TargetYear
    from workbench.model.report import Report
    from workbench.model.thread import EventKind, Thread

_RELATIONS = {"same": "对应", "split": "拆分", "merged": "合并", "moved": "移动"}
_TYPES = {"target": "指标", "project": "项目", "measure": "举措"}


def _status(code: str | None) -> str:
    return "请人判断" if code is None else NAMES[code][0]


def _short(text: str, length: int = 40) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"


def report_text(report: Report) -> str:
    """Return a report's metadata and outline, then what was removed and what looked wrong."""
    lines = [
        f"{report.title or '（未识别标题）'}　[{report.id}]",
        f"地区 {report.jurisdiction or '—'}　年份 {report.year or '—'}　报告人 {report.speaker or '—'}"
        f"　日期 {report.delivered_on or '—'}　{len(report.text)} 字",
        "",
    ]
    lines += [f"{'  ' * ((n.level or 1) - 1)}{_short(n.heading or '')}" for n in report.headings]
    lines += ["", f"清理掉 {len(report.removed)} 处："]
    lines += [f"  [{r.reason}] {_short(r.text, 60)}" for r in report.removed]
    lines += [f"注意：{issue.message}" for issue in report.issues]
    return "\n".join(lines)


def commitments_text(report: Report, commitments: Sequence[Commitment]) -> str:
    """Return one commitment a line, with its type and why it is proposed; below them what may be one."""
    firm = [c for c in commitments if c.tier == "commitment"]
    possible = [c for c in commitments if c.tier == "possible"]
    lines = [f"{document_name(report)}：{len(firm)} 条承诺（机器建议）"]
    lines += [f"[{_TYPES[c.type]}] {c.quote}　（{c.why.zh}）" for c in firm]
    if possible:
        lines += ["", f"可能是承诺，未计入：{len(possible)} 条"]
        lines += [f"[{_TYPES[c.type]}] {c.quote}　（{c.why.zh}）" for c in possible]
    return "\n".join(lines)


def alignment_text(alignment: Alignment, older: Report, newer: Report) -> str:
    """Return the paragraph links, then how many passages have no partner."""
    lines = []
    for link in alignment.links:
        if link.level == "paragraph":
            left = " + ".join(_short(older.text_of(older.by_id[n]), 28) for n in link.older)
            right = " + ".join(_short(newer.text_of(newer.by_id[n]), 28) for n in link.newer)
            lines.append(f"{link.score:.0%} {_RELATIONS[link.relation]}　{left}　⇄　{right}")
    lines.append(
        f"只在较早的报告：{len(alignment.older_only)} 处；只在较晚的报告：{len(alignment.newer_only)} 处"
    )
    return "\n".join(lines)


def difference_text(difference: Difference, older: Report, newer: Report) -> str:
    """Return each changed passage with deletions in [-…-] and insertions in {+…+}."""
    lines = []
    for passage in difference.passages:
        marked = []
        for op in passage.ops:
            gone = passage.older_text[op.older_start : op.older_end]
            came = passage.newer_text[op.newer_start : op.newer_end]
            if op.op == "equal":
                marked.append(came)
            else:
                marked.append((f"[-{gone}-]" if gone else "") + (f"{{+{came}+}}" if came else ""))
        lines.append("".join(marked))
        lines += [f"    {n.metric}：{_changed(n)}" for n in passage.numbers]
    lines += [f"新增：{_short(newer.text_of(newer.by_id[i]), 60)}" for i in difference.added]
    lines += [f"消失：{_short(older.text_of(older.by_id[i]), 60)}" for i in difference.dropped]
    return "\n".join(lines)


def evidence_text(report: EvidenceReport, commitments: Sequence[Commitment]) -> str:
    """Return each commitment with its suggested status and first candidate."""
    found = {e.commitment: e for e in report.evidence}
    lines = []
    for commitment in commitments:
        evidence = found.get(commitment.id)
        if evidence is None:
            continue
        mark = "" if commitment.tier == "commitment" else "（可能是承诺）"
        lines.append(
            f"{mark}{commitment.quote}\n    建议：{_status(evidence.suggested_status)}（{evidence.why.zh}）"
        )
        lines += [_answer(each) for each in evidence.candidates[:1]]
        lines += [
            f"    各说不一：{x.sources[0]} “{x.values[0]}”，{x.sources[1]} “{x.values[1]}”"
            for x in evidence.conflicts
        ]
    lines += [f"再次承诺：{_short(c.older_quote)} → {_short(c.newer_quote)}" for c in report.carried_over]
    return "\n".join(lines)


def _answer(candidate: Candidate) -> str:
    """Return a passage with how sure its being an answer is, and the numbers set against each other."""
    line = f"    把握 {candidate.score:.0%} {_short(candidate.text, 70)}"
    compared = candidate.comparison
    if compared is None:
        return line
    planned, actual = signed_pair(
        compared.planned, compared.planned_value, compared.actual, compared.actual_value, compared.comparator
    )
    return f"{line}\n        {compared.metric}：计划 {planned}，实际 {actual}"


def _changed(number: NumberChange) -> str:
    older, newer = signed_pair(
        *(number.older_raw, number.older_value, number.newer_raw, number.newer_value),
        *(number.older_comparator, number.newer_comparator),
    )
    return f"{older} → {newer}"


def _point(point: Point) -> str:
    return bounded(point.raw, point.value, point.comparator if point.kind == "target" else "=")


def indicators_text(series: Sequence[Series]) -> str:
    """Return each series with its points by year."""
    kinds = {"target": "目标", "actual": "实际"}
    return "\n".join(
        f"{s.metric}（{s.unit}）：" + "；".join(f"{p.year}{kinds[p.kind]} {_point(p)}" for p in s.points)
        for s in series
    )


def wording_text(wording: Wording) -> str:
    """Return new and dropped set phrases with their counts, and changed stances."""
    lines = [f"新增 {p.phrase} ×{p.newer_count}" for p in wording.new]
    lines += [f"消失 {p.phrase} ×{p.older_count}" for p in wording.dropped]
    lines += [f"变化 {s.topic}：{s.older_phrase} → {s.newer_phrase}" for s in wording.stances]
    lines += [f"变化 {r.older_phrase} → {r.newer_phrase}" for r in wording.changed if r.kind != "stance"]
    return "\n".join(lines)


_EVENTS: dict[EventKind, str] = {
    "promised": "承诺",
    "promised_again": "再次承诺",
    "target_raised": "目标上调",
    "target_lowered": "目标下调",
    "postponed": "推迟",
    "renamed": "改名",
    "begun": "开工启动",
    "progress": "进展",
    "done": "完成",
    "missed": "未达",
    "silent": "未再提及",
}


def trace_text(threads: Sequence[Thread]) -> str:
    """Return each thread with its events by year."""
    lines = []
    for thread in threads:
        lines.append(f"{thread.title}（{thread.first}—{thread.last}）")
        lines += [
            f"    {event.year} {_EVENTS[event.kind]}"
            + (f"：{_short(event.quote, 60)}" if event.quote else "")
            for event in thread.events
        ]
    return "\n".join(lines)


def breakdown_text(told: Mapping[str, Any]) -> str:
    """Return the rows of a task list, each with what it breaks down, then what no row takes up."""
    lines = []
    for row in told["rows"]:
        lines.append(f"{row['quote']}（{'、'.join(row['bodies']) or '—'}，{row['deadline'] or '—'}）")
        lines += [f"    ← {each['quote']}" for each in row["promises"]] or [
            "    ← 报告中没有 not in the report"
        ]
    lines.append(f"没有任务承接的承诺 promises without a row: {len(told['promises_without_row'])}")
    lines += [f"    {each['quote']}" for each in told["promises_without_row"]]
    return "\n".join(lines)


def five_year_text(found: FiveYearProgress, language: str) -> str:
    """Return a plan's targets, each with its kind, each year's result and how it stands, one a line."""
    lines = [f"{found.first}—{found.last}"]
    for each in found.targets:
        target = each.target
        raw = f"{target.raw}{target.unit}" if target.source == "table" else target.raw
        kinds = [f"kind_{target.kind}", *([target.force] if target.force else [])]
        lines.append(
            "\t".join(
                (
                    f"{target.metric} {bounded(raw, target.value, target.comparator)}",
                    " · ".join(word(f"screen.plan.{kind}", language) for kind in kinds),
                    "  ".join(f"{year.year} {_result(year)}" for year in each.years if year.results),
                    word(f"screen.plan.{each.standing}", language) if each.standing else "",
                )
            )
        )
    return "\n".join(lines)


def _result(year: TargetYear) -> str:
    told = year.results[0]
    return bounded(told.raw, told.value, "=")


def first_said_text(found: Adoption, language: str) -> str:
    """Return the earliest sources of a phrase, then each place with its first year, one a line."""
    lines = [f"{found.phrase}  {found.years[0]}—{found.years[-1]}" if found.years else found.phrase]
    lines += [f"{_day(each)}\t{each.place}\t{each.quote}" for each in found.earliest]
    for place in found.places:
        first, missing = place.first, len(place.missing_before)
        level = word(f"screen.first.level_{place.level}", language)
        when = _day(first) if first else word("screen.first.nobody", language)
        unknown = word("screen.first.perhaps_title", language, n=missing) if first and missing else ""
        lines.append("\t".join(filter(None, (when, level, place.place, unknown))))
    return "\n".join(lines)


def _day(saying: Saying) -> str:
    return saying.said_on.isoformat() if saying.said_on else str(saying.year)
