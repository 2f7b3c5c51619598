"""Walk a page as a browser would lay it out: one paragraph per line box, in document order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from workbench.corpus.readers.emphasis import EMPHATIC_FACE, bold_lead
from workbench.corpus.readers.html_tables import CELLS, is_data_row, spread_spans

# How a character is pronounced (rt, and rp around it) stands beside the text, not in it.
_INVISIBLE = frozenset(
    {"script", "style", "template", "head", "iframe", "object", "svg", "noscript", "math", "rt", "rp", "rtc"}
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "ruby",
        "rb",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "ucapcontent",
        "wbr",
        "o:p",
        "var",
    }
)
_PASSING = frozenset({"p", "br", "table", "tbody", "thead", "tr", "ul", "ol", "li", "blockquote", "center"})
_CHROME = frozenset({"nav", "footer", "aside", "button", "select", "form", "textarea"})
_CHROME_NAME = re.compile(
    r"(^|[\s_-])(nav|menu|footer|foot|share|crumb|breadcrumb|sidebar|tool|copyright|qr_?code|media_meta)",
    re.I,
)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.I)
_PLAIN_STYLE = re.compile(r"font-weight\s*:\s*(normal|[1-4]00)", re.I)
_FACE_STYLE = re.compile(r"font-family\s*:([^;]*)", re.I)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.I)
_HEADING = re.compile(r"h([1-6])$")
_COLLAPSE = re.compile(r"[ \t\r\n\f]+")
_BETWEEN_HAN = re.compile(
    r"(?<=[\u3400-\u9fff，。、；：！？”）》])[ \t]*[\r\n\f][ \t\r\n\f]*(?=[\u3400-\u9fff（《“])"
)
_CELL = "\x1f"
_AROUND_CELL = re.compile(r" *\x1f *")
_INDENTED = re.compile(r"^[ \t\r\n\f]*[\u3000\u00a0\u2002\u2003]")


@dataclass(frozen=True, slots=True, eq=False)
class Home:
    """An element that holds paragraphs: the one around it, its tag and class, whether it is not displayed."""

    above: Home | None = None
    kind: str = ""
    hidden: bool = False


@dataclass(slots=True)
class Paragraph:
    """One paragraph; ``home`` is the element that holds it.

    ``linked`` says that it consists of links, ``framed`` that the elements around it are by their names
    parts of a site's frame, ``hidden`` that one of them is not displayed.
    """

    text: str
    home: Home
    linked: bool = False
    framed: bool = False
    hidden: bool = False
    level: int | None = None
    bold: int = 0
    wrapped: bool = False
    row: bool = False

    @property
    def chrome(self) -> bool:
        """Tell whether the paragraph looks like the site's own."""
        return self.linked or self.framed or self.hidden


@dataclass(slots=True)
class _State:
    """What holds inside one element; set on entering, dropped on leaving."""

    home: Home
    framed: bool = False
    hidden: bool = False
    unseen: bool = False  # hidden within a line that is shown
    bold: bool = False
    level: int | None = None
    kept_breaks: bool = False
    linked: bool = False
    row: bool = False


class _Walker:
    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.runs: list[tuple[str, bool]] = []
        self.linked = 0
        self.unseen = ""
        self.after_break = False

    def add(self, text: str | None, state: _State) -> None:
        if not text:
            return
        if state.unseen:
            self.unseen += text
            return
        if state.kept_breaks and "\n" in text:
            for line in text.splitlines():
                self.runs.append((line, state.bold))
                self.flush(state)
            return
        self.runs.append((text, state.bold))
        if state.linked:
            self.linked += len(text.strip())

    def flush(self, state: _State, *, broken: bool = False) -> None:
        """End the paragraph; ``broken`` says that a mere line break ends it."""
        raw = "".join(piece for piece, _ in self.runs)
        row = state.row and _CELL in raw
        text = _collapsed(raw).strip(" " if row else None)
        if unseen := _collapsed(self.unseen).strip():
            self.paragraphs.append(Paragraph(text=unseen, home=state.home, framed=state.framed, hidden=True))
            self.unseen = ""
        if text.strip():
            if self.after_break and not _INDENTED.match(raw):
                self.paragraphs[-1].wrapped = True
            self.paragraphs.append(
                Paragraph(
                    text=text,
                    home=state.home,
                    linked=self.linked > 0.6 * len(text),
                    framed=state.framed,
                    hidden=state.hidden,
                    level=state.level,
                    bold=0 if row else self._lead(text),
                    row=row,
                )
            )
            self.after_break = broken
        else:
            self.after_break = False
        self.runs, self.linked = [], 0

    def _lead(self, text: str) -> int:
        """Return the length of the bold lead; most paragraphs have no bold run at all."""
        if not any(bold for _, bold in self.runs):
            return 0
        return bold_lead(((_collapsed(piece), bold) for piece, bold in self.runs), text)


def _collapsed(text: str) -> str:
    """Return text with blanks as a browser shows them; cells of a row are parted by tabs."""
    if "\n" in text or "\r" in text:
        text = _BETWEEN_HAN.sub("", text)
    text = _COLLAPSE.sub(" ", text)
    return _AROUND_CELL.sub("\t", text) if _CELL in text else text


def all_paragraphs(tree: HtmlElement) -> list[Paragraph]:
    """Return what a reader of the page sees, and what is hidden from him, paragraph by paragraph.

    Table rows keep their cells by tabs.
    """
    spread_spans(tree)
    walker = _Walker()
    states = [_State(home=Home())]
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if hidden or tag in _INVISIBLE:
                hidden += 1
                continue
            _enter(walker, states, element, tag)
        else:
            if hidden:
                hidden -= 1
            else:
                _leave(walker, states, tag)
            if not hidden:
                walker.add(element.tail, states[-1])
    walker.flush(states[-1])
    return walker.paragraphs


def _enter(walker: _Walker, states: list[_State], element: HtmlElement, tag: str) -> None:
    outer = states[-1]
    if outer.row:
        cell = tag in CELLS and any(before.tag in CELLS for before in element.itersiblings(preceding=True))
        walker.runs.append((_CELL if cell else "" if tag in _INLINE else " ", False))
    elif tag == "br":
        walker.flush(outer, broken=True)
    elif tag not in _INLINE:
        walker.flush(outer)
    states.append(_inside(outer, element, tag))
    walker.add(element.text, states[-1])


def _leave(walker: _Walker, states: list[_State], tag: str) -> None:
    inner = states.pop()
    if tag in _INLINE or tag == "br" or (inner.row and tag != "tr"):
        return
    walker.flush(inner)


def _inside(outer: _State, element: HtmlElement, tag: str) -> _State:
    heading = _HEADING.match(tag)
    inline = tag in _INLINE
    style = element.get("style") or ""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    hides = element.get("hidden") is not None or _HIDDEN_STYLE.search(style) is not None
    home = outer.home
    if not inline and _holds_paragraphs(element, tag):
        home = Home(outer.home, f"{tag} {element.get('class') or ''}", outer.hidden or hides)
    return _State(
        home=home,
        framed=outer.framed or tag in _CHROME or (not inline and bool(_CHROME_NAME.search(named))),
        hidden=outer.hidden or (hides and not inline),
        unseen=outer.unseen or (hides and inline and not outer.hidden),
        bold=_is_bold(outer.bold, tag, style, element.get("face") or ""),
        level=int(heading.group(1)) if heading else outer.level,
        kept_breaks=outer.kept_breaks or tag == "pre" or "pre-" in style or "white-space:pre" in style,
        linked=outer.linked or tag == "a",
        row=is_data_row(element) if tag == "tr" else outer.row,
    )


def _holds_paragraphs(element: HtmlElement, tag: str) -> bool:
    """Tell a container from a paragraph, so that sibling paragraphs share their home."""
    return tag not in _PASSING and any(child.tag not in _INLINE for child in element)


def _is_bold(outer: bool, tag: str, style: str, face: str) -> bool:
    if tag in {"b", "strong"} or _BOLD_STYLE.search(style):
        return True
    if _PLAIN_STYLE.search(style):
        return False
    family = _FACE_STYLE.search(style)
    named = family.group(1) if family else face
    return bool(EMPHATIC_FACE.search(named)) if named else outer
