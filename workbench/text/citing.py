"""How a passage or a verdict is cited: GB/T 7714, BibTeX, Chicago and a plain link.

A style is told as parts, fixed text and slots, with a table of what is escaped in a slot: the browser
and the library fill the same parts, so that a selection made on the screen is cited as a program cites it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from workbench.words.catalogue import wordings

Slot = Literal["quote", "said", "accessed", "accessed_long", "link"]
STYLES = ("gbt", "bibtex", "chicago", "link")
_FREE: frozenset[Slot] = frozenset({"quote", "said"})
"""The slots that hold foreign text; the others hold a date or an address."""

_UNSEEN: Mapping[str, str] = {
    chr(c): "" for c in (*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_PROSE: Mapping[str, str] = {"“": "‘", "”": "’", '"': "'", **_UNSEEN}
_TEX: Mapping[str, str] = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "{": r"\{", "}": r"\}",
    "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$", "“": "‘", "”": "’", '"': "'", **_UNSEEN,
}  # fmt: skip
_IN_ADDRESS = ":/?#[]@!$&'()*+,;=%~"
_NO_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """A document as it is cited; what is not known is empty.

    ``date`` is ISO, ``year`` the year the document is of; only an ``address`` of the web is cited.
    """

    id: str
    title: str
    place: str = ""
    year: int | None = None
    date: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationStyle:
    """One style for one document: ``parts`` are pairs of ``text`` or ``slot`` and what stands there."""

    name: str
    label: str
    parts: tuple[tuple[str, str], ...]
    escapes: Mapping[str, str] = field(default_factory=dict)

    def fill(self, *, quote: str, accessed: str, said: str = "", link: str = "", language: str = "zh") -> str:
        """Return the citation; ``accessed`` is an ISO date, ``said`` what was concluded of the passage."""
        values = {
            "quote": quote, "said": said, "link": link,
            "accessed": accessed, "accessed_long": long_date(accessed, language),
        }  # fmt: skip
        return "".join(
            text if kind == "text" else self._escaped(text, values[text]) for kind, text in self.parts
        ).strip()

    def _escaped(self, slot: str, value: str) -> str:
        # English sets its verdict off by a blank at its head.
        apart = " " if slot == "said" and value[:1] == " " else ""
        return apart + escaped(value, self.escapes) if slot in _FREE else value


def escaped(text: str, table: Mapping[str, str]) -> str:
    """Return a text on one line, each character as the table has it."""
    return "".join(table.get(c, c) for c in " ".join(_NO_CONTROL.sub(" ", text).split()))


def tex(text: str) -> str:
    """Return a text as a BibTeX field takes it."""
    return escaped(text, _TEX)


def web_address(address: str | None) -> str:
    """Return an address of the web in plain characters and without a sign-in; empty for anything else."""
    try:
        found = urlsplit((address or "").strip())
        if found.scheme not in ("http", "https") or not found.hostname:
            return ""
        return percent(found._replace(netloc=found.netloc.rpartition("@")[2]).geturl(), safe=_IN_ADDRESS)
    except ValueError:
        return ""


def long_date(day: str, language: str) -> str:
    """Return an ISO date as prose has it; what is none stays as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    if language == "zh":
        return f"{found.year}年{found.month}月{found.day}日"
    return f"{_MONTHS[found.month - 1]} {found.day}, {found.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def citation_styles(source: CitedSource, language: str) -> tuple[CitationStyle, ...]:
    """Return the four styles for a document, in the order of ``STYLES``."""
    words = wordings("cited", "zh" if language == "zh" else "en")
    title = source.title
    if source.year is not None and str(source.year) not in title:
        title += words["of_year"].format(year=source.year)
    passage = f"{words['passage']}“{{quote}}”{words['stop']}{{said}}"
    return (
        _style("gbt", "GB/T 7714", _gbt(source, title) + passage, _PROSE),
        _style("bibtex", "BibTeX", _bibtex(source, title), _TEX),
        _style("chicago", "Chicago", _chicago(source, title, words, language) + passage, _PROSE),
        _style("link", words["link"], _plain(source, title, words, language), _PROSE),
    )


def _gbt(source: CitedSource, title: str) -> str:
    kind = "[R/OL]" if web_address(source.address) else "[R]"
    dated = f"({source.date})" if source.date else ""
    place, address = _fixed(source.place), _literal(web_address(source.address))
    head = f"{place}. " if place else ""
    return f"{head}{_fixed(title)}{kind}. {dated}[{{accessed}}]. {address + '. ' if address else ''}"


def _bibtex(source: CitedSource, title: str) -> str:
    address = web_address(source.address)
    year = source.date[:4] or (str(source.year) if source.year is not None else "")
    fields = {
        "author": f"{{{tex(source.place)}}}" if source.place else "",
        "title": f"{{{tex(title)}}}",
        "year": year,
        "date": source.date,
        "url": address,
    }
    lines = [f"@misc{{{re.sub('[^A-Za-z0-9-]', '', source.id) or 'report'},"]
    lines += [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    head = _literal("\n".join(lines))
    return head + "\n  urldate = {{{accessed}}},\n  note = {{“{quote}”{said}}},\n}}"


def _chicago(source: CitedSource, title: str, words: Mapping[str, str], language: str) -> str:
    quoted = f"《{_fixed(title)}》." if language == "zh" else f"“{_fixed(title)}.”"
    day = long_date(source.date, language) or (str(source.year) if source.year is not None else "")
    accessed, address = (
        words["accessed"].format(date="{accessed_long}"),
        _literal(web_address(source.address)),
    )
    known = [f"{_fixed(source.place)}." if source.place else "", quoted, f"{day}." if day else ""]
    return " ".join(filter(None, [*known, f"{accessed}.", f"{address}." if address else ""])) + " "


def _plain(source: CitedSource, title: str, words: Mapping[str, str], language: str) -> str:
    named = f"《{_fixed(title)}》" if language == "zh" else _fixed(title)
    accessed, address = words["accessed"].format(date="{accessed}"), _literal(web_address(source.address))
    known = ", ".join(filter(None, [_fixed(source.place), named, source.date, accessed]))
    line = "\n" if address else ""
    about = f"（{known.replace(', ', '，')}）" if language == "zh" else f" ({known})"
    return f"“{{quote}}”{about}{words['stop']}{{said}}\n{address + line}{{link}}"


def _fixed(text: str) -> str:
    return _literal(escaped(text, _PROSE))


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


_PIECES = re.compile(r"\{\{|\}\}|\{(quote|said|accessed_long|accessed|link)\}")


def _style(name: str, label: str, pattern: str, escapes: Mapping[str, str]) -> CitationStyle:
    """Cut a pattern at its slots; ``{{`` and ``}}`` stand for braces."""
    parts: list[tuple[str, str]] = []
    text, at = "", 0
    for found in _PIECES.finditer(pattern):
        text += pattern[at : found.start()]
        at = found.end()
        if found[1]:
            parts += [("text", text), ("slot", found[1])]
            text = ""
        else:
            text += found[0][0]
    parts.append(("text", text + pattern[at:]))
    return CitationStyle(name=name, label=label, parts=tuple(p for p in parts if p[1]), escapes=escapes)
