"""Web pages: every visible paragraph, the report's own told apart from the site's by readability."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from workbench.corpus import title_lines
from workbench.corpus.readers.decoding import Decoded
from workbench.corpus.readers.emphasis import without_uniform_bold
from workbench.corpus.readers.html_meta import page_meta
from workbench.corpus.readers.html_region import evident, in_region, with_shown
from workbench.corpus.readers.html_walk import Paragraph, all_paragraphs
from workbench.corpus.readers.limits import check_markup, too_large, without_payload
from workbench.corpus.source import Block, Source
from workbench.errors import CorpusError
from workbench.model.removal_reasons import Reason
from workbench.model.said import Said
from workbench.settings import CorpusSettings

_PROSE = 40
_BLANK = re.compile(r"\s+")
_FRAMED = 0.3


def read_html(decoded: Decoded, settings: CorpusSettings) -> Source:
    """Return all visible paragraphs of a page in order; those of the site carry a reason."""
    page = without_payload(decoded.text, settings)
    check_markup(page, settings)
    tree = _parse(page, settings)
    paragraphs = _with_trusted_frames(with_shown(all_paragraphs(tree)))
    if not paragraphs:
        raise CorpusError("import.page_without_text", code="no-text")
    meta = page_meta(tree, [paragraph.text for paragraph in paragraphs])
    kept = _kept(paragraphs, tree, meta.get("title", ""))
    blocks = without_uniform_bold(
        [
            _block(each) if keep else replace(_block(each), removed_as=_reason(each))
            for each, keep in zip(paragraphs, kept, strict=True)
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
        raise CorpusError("import.page_damaged", code="damaged") from error
    if _exceeds(tree, settings):
        raise too_large(Said("size.page_or_nesting"))
    return tree


def _exceeds(tree: HtmlElement, settings: CorpusSettings) -> bool:
    depth = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > settings.max_nesting or count > settings.max_elements:
            return True
    return False


def _with_trusted_frames(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Forget the frames of a page that keeps its very text in one: a form around all, a share-content."""
    prose = [paragraph for paragraph in paragraphs if len(paragraph.text) >= _PROSE and not paragraph.linked]
    framed = sum(len(paragraph.text) for paragraph in prose if paragraph.framed)
    if framed > _FRAMED * sum(len(paragraph.text) for paragraph in prose):
        return [replace(paragraph, framed=False) for paragraph in paragraphs]
    return paragraphs


def _main_lines(tree: HtmlElement) -> list[str]:
    """Return the lines readability takes for the page's own text, without blanks."""
    from readability import Document  # noqa: PLC0415 - few pages need it

    logging.getLogger("readability").setLevel(logging.CRITICAL)  # it tells of what is caught below
    try:
        page = etree.tostring(tree, encoding="unicode", method="html")
        main = document_fromstring(Document(page).summary(html_partial=True))
        lines = [paragraph.text for paragraph in all_paragraphs(main)]
    except (etree.Error, ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        lines = []  # whatever it stumbles over, the page's text is still at hand
    return [line for line in (_BLANK.sub("", line) for line in lines) if line]


def _kept(paragraphs: list[Paragraph], tree: HtmlElement, title: str) -> list[bool]:
    """Tell for every paragraph whether it belongs to the report: the page's own text, and the title above."""
    kept = evident(paragraphs)
    if kept is None:
        lines = set(_main_lines(tree))
        kept = in_region(paragraphs, [_BLANK.sub("", each.text) in lines for each in paragraphs])
    if not any(kept):
        plain = [not paragraph.chrome for paragraph in paragraphs]
        return plain if any(plain) else [True] * len(paragraphs)
    for i in _front_places(paragraphs[: kept.index(True)], title):
        kept[i] = True
    return kept


def _front_places(above: list[Paragraph], title: str) -> Iterator[int]:
    """Yield the places of session, date and speaker above the text, up to the heading that is its title."""
    key = _BLANK.sub("", title)
    for i in range(len(above) - 1, -1, -1):
        text = _BLANK.sub("", above[i].text)
        if above[i].chrome:
            continue
        if above[i].level or (len(text) > 3 and text in key):
            yield i
            return
        if _opens_a_report(above[i].text):
            yield i


def _opens_a_report(text: str) -> bool:
    return bool(
        title_lines.is_session(text)
        or title_lines.is_date(text)
        or title_lines.match_speaker(text)
        or title_lines.is_salutation(text)
    )


def _reason(paragraph: Paragraph) -> Reason:
    return Reason.HIDDEN if paragraph.hidden else Reason.SITE_CHROME


def _block(paragraph: Paragraph) -> Block:
    return Block(
        text=paragraph.text,
        heading_level=paragraph.level,
        bold=paragraph.bold,
        wrapped=paragraph.wrapped,
        row=paragraph.row,
    )
