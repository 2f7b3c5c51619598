"""Who promised something first, over the library or a folder: commitments alike by their wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np

from workbench.alignment.hashed_counts import bucket
from workbench.alignment.vocabulary import vocabulary
from workbench.batch.nearest import BLOCK, build_index
from workbench.errors import CorpusError, WorkbenchError
from workbench.insight.adoption import adoption_of
from workbench.model.adoption import Adoption, DatedText, Saying
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.batch_sources import ListedReport
from workbench.pipeline.first_said import dated_text, day_of, listed_files, stored_text
from workbench.pipeline.similar_promises import Alike, Promise, PromiseSearch
from workbench.pipeline.workspace import Workspace
from workbench.settings import DEFAULTS, Settings
from workbench.text.lexicon import read_rows
from workbench.text.scripts import fold
from workbench.text.words import tokenize

_DIGITS = re.compile("[0-9０-９.,]+")
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

Progress = Callable[[int, int], None]


def check_promise(quote: str, settings: Settings = DEFAULTS) -> None:
    """Raise CorpusError where a promise is too short to tell it from others, or is none."""
    if len(quote.strip()) < settings.tracing.shortest_promise:
        raise CorpusError("promise.too_short", code="promise-too-short")
    if len(quote) > settings.tracing.longest_promise or _UNREADABLE.search(quote):
        raise CorpusError("promise.no_text", most=settings.tracing.longest_promise, code="promise-no-text")


def first_promised(
    workspace: Workspace, search: PromiseSearch, quote: str, on_progress: Progress = lambda _done, _all: None
) -> Adoption:
    """Return which documents of the library promise the like of ``quote``, the earliest first.

    ``search`` keeps what was read; ``on_progress`` is called with done and total for every text that must be
    read first, and ends the search by raising.
    """
    settings = workspace.settings
    check_promise(quote, settings)
    newest = {each.report: each for each in workspace.across_places()}
    texts = [text for each in newest.values() if (text := stored_text(each)) is not None]
    alike = search.alike(workspace, fold(quote), top=settings.tracing.most_alike, on_progress=on_progress)
    found = _follow(texts, alike, quote, settings)
    # Only those that may be the first are asked for their day: it stands in the outlined report.
    days = {each.document: day_of(workspace, each.document) for each in found.earliest}
    if not any(days.values()):
        return found
    dated = [replace(each, said_on=days[each.document]) if each.document in days else each for each in texts]
    return _follow(dated, alike, quote, settings)


def first_promised_in(
    folders: Iterable[Path],
    quote: str,
    settings: Settings = DEFAULTS,
    on_progress: Progress = lambda _done, _all: None,
) -> Adoption:
    """Return which documents of folders, or of tables that list them, promise the like of ``quote``.

    A file that can't be read, or whose place or year is not known, is passed over; of more files than a
    search takes, CorpusError says so rather than tell of some only.
    """
    check_promise(quote, settings)
    listed = listed_files(folders)
    most = settings.tracing.most_searched
    if len(listed) > most:
        raise CorpusError("promise.too_many_files", count=len(listed), most=most, code="too-many-files")
    texts: list[DatedText] = []
    promises: list[Promise] = []
    for done, each in enumerate(listed, 1):
        report = _read(each)
        found = dated_text(report, each.id) if report is not None else None
        if report is not None and found is not None:
            texts.append(replace(found, text=""))
            promises += _promises(report, found, settings)
        on_progress(done, len(listed))
    return _follow(texts, _alike(promises, quote, settings), quote, settings)


def _read(listed: ListedReport) -> Report | None:
    try:
        return listed.load().read()
    except WorkbenchError:
        return None


def _promises(report: Report, dated: DatedText, settings: Settings) -> list[Promise]:
    return [
        Promise(
            document=report.id,
            place=dated.place,
            year=dated.year,
            quote=each.quote,
            start=each.start,
            end=each.end,
        )
        for each in commitments_of(report, settings)
    ]


def _alike(promises: Sequence[Promise], quote: str, settings: Settings) -> list[Alike]:
    if not promises:
        return []
    quotes = [fold(each.quote) for each in promises]
    index = build_index(
        lambda: (list(islice(quotes, at, at + BLOCK)) for at in range(0, len(quotes), BLOCK)), settings.batch
    )
    own = np.array([[0, 0]], dtype=np.int32)
    _, found, scores = index.nearest([fold(quote)], own, settings.tracing.most_alike)
    return [
        Alike(promise=promises[number], likeness=min(1.0, float(score)))
        for number, score in zip(found.tolist(), scores.tolist(), strict=True)
    ]


def _words(quote: str) -> dict[str, float]:
    """Return the words of a promise, numbers left out, and what each weighs: rare words name its object."""
    text = fold(quote)
    words = {word for each in tokenize(_DIGITS.sub("，", text)) if len(word := each.text) > 1}
    rarity = vocabulary().gram_idf
    pairs = {word: [bucket(word[at : at + 2]) for at in range(len(word) - 1)] for word in words}
    return {word: float(np.mean(rarity[own])) for word, own in pairs.items()}


def _held(asked: Mapping[str, float], text: str) -> float:
    """Return which share of what the words weigh stands in a text, wherever it stands."""
    total = sum(asked.values())
    return sum(weight for word, weight in asked.items() if word in text) / total if total else 1.0


def _kinds(text: str) -> frozenset[str]:
    """Return the kinds of works that a promise names: 学校, 幼儿园; a kind inside a longer one is none."""
    return frozenset(_kind_of_work().findall(text))


@cache
def _kind_of_work() -> re.Pattern[str]:
    words = sorted((row[0] for row in read_rows("tracing", "facilities.txt")), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def _follow(texts: Sequence[DatedText], alike: Sequence[Alike], quote: str, settings: Settings) -> Adoption:
    """Return the adoption of a promise: of each document the likest commitment, and how many are alike."""
    by_id = {each.document: each for each in texts}
    asked, kinds = _words(quote), _kinds(fold(quote))
    best: dict[str, Alike] = {}
    counts: dict[str, int] = {}
    for each in alike:
        document = each.promise.document
        text = fold(each.promise.quote)
        if kinds and not any(kind in text for kind in kinds):
            continue  # so many places in kindergartens are no places in schools, however alike the rest
        if document in by_id and _held(asked, text) >= settings.tracing.least_held:
            best.setdefault(document, each)
            counts[document] = counts.get(document, 0) + 1
    sayings = [
        Saying(
            document=document,
            place=by_id[document].place,
            level=by_id[document].level,
            year=by_id[document].year,
            genre=by_id[document].genre,
            said_on=by_id[document].said_on,
            count=counts[document],
            start=each.promise.start,
            end=each.promise.end,
            quote=each.promise.quote,
        )
        for document, each in best.items()
    ]
    return adoption_of(texts, sayings, quote)
