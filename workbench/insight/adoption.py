"""Follow a phrase over places and years: the earliest source, who followed, and what is not known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.insight.folded_text import MARKS, fold_text
from workbench.model.adoption import (
    LEVELS,
    Adoption,
    DatedText,
    LevelYear,
    PlaceAdoption,
    PlaceYear,
    Saying,
)
from workbench.model.genre import Genre
from workbench.text.scripts import fold, fold_characters

_CLOSE = "。！？；\n!?;"
_CLAUSE_ENDS = "，、：,:" + _CLOSE
_WIDEST = 60
_BETWEEN = f"[{re.escape(''.join(sorted(MARKS)))}]*"
_LATEST = date.max


@dataclass(frozen=True, slots=True)
class SearchedText:
    """A text ready to be looked through: in simplified characters of the same length, and without marks."""

    dated: DatedText
    simplified: str
    bare: str


def read_text(dated: DatedText, simplified: str | None = None) -> SearchedText:
    """Fold a text once for any number of phrases; ``simplified`` is its text where that is known."""
    simplified = fold(dated.text) if simplified is None else simplified
    lowered = simplified.lower()
    if len(lowered) == len(dated.text):  # a few letters change length when lowered
        simplified = lowered
    return SearchedText(dated, simplified, _bare(simplified))


def _bare(text: str) -> str:
    """Return a text without marks; one replacement after the other is thirty times as fast as a table."""
    for mark in MARKS:
        text = text.replace(mark, "")
    return text


def follow_phrase(texts: Sequence[SearchedText], phrase: str, variants: Iterable[str] = ()) -> Adoption:
    """Return where and when a phrase was said; quotation marks, blanks, script and case do not count.

    A place's year is missing where it has no work report, and no other document of that year says it.
    Empty phrases are said nowhere.
    """
    asked = tuple(dict.fromkeys(bare for each in (phrase, *variants) if (bare := bare_phrase(each))))
    sayings = [found for text in texts for found in _sayings(text, asked)]
    return adoption_of([text.dated for text in texts], sayings, phrase, variants)


def adoption_of(
    texts: Sequence[DatedText], sayings: Sequence[Saying], phrase: str, variants: Iterable[str] = ()
) -> Adoption:
    """Return who was first and who followed, of what the texts say; where a report is missing, that is said.

    ``sayings`` stand in the texts, one for each document that says it, whatever it was found by.
    """
    years = _years(texts)
    by_place: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        by_place[saying.place].append(saying)
    reported: dict[str, set[int]] = defaultdict(set)
    levels = {text.place: text.level for text in texts}
    for text in texts:
        if text.genre is Genre.WORK_REPORT:
            reported[text.place].add(text.year)
    places = sorted(
        (_place(name, levels, by_place[name], reported[name], years) for name in levels), key=_order
    )
    first = min((saying.year for saying in sayings), default=None)
    return Adoption(
        phrase=phrase,
        variants=tuple(variants),
        earliest=tuple(sorted((s for s in sayings if s.year == first), key=_when)),
        places=tuple(places),
        curve=tuple(_curve(places, years)),
        years=years,
    )


def bare_phrase(phrase: str) -> str:
    """Return a phrase as it is looked for: simplified, without blanks and quotation marks, in lower case."""
    return fold_text(fold_characters(phrase).lower()).strip()


def _sayings(text: SearchedText, asked: Sequence[str]) -> Iterator[Saying]:
    """Yield the document as a saying where it holds one of the phrases; a longer one holds a shorter one."""
    held = [phrase for phrase in asked if phrase in text.bare]
    if not held:
        return
    pattern = "|".join(
        _BETWEEN.join(map(re.escape, phrase)) for phrase in sorted(held, key=len, reverse=True)
    )
    found = [match.span() for match in re.finditer(pattern, text.simplified)]
    if not found:
        return
    start, end = found[0]
    dated = text.dated
    low, high = _sentence(dated.text, start, end)
    yield Saying(
        document=dated.document,
        place=dated.place,
        level=dated.level,
        year=dated.year,
        genre=dated.genre,
        said_on=dated.said_on,
        count=len(found),
        start=start,
        end=end,
        quote=dated.text[low:high].strip(),
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a place; where it is long, as many whole clauses of it as are near."""
    low, high = start, end
    while low > 0 and text[low - 1] not in _CLOSE:
        if start - low == _WIDEST:
            low = next((at for at in range(low, start) if text[at - 1] in _CLAUSE_ENDS), low)
            break
        low -= 1
    while high < len(text) and text[high - 1] not in _CLOSE:
        if high - end == _WIDEST:
            high = next((at for at in range(high, end, -1) if text[at] in _CLAUSE_ENDS), high)
            break
        high += 1
    return low, high


def _years(texts: Sequence[DatedText]) -> tuple[int, ...]:
    known = {text.year for text in texts}
    return tuple(range(min(known), max(known) + 1)) if known else ()


def _place(
    name: str,
    levels: Mapping[str, str],
    sayings: Sequence[Saying],
    reported: set[int],
    years: Sequence[int],
) -> PlaceAdoption:
    by_year: dict[int, list[Saying]] = defaultdict(list)
    for saying in sayings:
        by_year[saying.year].append(saying)
    cells = tuple(_cell(year, sorted(by_year[year], key=_when), reported) for year in years)
    first = next((cell.saying for cell in cells if cell.saying is not None), None)
    until = first.year if first is not None else (years[-1] + 1 if years else 0)
    return PlaceAdoption(
        place=name,
        level=next(level for level in LEVELS if level == levels[name]),
        first=first,
        years=cells,
        missing_before=tuple(c.year for c in cells if c.state == "missing" and c.year < until),
    )


def _cell(year: int, sayings: Sequence[Saying], reported: set[int]) -> PlaceYear:
    if sayings:
        total = sum(saying.count for saying in sayings)
        return PlaceYear(year=year, state="said", count=total, saying=sayings[0])
    return PlaceYear(year=year, state="silent" if year in reported else "missing")


def _curve(places: Sequence[PlaceAdoption], years: Sequence[int]) -> Iterator[LevelYear]:
    for level in LEVELS:
        own = [place for place in places if place.level == level]
        if not own:
            continue
        for at, year in enumerate(years):
            states = [place.years[at].state for place in own]
            yield LevelYear(
                level=level,
                year=year,
                reports=sum(state != "missing" for state in states),
                said=states.count("said"),
                new=sum(place.first is not None and place.first.year == year for place in own),
                missing=states.count("missing"),
            )


def _when(saying: Saying) -> tuple[date, int, str, str]:
    return saying.said_on or _LATEST, LEVELS.index(saying.level), saying.place, saying.document


def _order(place: PlaceAdoption) -> tuple[int, date, int, str]:
    first = place.first
    if first is None:
        return 9999, _LATEST, LEVELS.index(place.level), place.place
    return first.year, first.said_on or _LATEST, LEVELS.index(place.level), place.place
