"""Who said a phrase first, over the library or a folder of documents; each text is read once."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath
from threading import Lock
from typing import Any

from workbench.corpus.places import NATION, find_place
from workbench.errors import CorpusError, WorkbenchError
from workbench.insight.adoption import SearchedText, bare_phrase, follow_phrase, read_text
from workbench.model.adoption import Adoption, DatedText, Level
from workbench.model.decision import Document
from workbench.model.genre import Genre
from workbench.model.report import Report
from workbench.pipeline.batch_sources import ListedReport, listed_report, listed_reports
from workbench.pipeline.home import Home
from workbench.pipeline.sources import readable_extensions
from workbench.pipeline.workspace import Workspace
from workbench.text.scripts import fold
from workbench.version import __version__

__all__ = ["FirstSaid", "check_phrase", "follow_phrase", "level_of", "read_folder"]

_LISTS = ("MANIFEST.tsv", "catalogue.csv")
_REMARK = re.compile("[（(].*$")
_PROVINCE = re.compile("(?:省|自治区|特别行政区)$|^(?:北京|天津|上海|重庆)市$")
_COUNTY = re.compile("[区县旗]$|林区$")
_PLACE = re.compile("[\u4e00-\u9fff]{1,14}[省市区县旗州盟]")
_NAMED_YEAR = re.compile("(?<![0-9])(20[0-9]{2}|19[5-9][0-9])(?![0-9])")
_CITY = re.compile("(?:市|州|盟|地区)$")
_MOST_ASKED = 40
_MOST_FILES = 20_000

Progress = Callable[[int, int], None]


def level_of(place: str, code: str | None = None) -> Level:
    """Return the level of a place, by its code where it has one, else by how its name ends.

    >>> level_of("天津市滨海新区"), level_of("大连市"), level_of("云海区"), level_of("中华人民共和国")
    ('county', 'city', 'county', 'national')
    """
    if place == NATION:
        return "national"
    place = _REMARK.sub("", place)
    known = find_place(place)
    code = code or (known.code if known else None)
    if code:
        return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"
    if _PROVINCE.search(place):
        return "province"
    return "county" if _COUNTY.search(place) else "city" if _CITY.search(place) else "other"


def dated_text(report: Report, path: str = "") -> DatedText | None:
    """Return a report's text with when and where it was said, None where either is not known.

    What the text does not say of itself may stand in its path: 青禾县/2021.txt.
    """
    report = _as_filed(report, path)
    if report.year is None or not report.jurisdiction:
        return None
    return DatedText(
        document=report.id,
        place=report.jurisdiction,
        level=level_of(report.jurisdiction, report.place_code),
        year=max(_said_in(report.year, report.genre), report.delivered_on.year if report.delivered_on else 0),
        genre=report.genre,
        text=report.text,
        said_on=report.delivered_on or report.published_on,
    )


def _as_filed(report: Report, path: str) -> Report:
    """Return a report with place and year of its folder and name where it does not tell them itself."""
    place, year = report.jurisdiction, report.year
    for part in reversed(PurePath(path).parts):
        named = _NAMED_YEAR.search(PurePath(part).stem)
        year = year or (int(named[1]) if named else None)
        if not place and _PLACE.fullmatch(part):
            place = part
    return replace(report, jurisdiction=place, year=year)


def _said_in(year: int, genre: Genre) -> int:
    """Return the year in which a document was written: a bulletin tells of the year before."""
    return year + 1 if genre is Genre.BULLETIN else year


def check_phrase(phrase: str) -> None:
    """Raise CorpusError where nothing of a phrase is left to look for."""
    if not bare_phrase(phrase):
        raise CorpusError("phrase.none", code="no-phrase")


class FirstSaid:
    """Hold the texts of a library ready to be searched; a text is folded once, however often one asks."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._lock = Lock()
        self._read: dict[tuple[str, str, str], SearchedText | None] = {}

    def follow(self, workspace: Workspace, phrase: str, variants: Sequence[str] = ()) -> Adoption:
        """Return where and when the newest texts of the library say a phrase."""
        newest = {each.report: each for each in workspace.across_places()}
        with self._lock:
            keys = {_key(each): each for each in newest.values()}
            for key in self._read.keys() - keys.keys():
                del self._read[key]
            for key, each in keys.items():
                if key not in self._read:
                    self._read[key] = _stored(workspace, each)
            texts = [text for text in self._read.values() if text is not None]
        found = follow_phrase(texts, phrase, variants)
        # Only those that may be the first are asked for their day: it stands in the outlined report.
        days = {each.document: day_of(workspace, each.document) for each in found.earliest[:_MOST_ASKED]}
        if not any(days.values()):
            return found
        with_days = [
            replace(text, dated=replace(text.dated, said_on=days[text.dated.document]))
            if text.dated.document in days
            else text
            for text in texts
        ]
        return follow_phrase(with_days, phrase, variants)


def _key(document: Document) -> tuple[str, str, str]:
    said = (document.jurisdiction, document.year, document.genre.value)
    return document.id, document.text_sha256, repr(said)


def _stored(workspace: Workspace, document: Document) -> SearchedText | None:
    found = stored_text(document)
    return read_text(replace(found, text=workspace.store.text(document.id))) if found else None


def stored_text(document: Document) -> DatedText | None:
    """Return when and where a stored document was written, without its text; None where that is not known."""
    if document.year is None or not document.jurisdiction:
        return None
    return DatedText(
        document=document.id,
        place=document.jurisdiction,
        level=level_of(document.jurisdiction),
        year=_said_in(document.year, document.genre),
        genre=document.genre,
        text="",
    )


def day_of(workspace: Workspace, document: str) -> date | None:
    """Return the day on which a document was delivered or published, None where it does not tell."""
    try:
        report = workspace.report(document)
    except WorkbenchError:
        return None
    return report.delivered_on or report.published_on


def read_folder(
    folders: Iterable[Path], home: Home, on_progress: Progress = lambda _done, _total: None
) -> Iterator[SearchedText]:
    """Yield the documents of folders, or of tables that list them, ready to be searched.

    A folder with ``MANIFEST.tsv`` or ``catalogue.csv`` holds what that names; any other folder all the files
    that can be read, down to the last. What was read is kept in the home by its content. A file that can't
    be read, or whose place or year is not known, is passed over. CorpusError where there is nothing at all.
    """
    listed = listed_files(folders)
    cache = home.folder / "annotations" / "texts-read"
    for done, each in enumerate(listed, 1):
        found = _cached(each, cache)
        on_progress(done, len(listed))
        if found is not None:
            yield found


def listed_files(folders: Iterable[Path]) -> list[ListedReport]:
    """Return the files of folders, or of tables that list them; CorpusError where there are none."""
    listed = [each for folder in folders for each in _listed(folder)]
    if not listed:
        raise CorpusError("phrase.nothing_to_read", code="source-not-found")
    return listed


def _listed(folder: Path) -> list[ListedReport]:
    if folder.is_file():
        return listed_reports(folder)
    for name in _LISTS:
        if (folder / name).is_file():
            return listed_reports(folder / name)
    endings = readable_extensions()
    found = []
    for file in sorted(folder.rglob("*"))[:_MOST_FILES] if folder.is_dir() else ():
        if file.is_file() and file.suffix.lower().lstrip(".") in endings and not file.name.startswith("."):
            found.append(listed_report(folder, str(file.relative_to(folder))))
    return found


def _cached(listed: ListedReport, cache: Path) -> SearchedText | None:
    """Return a listed document's text, from the cache where it was read before by this program."""
    said = f"{__version__}\0{listed.sha256}\0{listed.hints}".encode("utf-8", "surrogatepass")
    file = cache / f"{hashlib.sha256(said).hexdigest()[:32]}.json"
    try:
        return _loaded(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    try:
        found = dated_text(listed.load().read(), listed.id)
    except WorkbenchError:
        found = None
    simplified = fold(found.text) if found is not None else ""
    _keep(file, found, simplified)
    return None if found is None else read_text(found, simplified)


def _keep(file: Path, found: DatedText | None, simplified: str) -> None:
    """Write what was read, whole or not at all; without room to write, it is read again next time."""
    said: dict[str, Any] | None = None
    if found is not None:
        said = {
            "document": found.document,
            "place": found.place,
            "year": found.year,
            "genre": found.genre.value,
            "said_on": found.said_on.isoformat() if found.said_on else None,
            "text": found.text,
            "simplified": None if simplified == found.text else simplified,
        }
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
        part.replace(file)
    except (OSError, UnicodeError):
        return


def _loaded(said: Mapping[str, Any] | None) -> SearchedText | None:
    if said is None:
        return None
    dated = DatedText(
        document=str(said["document"]),
        place=str(said["place"]),
        level=level_of(str(said["place"])),
        year=int(said["year"]),
        genre=Genre(said["genre"]),
        text=str(said["text"]),
        said_on=date.fromisoformat(said["said_on"]) if said["said_on"] else None,
    )
    return read_text(dated, str(said["simplified"] or said["text"]))
