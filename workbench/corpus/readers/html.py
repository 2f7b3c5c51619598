"""Web pages: every visible paragraph, the report's own told apart from the site's by trafilatura."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from workbench.corpus.readers.decoding import Decoded
from workbench.corpus.readers.emphasis import without_uniform_bold
from workbench.corpus.readers.html_meta import page_meta
from workbench.corpus.readers.html_walk import Paragraph, visible_paragraphs
from workbench.corpus.readers.limits import check_markup, too_large, without_payload
from workbench.corpus.source import Block, Source
from workbench.errors import CorpusError
from workbench.model.removal_reasons import Reason
from workbench.settings import CorpusSettings

_BLANK = re.compile(r"\s+")
_TELLING = 12
_PROSE = 40
_MISSED = 0.5
_EVIDENT = 0.97
_FRAMED = 0.3
_EVIDENT_CHARACTERS = 2_000


def read_html(decoded: Decoded, settings: CorpusSettings) -> Source:
    """Return all visible paragraphs of a page in order; those of the site carry a reason."""
    page = without_payload(decoded.text, settings)
    check_markup(page, settings)
    tree = _parse(page, settings)
    paragraphs = _with_trusted_frames(visible_paragraphs(tree))
    if not paragraphs:
        raise CorpusError(
            "网页里没有可见的文字，请在浏览器中打开后复制正文粘贴导入。",
            english="The page shows no text; open it in a browser, copy the report and paste it here.",
            code="no-text",
        )
    meta = page_meta(tree, [paragraph.text for paragraph in paragraphs])
    main = _evident_home(paragraphs)
    told = [p.home == main for p in paragraphs] if main is not None else _found(paragraphs, _main_lines(tree))
    kept = _kept(paragraphs, told, meta.get("title", ""))
    blocks = without_uniform_bold(
        [
            block if keep else replace(block, removed_as=Reason.SITE_CHROME)
            for block, keep in zip(map(_block, paragraphs), kept, strict=True)
        ]
    )
    return Source(blocks=blocks, media="html", encoding=decoded.encoding, meta=meta, issues=decoded.issues)


def _parse(text: str, settings: CorpusSettings) -> HtmlElement:
    """Parse leniently; refuse trees that are out of all proportion."""
    # An encoding declaration in a str makes lxml refuse it; the text is decoded already.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", ""), count=1)
    parser = HTMLParser(collect_ids=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise CorpusError(
            "网页内容无法解析，请在浏览器中打开后复制正文粘贴导入。",
            english="The page cannot be parsed; open it in a browser, copy the report and paste it here.",
            code="damaged",
        ) from error
    if _exceeds(tree, settings):
        raise too_large("网页过于庞大或嵌套过多", "the page is too large or too deeply nested")
    return tree


def _exceeds(tree: HtmlElement, settings: CorpusSettings) -> bool:
    depth = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > settings.max_nesting or count > settings.max_elements:
            return True
    return False


def _main_lines(tree: HtmlElement) -> list[str]:
    """Return the lines trafilatura takes for the page's own text, without blanks."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - takes a second, and few pages need it

    try:
        document = bare_extraction(tree, fast=True, include_comments=False, include_tables=True)
    except (etree.Error, ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        document = None  # whatever it stumbles over, the page's text is still at hand
    text = getattr(document, "text", None) or ""
    return [line for line in (_BLANK.sub("", line) for line in text.splitlines()) if line]


def _with_trusted_frames(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Forget the frames of a page that keeps its very text in one: a form around all, a share-content."""
    prose = [paragraph for paragraph in paragraphs if len(paragraph.text) >= _PROSE and not paragraph.linked]
    framed = sum(len(paragraph.text) for paragraph in prose if paragraph.framed)
    if framed > _FRAMED * sum(len(paragraph.text) for paragraph in prose):
        return [replace(paragraph, framed=False) for paragraph in paragraphs]
    return paragraphs


def _evident_home(paragraphs: list[Paragraph]) -> int | None:
    """Return the one element that holds all but all of a page's prose; None where a search is needed.

    Government sites put a report into one element; finding it by weight takes a fraction of the time.
    """
    weights: Counter[int] = Counter()
    for paragraph in paragraphs:
        if len(paragraph.text) >= _PROSE and not paragraph.chrome:
            weights[paragraph.home] += len(paragraph.text)
    home, weight = max(weights.items(), key=lambda item: item[1], default=(0, 0))
    return home if weight >= max(_EVIDENT_CHARACTERS, _EVIDENT * weights.total()) else None


def _found(paragraphs: list[Paragraph], main: list[str]) -> list[bool]:
    """Tell which paragraphs trafilatura took for the page's own text."""
    lines, joined = set(main), "\n".join(main)
    return [not p.chrome and _is_main(_BLANK.sub("", p.text), lines, joined) for p in paragraphs]


def _kept(paragraphs: list[Paragraph], found: list[bool], title: str) -> list[bool]:
    """Tell for every paragraph whether it belongs to the report.

    Kept are the elements that hold prose which was found, whatever was found between them, and the title
    above. Where the search missed most of the page's prose, the prose itself decides.
    """
    prose = [len(p.text) >= _PROSE and not p.chrome for p in paragraphs]
    both = [f and p for f, p in zip(found, prose, strict=True)]
    if sum(both) < _MISSED * sum(prose):
        both = prose
    if not any(both):
        plain = [not paragraph.chrome for paragraph in paragraphs]
        return plain if any(plain) else [True] * len(paragraphs)
    first, last = both.index(True), len(both) - 1 - both[::-1].index(True)
    homes = {p.home for p, told in zip(paragraphs, both, strict=True) if told}
    kept = [
        not p.chrome and (p.home in homes or ((f or long) and first <= i <= last))
        for i, (p, f, long) in enumerate(zip(paragraphs, found, prose, strict=True))
    ]
    for i in _title_place(paragraphs[: kept.index(True)], title):
        kept[i] = True
    return kept


def _is_main(key: str, lines: set[str], joined: str) -> bool:
    return key in lines or f"-{key}" in lines or (len(key) >= _TELLING and key in joined)


def _title_place(above: list[Paragraph], title: str) -> Iterator[int]:
    """Yield the place of the last heading above the text that repeats the page's title."""
    key = _BLANK.sub("", title)
    for i in range(len(above) - 1, -1, -1):
        text = _BLANK.sub("", above[i].text)
        if not above[i].chrome and (above[i].level or (len(text) > 3 and text in key)):
            yield i
            return


def _block(paragraph: Paragraph) -> Block:
    return Block(
        text=paragraph.text,
        heading_level=paragraph.level,
        bold=paragraph.bold,
        wrapped=paragraph.wrapped,
        row=paragraph.row,
    )
