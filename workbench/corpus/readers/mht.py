"""Web archives (mht): the saved page inside, with the address it was saved from."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace

from workbench.corpus.readers.damage import damaged_if_broken
from workbench.corpus.readers.decoding import Decoded, declared_charset, decode
from workbench.corpus.readers.html import read_html
from workbench.corpus.source import Source
from workbench.errors import CorpusError
from workbench.settings import CorpusSettings


def read_mht(decoded: Decoded, settings: CorpusSettings) -> Source:
    """Return the paragraphs of the first page in an archive."""
    with damaged_if_broken():
        message = email.message_from_string(decoded.text, policy=email.policy.compat32)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        raw = page.get_payload(decode=True) if page is not None else None
        charset = page.get_content_charset() if page is not None else None
        address = str(message.get("Snapshot-Content-Location") or "")
        if page is not None and not address:
            address = str(page.get("Content-Location") or "")
    if not isinstance(raw, bytes):
        raise CorpusError("import.archive_without_page", code="no-text")
    source = read_html(decode(raw, declared=charset or declared_charset(raw)), settings)
    meta = {**source.meta, "url": address} if address.startswith("http") else dict(source.meta)
    return replace(source, media="mht", meta=meta)
