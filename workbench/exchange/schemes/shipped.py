"""The coding scheme that comes along as an example, and any scheme read from a file or written to one."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Literal

from workbench.exchange.schemes.scheme_csv import read_csv, write_csv
from workbench.exchange.schemes.scheme_qdc import Top, is_codebook, read_qdc, write_qdc
from workbench.model.scheme import Scheme
from workbench.settings import ExchangeSettings

SHIPPED: Mapping[str, str] = {"cap": "cap_major_topics.csv"}
"""Examples by name."""
Form = Literal["csv", "qdc"]


def example(name: str = "cap") -> bytes:
    """Return the file of an example as it is shipped, to load or to write one's own after."""
    return (files("workbench.exchange") / "schemes" / "data" / SHIPPED[name]).read_bytes()


def read_scheme(data: bytes, top: Top = "areas", *, settings: ExchangeSettings) -> Scheme:
    """Return the scheme of a table or a REFI-QDA codebook; raise ExchangeError where it is neither."""
    return read_qdc(data, top, settings=settings) if is_codebook(data) else read_csv(data, settings)


def write_scheme(scheme: Scheme, form: Form) -> bytes:
    """Return a scheme as a file of one of both forms."""
    return write_csv(scheme) if form == "csv" else write_qdc(scheme)
