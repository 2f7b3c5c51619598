"""Write a panel to disk: its cells, sections, sentences, terms and a sample to judge."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.errors import ExchangeError
from workbench.exchange.cells import neutral, plain_text
from workbench.exchange.sheet import sheet_csv
from workbench.model.term_verdict import HitPlace, HitVerdict
from workbench.pipeline.panels import Panel, Precision, cell_frame, sample_hits, section_frame, tell_precision
from workbench.searching.panel_tables import SAMPLE, SENTENCES, TERMS, all_hits, sentence_rows, term_rows
from workbench.settings import DEFAULTS

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("csv", "parquet", "xlsx")
_WORDS: Mapping[str, HitVerdict] = {
    "right": "right", "wrong": "wrong", "对": "right", "错": "wrong", "1": "right", "0": "wrong",
    "y": "right", "n": "wrong", "yes": "right", "no": "wrong", "是": "right", "否": "wrong",
}  # fmt: skip


def write_panel(
    panel: Panel, folder: Path, formats: Sequence[str], language: str, *, sentences: bool = False
) -> tuple[Path, ...]:
    """Write a panel's tables into a folder and return the files.

    ``panel`` and ``sections`` in each format, ``terms`` and, where asked for, every hit in its sentence as
    CSV; a workbook holds all but the sentences. Columns keep their English names in CSV and Parquet.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    frames = {"panel": cell_frame(panel), "sections": section_frame(panel)}
    for name, frame in frames.items():
        for kind in formats:
            if kind != "xlsx":
                made.append(_put(folder / f"{name}.{kind}", encode_frame(frame, kind)))
    if "xlsx" in formats:
        made.append(_put(folder / "panel.xlsx", panel_book(panel, language, frames)))
    if sentences:
        made.append(_put(folder / "sentences.csv", sentence_sheet(panel)))
    if "csv" in formats:
        made.append(_put(folder / "terms.csv", sheet_csv(TERMS, term_rows(panel))))
    return tuple(made)


def sentence_sheet(panel: Panel) -> bytes:
    """Return every hit in its sentence as CSV."""
    return sheet_csv(SENTENCES, sentence_rows(all_hits(panel)))


def encode_frame(frame: pd.DataFrame, kind: str) -> bytes:
    """Return a table as CSV (UTF-8 with mark, no cell a formula) or Parquet."""
    if kind == "parquet":
        stream = io.BytesIO()
        frame.to_parquet(stream, index=False)
        return stream.getvalue()
    safe = frame.copy()
    for name in safe.select_dtypes(exclude="number").columns:
        # Few different texts in very many rows.
        safe[name] = safe[name].map({each: neutral(each) for each in safe[name].unique()})
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig", "replace")


def panel_book(panel: Panel, language: str, frames: Mapping[str, pd.DataFrame] | None = None) -> bytes:
    """Return a workbook with cells, sections and terms; raise ExchangeError where Excel could not hold it."""
    from workbench.exchange.panel_book import most_rows, write_panel_book  # noqa: PLC0415 - brings openpyxl, twelve megabytes

    frames = frames or {"panel": cell_frame(panel), "sections": section_frame(panel)}
    rows = max(len(frame) for frame in frames.values())
    if rows > most_rows():
        raise ExchangeError("panel.too_many_rows", rows=rows)
    sheets = {name: (list(frame.columns), frame.itertuples(index=False)) for name, frame in frames.items()}
    return write_panel_book({**sheets, "terms": (list(TERMS), term_rows(panel))}, language)


def sample_sheet(panel: Panel, verdicts: Mapping[HitPlace, HitVerdict], size: int, seed: int) -> bytes:
    """Return a table of sampled hits of every term, to be filled in.

    Its column ``verdict`` is to be right or wrong; what was judged before is filled in.
    """
    return sheet_csv(SAMPLE, _sample_rows(panel, verdicts, size, seed))


def read_sample(raw: bytes) -> dict[HitPlace, HitVerdict]:
    """Return the judgements of a sheet that was filled in; raise ExchangeError for another file."""
    for coding in ("utf-8-sig", "gb18030"):
        try:
            rows = list(csv.DictReader(io.StringIO(raw.decode(coding), newline="")))
            break
        except (UnicodeDecodeError, csv.Error):
            continue
    else:
        rows = []
    if not rows or not set(SAMPLE) <= set(rows[0]):
        raise ExchangeError("panel.no_sample")
    found: dict[HitPlace, HitVerdict] = {}
    for row in rows:
        said = _WORDS.get((row["verdict"] or "").strip().lower())
        start, end = row["start"] or "", row["end"] or ""
        if said and start.isdecimal() and end.isdecimal():
            term = plain_text(row["term"] or "")
            found[HitPlace(term=term, text=row["text"] or "", start=int(start), end=int(end))] = said
    return found


def sample_size() -> int:
    """Return how many hits of a term are drawn where nobody says otherwise."""
    return DEFAULTS.searching.sample_hits


def precisions(
    panel: Panel, verdicts: Mapping[HitPlace, HitVerdict], size: int, seed: int
) -> tuple[Precision, ...]:
    """Return every term's precision, as far as its sample was judged."""
    return tuple(
        tell_precision(panel, number, verdicts, size=size, seed=seed)
        for number in range(len(panel.terms.terms))
    )


def _sample_rows(
    panel: Panel, verdicts: Mapping[HitPlace, HitVerdict], size: int, seed: int
) -> Iterable[list[Any]]:
    for number in range(len(panel.terms.terms)):
        hits = sample_hits(panel, number, size=size, seed=seed)
        for hit, row in zip(hits, sentence_rows(hits), strict=True):
            yield [*row, verdicts.get(hit.key, ""), hit.text_id]


def _put(file: Path, data: bytes) -> Path:
    partial = file.with_name(f"{file.name}.partial")
    partial.write_bytes(data)
    partial.replace(file)
    return file
