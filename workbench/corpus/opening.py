"""Open any source an analyst has in hand: tell its format by content, then hand it to that reader."""

from __future__ import annotations

from pathlib import PurePath

from workbench.corpus.readers.decoding import decode
from workbench.corpus.readers.markdown import read_markdown
from workbench.corpus.readers.plain import read_plain
from workbench.corpus.source import Source
from workbench.errors import CorpusError
from workbench.settings import DEFAULTS, CorpusSettings


def open_source(raw: bytes, *, name: str, settings: CorpusSettings = DEFAULTS.corpus) -> Source:
    """Return all visible text of ``raw``; ``name`` (path, URL or "") helps where content does not tell.

    Raise CorpusError with one clear sentence for input that holds no text.
    """
    if not raw.strip():
        raise CorpusError(
            "文件是空的，请选择含有报告正文的文件。",
            english="The file is empty; choose one that holds the report's text.",
            code="empty",
        )
    if len(raw) > settings.max_bytes:
        megabytes = settings.max_bytes // 1024 // 1024
        raise CorpusError(
            f"文件超过 {megabytes} MB，请只导入报告正文。",
            english=f"The file is larger than {megabytes} MB; import the report only.",
            code="too-large",
        )
    decoded = decode(raw)
    if PurePath(name).suffix.lower() in {".md", ".markdown"}:
        return read_markdown(decoded)
    return read_plain(decoded)
