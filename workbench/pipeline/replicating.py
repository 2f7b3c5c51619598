"""Pack what a paper rests on, and make every table of it anew from the zip alone."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from workbench.exchange import json_format
from workbench.exchange.integrity import anchored, anchors_of, check_snapshot, digest, holds
from workbench.exchange.replication import papers
from workbench.exchange.replication.concealing import concealed
from workbench.exchange.replication.package import (
    RECORDS,
    UNITS,
    altered,
    first_difference,
    pack,
    table_path,
    text_path,
    unpack,
)
from workbench.exchange.replication.papers import About
from workbench.exchange.replication.statistics_files import Program, statistics_files
from workbench.exchange.replication.tables import Table, csv_bytes, dictionary_bytes
from workbench.model.decision import Snapshot
from workbench.pipeline.blind_sight import check_sees_all
from workbench.pipeline.replication_tables import Inputs, read_inputs, tables_of, units_bytes
from workbench.pipeline.workspace import PROGRAM, Workspace
from workbench.settings import DEFAULTS
from workbench.version import __version__

_PROGRAMS = ("pandas", "numpy", "scipy", "sparse-dot-topn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the package shall hold: texts or only their hashes, coders' names, files for other programs."""

    title: str = ""
    authors: tuple[str, ...] = ()
    texts: bool = True
    names: bool = False
    programs: tuple[Program, ...] = ()
    language: str = "zh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What came of rebuilding a package.

    ``files`` are those made anew, by their place in the zip; ``differing`` says in which line (from 1) one
    first differs, 0 where the zip lacks it; ``altered`` are files that are not as ``SHA256SUMS`` says;
    ``misplaced`` counts quotations that do not stand in the texts, ``withheld`` texts that are not there.
    """

    files: Mapping[str, bytes]
    differing: Mapping[str, int]
    altered: tuple[str, ...]
    misplaced: int
    withheld: int
    version: str

    @property
    def same(self) -> bool:
        """Say whether every table is the same byte for byte, and nothing was tampered with."""
        return not (self.differing or self.altered or self.misplaced)


def replicate(workspace: Workspace, wishes: Wishes = Wishes(), *, coder: str | None = None) -> bytes:
    """Return the package of everything in the library; the same decisions make the same bytes.

    Raises ExchangeError where the store contradicts itself, or a program's files cannot be written,
    ForbiddenError where ``coder``, who asks, is still to code blind what the tables show.
    """
    check_sees_all(workspace.store, coder)
    snapshot = workspace.store.snapshot()
    check_snapshot(snapshot)
    marked = {each.anchor.document for each in snapshot.annotations}
    sentences = {
        name: [(each.start, each.end) for each in workspace.report(name).sentences]
        for name in sorted(marked & set(snapshot.texts))
    }
    files = {
        RECORDS: _records(snapshot, wishes),
        UNITS: units_bytes({name: len(text) for name, text in snapshot.texts.items()}, sentences),
    }
    inputs = read_inputs(files[RECORDS], files[UNITS])
    tables = tables_of(inputs)
    files |= _made(inputs, tables)
    if wishes.texts:
        files |= {text_path(digest(text)): _encoded(text) for text in snapshot.texts.values()}
    for program in wishes.programs:
        files |= statistics_files(tables, program, wishes.language)
    about = About(
        title=wishes.title or papers.TITLE,
        authors=wishes.authors,
        texts=wishes.texts,
        names=wishes.names,
        versions=_versions(),
    )
    last = max((each.at for each in snapshot.log), default="")
    rows = {table.name: len(table.rows) for table in tables}
    files |= {
        "README.md": papers.readme(about, inputs.snapshot, rows, len(snapshot.texts)),
        "CITATION.cff": papers.citation(about, last[:10]),
        "codebook.pdf": papers.codebook_document(inputs.snapshot),
        "settings.json": _json(asdict(workspace.settings)),
        "versions.json": _json(dict(about.versions)),
    }
    return pack(files)


def rebuild(data: bytes) -> Rebuilt:
    """Make every table of a package anew from its inputs, and compare; raise ExchangeError for no package."""
    files = unpack(data, DEFAULTS.exchange)
    inputs = read_inputs(files[RECORDS], files[UNITS])
    made = _made(inputs, tables_of(inputs))
    differing = {
        name: first_difference(content, files[name]) if name in files else 0
        for name, content in made.items()
        if files.get(name) != content
    }
    texts = {
        each.id: files[text_path(each.text_sha256)].decode("utf-8", "surrogatepass")
        for each in inputs.snapshot.documents
        if text_path(each.text_sha256) in files
    }
    wrong = [each.id for each in inputs.snapshot.documents if each.id in texts
             and digest(texts[each.id]) != each.text_sha256]  # fmt: skip
    misplaced = sum(
        anchor.document in texts and not holds(anchor, texts[anchor.document])
        for record in anchored(inputs.snapshot)
        for anchor in anchors_of(record)
    )
    return Rebuilt(
        files=made,
        differing=differing,
        altered=(*altered(files), *(f"texts: {name}" for name in wrong)),
        misplaced=misplaced,
        withheld=len(inputs.snapshot.documents) - len(texts),
        version=_packed_version(files),
    )


def _made(inputs: Inputs, tables: list[Table]) -> dict[str, bytes]:
    """Return what follows from the inputs: the tables, their dictionary, the codebook."""
    return {
        **{table_path(table.name): csv_bytes(table) for table in tables},
        table_path("dictionary"): dictionary_bytes(),
        "codebook.html": papers.codebook_page(inputs.snapshot),
    }


def _records(snapshot: Snapshot, wishes: Wishes) -> bytes:
    bare = Snapshot(
        documents=snapshot.documents,
        texts=dict.fromkeys(snapshot.texts, ""),
        annotations=snapshot.annotations,
        assessments=snapshot.assessments,
        links=snapshot.links,
        codebooks=snapshot.codebooks,
        log=snapshot.log,
    )
    payload = concealed(
        json_format.encode(bare), names=wishes.names, context=wishes.texts, keeps=frozenset((PROGRAM,))
    )
    return json_format.lines(payload)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, default=_told, sort_keys=True) + "\n").encode()


def _told(value: object) -> object:
    """Return what JSON has no form for: a set as a list in order, whatever the process makes of it."""
    return sorted(value) if isinstance(value, frozenset) else str(value)


def _versions() -> dict[str, str]:
    found = {"gongzuo-workbench": __version__, "python": platform.python_version()}
    for name in _PROGRAMS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _packed_version(files: Mapping[str, bytes]) -> str:
    try:
        return str(json.loads(files["versions.json"])["gongzuo-workbench"])
    except (LookupError, ValueError, TypeError):
        return ""
