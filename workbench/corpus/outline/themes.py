"""Find the themes of a report: sentences that title what follows them in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from workbench.corpus.assembly import Row
from workbench.corpus.outline.counted import goes_before, is_counted
from workbench.corpus.outline.headings import FIRST, Heading, after_stop
from workbench.corpus.outline.leads import inline_leads, is_lead
from workbench.corpus.outline.markers import SOFT, read_marker
from workbench.corpus.outline.parallel import parallel_titles
from workbench.model.span import Span
from workbench.text.sentences import split_sentences

_MEMBER_LONGEST = 40
_ENUMERATES = re.compile(r"[：:；;]")
_COMMA = re.compile(r"[，,]")


def _alone(taken: Mapping[int, Heading], index: int, body: range) -> bool:
    """Say whether a paragraph is all there is under a title line: then it holds all of its themes."""
    above, below = taken.get(index - 1), taken.get(index + 1)
    return above is not None and above.own and (below is not None or index + 1 not in body)


def with_themes(rows: Sequence[Row], body: range, found: Sequence[Heading]) -> list[Heading]:
    """Return the headings with the lead sentences of the paragraphs in ``body`` among them, in order."""
    taken = {heading.row: heading for heading in found}
    taken.update(_missing_members(rows, body, taken))
    leads: list[Heading] = []
    series = parallel_titles(rows, _sections(taken, body))
    for index in body:
        heading = taken.get(index)
        row = rows[index]
        if row.tabular or (heading is not None and heading.own):
            continue
        if index in series and series[index][1]:
            leads.append(Heading(index, row.span.start, row.span.end, "own", 0, True))
            continue
        opening = _opening_lead(rows, index) if heading is None else None
        within: tuple[Span, ...] = ()
        if index in series:
            # What heads a paragraph of a series stands above what is titled within it.
            opening = Heading(index, row.span.start, row.span.start + series[index][0].end, "lead", 0, False)
            within = inline_leads(row.text)
            leads.append(opening)
        elif opening is None:
            within = inline_leads(row.text)
        else:
            if _alone(taken, index, body):
                within = inline_leads(row.text, opened=True)
            if not _introduces(row.text, opening.end - row.span.start, within):
                leads.append(replace(opening, inline=bool(within)))
        if (
            heading is not None
            and heading.style == "ordinal"
            and any(is_counted(s.of(row.text)) for s in within)
        ):
            taken[index] = replace(heading, inline=True)  # 一是 that begins the row is one of those within
        begun = {each.start for each in (heading, opening) if each is not None}
        leads += [each for each in _inline(index, row, within) if each.start not in begun]
    leads += _counted_before(rows, body, leads)
    return sorted([*taken.values(), *leads], key=lambda heading: (heading.start, heading.end))


def _sections(taken: Mapping[int, Heading], body: range) -> list[list[int]]:
    """Return the rows that have no heading of their own, those under one heading together."""
    sections: list[list[int]] = [[]]
    for index in body:
        if index not in taken:
            sections[-1].append(index)
        elif taken[index].style not in SOFT:
            sections.append([])
    return sections


def _introduces(text: str, end: int, within: Sequence[Span]) -> bool:
    """Say whether a sentence leads up to the plain titles behind it and is none: only it has two halves."""
    return bool(within and _COMMA.search(text[:end]) and not any(_COMMA.search(s.of(text)) for s in within))


def _inline(index: int, row: Row, spans: Iterable[Span]) -> list[Heading]:
    places = ((row.span.start + span.start, row.span.start + span.end) for span in spans)
    return [Heading(index, start, end, "lead", 0, False, inline=True) for start, end in places]


def _counted_before(rows: Sequence[Row], body: range, leads: Sequence[Heading]) -> list[Heading]:
    """Return the titles in paragraphs before that a series goes on from: 一是 where a row has 二是."""
    known = {lead.start for lead in leads}
    out: list[Heading] = []
    for lead in leads:
        text = rows[lead.row].text[lead.start - rows[lead.row].span.start :]
        before = lead.row - 1
        if not lead.inline or not is_counted(text) or before not in body or rows[before].tabular:
            continue
        row = rows[before]
        counted = [span for span in split_sentences(row.text) if is_counted(span.of(row.text))]
        if not counted or not counted[-1].start or row.span.start + counted[-1].start in known:
            continue
        if goes_before(counted[-1].of(row.text), text):
            out += _inline(before, row, counted[-1:])
    return out


def _missing_members(
    rows: Sequence[Row], body: range, taken: Mapping[int, Heading]
) -> Iterator[tuple[int, Heading]]:
    """Yield 一是抓好50个项目。 where 二是 heads the next paragraph: its neighbour says what it is."""
    for index in body:
        row = rows[index]
        marker = None if index in taken else read_marker(row.text)
        if marker is None or marker.style != "ordinal":
            continue
        near = [taken.get(index + step) for step in (-1, 1)]
        beside = any(
            each and each.style == "ordinal" and not each.own and abs(each.number - marker.number) == 1
            for each in near
        )
        first = FIRST.match(row.text, marker.length)
        title = row.text[: first.end()] if first else row.text
        if beside and len(title) < len(row.text) and _is_member(title):
            end = row.span.start + len(title)
            yield index, Heading(index, row.span.start, end, "ordinal", marker.number, False)


def _is_member(title: str) -> bool:
    return len(title) <= _MEMBER_LONGEST and title.endswith("。") and not _ENUMERATES.search(title)


def _opening_lead(rows: Sequence[Row], index: int) -> Heading | None:
    row = rows[index]
    marker = read_marker(row.text)
    if (marker is not None and marker.style in SOFT) or not is_lead(row.text, row.bold):
        return None
    first = FIRST.match(row.text)
    end = first.end() if first else len(row.text)
    if row.bold:
        end = min(end, after_stop(row.text, row.bold))
    return Heading(index, row.span.start, row.span.start + end, "lead", 0, False)
