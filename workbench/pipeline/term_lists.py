"""Lists of terms: read from whatever Excel or a text editor made of them, kept, offered and judged."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from importlib.resources import files
from pathlib import PurePosixPath

from workbench.corpus.readers.table import read_csv_rows, read_workbook_rows
from workbench.corpus.readers.xls import read_xls_rows
from workbench.errors import CorpusError
from workbench.model.roles import Actor
from workbench.model.term_verdict import HitPlace, HitVerdict
from workbench.pipeline.workspace import Workspace
from workbench.searching.sampling import SentenceHit
from workbench.searching.term_rows import read_terms
from workbench.searching.terms import TermList, TermListError
from workbench.settings import DEFAULTS, Settings
from workbench.store import term_store

EXAMPLE = "示例：政策主题 policy themes"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_term_list(raw: bytes, name: str, settings: Settings = DEFAULTS) -> TermList:
    """Return the list in a table (csv, tsv, txt, xlsx or xls; UTF-8, GBK or UTF-16, with mark or without).

    The list is called as the file is, without its ending. Raises TermListError, naming the line at fault.
    """
    return read_terms(_rows(raw, settings), _stem(name), settings.searching)


def keep_term_list(workspace: Workspace, actor: Actor, raw: bytes, name: str) -> TermList:
    """Read a list and keep it under its name, in place of the one that had it; on disk on return."""
    rows = _rows(raw, workspace.settings)
    terms = read_terms(rows, _stem(name), workspace.settings.searching)
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    term_store.keep_list(workspace.store.database, actor, terms.name, stream.getvalue())
    return terms


def drop_term_list(workspace: Workspace, actor: Actor, name: str) -> None:
    """Offer a list no longer."""
    term_store.drop_list(workspace.store.database, actor, name)


def term_list_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of the lists that can be used: those that people brought, then the example."""
    return (*(each.name for each in term_store.kept_lists(workspace.store.database)), EXAMPLE)


def open_term_list(workspace: Workspace, name: str) -> TermList:
    """Return a list by its name, the example where there is no such list any more."""
    for each in term_store.kept_lists(workspace.store.database):
        if each.name == name:
            return read_terms(
                csv.reader(io.StringIO(each.body, newline="")), name, workspace.settings.searching
            )
    return read_terms(
        csv.reader(io.StringIO(example_text(), newline="")), EXAMPLE, workspace.settings.searching
    )


def example_text() -> str:
    """Return the table of the example, which is the form to fill in, too."""
    return files("workbench.searching").joinpath("data", "policy_themes.csv").read_text("utf-8")


def verdicts_of(workspace: Workspace, list_name: str) -> Mapping[HitPlace, HitVerdict]:
    """Return what people said of the hits of a list."""
    return term_store.hit_verdicts(workspace.store.database, list_name)


def judge(
    workspace: Workspace, actor: Actor, list_name: str, hit: SentenceHit, verdict: HitVerdict | None
) -> None:
    """Record whether a hit is what its term means; None takes it back. On disk on return."""
    term_store.judge_hit(workspace.store.database, actor, list_name, hit.key, hit.quote, verdict)


def _rows(raw: bytes, settings: Settings) -> list[list[str]]:
    most = settings.searching.most_list_bytes
    if len(raw) > most:
        raise TermListError("terms.file_too_large", most=most // 1024 // 1024)
    try:
        if raw.startswith(_ZIP):
            return read_workbook_rows(raw, settings.corpus)
        if raw.startswith(_OLE):
            return read_xls_rows(raw, settings.corpus)
        return read_csv_rows(_decoded(raw), settings.corpus)
    except CorpusError as error:
        raise TermListError("terms.not_readable", why=error) from error


def _decoded(raw: bytes) -> str:
    wide = raw.startswith(_WIDE_MARKS)
    odd = "utf-16-be" if raw[:1] == b"\0" else "utf-16-le"
    # A list is too short to tell a coding by its words: what reads without fault, in this order, is it.
    for coding in ("utf-16",) if wide else (odd,) if b"\0" in raw else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff")
    raise TermListError("terms.unknown_encoding")


def _stem(name: str) -> str:
    stem = PurePosixPath(name.replace("\\", "/")).stem.strip() or name.strip()
    return "".join(" " if ord(sign) < 32 else sign for sign in stem)[:120]
