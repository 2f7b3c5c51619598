"""The tables as Stata and SPSS files with labels, where ``pyreadstat`` is installed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from workbench.errors import ExchangeError
from workbench.exchange.code_words import CODES, code_word
from workbench.exchange.replication.tables import TABLES, Table, meaning
from workbench.model.verdicts import NAMES, Verdict, name_of

Program = Literal["stata", "spss"]
_ENDING: dict[Program, str] = {"stata": "dta", "spss": "sav"}
_LONGEST: dict[Program, int] = {"stata": 2045, "spss": 8000}
_CODED: dict[str, tuple[str, ...]] = {"verdict": tuple(each.value for each in Verdict), **CODES}
_NUMBERS = (
    *("number", "year", "characters", "start", "end", "codebook_revision", "attainment", "quotations"),
    *("position", "older_start", "older_end", "newer_start", "newer_end", "revision", "seq", "units"),
    *("observed", "kappa", "alpha", "alpha_low", "alpha_high", "promises", "judged", "disputed", "kept"),
    *("kept_low", "kept_high", "fictional", "blind", "ruling", "linked", *NAMES),
)


def statistics_files(tables: Iterable[Table], program: Program, language: str = "zh") -> dict[str, bytes]:
    """Return each table that has rows as a file of the program, codes as numbers with labels.

    Texts are cut at what the program can hold. Raises ExchangeError where the extra is not installed.
    """
    try:
        pyreadstat = import_module("pyreadstat")
    except ImportError as error:
        raise ExchangeError("replication.stats_not_installed", code="exchange.stats") from error
    files = {}
    with tempfile.TemporaryDirectory() as folder:
        for table in tables:
            if table.rows:
                path = Path(folder) / f"{table.name}.{_ENDING[program]}"
                _write(pyreadstat, table, program, language, path)
                files[f"{program}/{path.name}"] = path.read_bytes()
    return files


def _write(pyreadstat: Any, table: Table, program: Program, language: str, path: Path) -> None:
    import pandas as pd  # noqa: PLC0415 - only who wants these files waits for pandas

    columns: dict[str, Any] = {}
    labels: dict[str, dict[int, str]] = {}
    for name in TABLES[table.name]:
        values = [row.get(name) for row in table.rows]
        if name in _CODED and table.name not in ("codebook", "fulfilment", "documents"):
            codes = [*_CODED[name], *sorted({str(v) for v in values if v} - {*_CODED[name]})]
            columns[name] = pd.Series(
                [codes.index(str(v)) + 1 if v else None for v in values], dtype="float64"
            )
            labels[name] = {n: _label(name, code, language) for n, code in enumerate(codes, start=1)}
        elif name in _NUMBERS:
            columns[name] = pd.Series([None if v is None else float(v) for v in values], dtype="float64")
        else:
            columns[name] = [_text("" if v is None else str(v), _LONGEST[program]) for v in values]
    said = [meaning(table.name, name, language) for name in TABLES[table.name]]
    options = {"column_labels": said, "variable_value_labels": labels}
    if program == "stata":
        pyreadstat.write_dta(pd.DataFrame(columns), str(path), version=14, **options)
    else:
        pyreadstat.write_sav(pd.DataFrame(columns), str(path), **options)


def _label(name: str, code: str, language: str) -> str:
    if name == "verdict":
        return name_of(code, language) if code in NAMES else code
    return code_word(name, code, language) or code


def _text(text: str, most: int) -> str:
    """Return a text no longer than ``most`` bytes in UTF-8, without half characters."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore").replace("\x00", "\ufffd")
