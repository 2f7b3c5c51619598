"""A coding scheme of one's own: read from a file, seen before it is loaded, and handed on again."""

from __future__ import annotations

from typing import Any

from workbench.annotation.codebook import newest
from workbench.annotation.own_scheme import load_scheme, plan_scheme, scheme_of
from workbench.exchange.schemes import shipped
from workbench.exchange.schemes.scheme_qdc import Top
from workbench.exchange.schemes.shipped import SHIPPED, Form, example, write_scheme
from workbench.model.decision import Codebook
from workbench.model.plain import to_plain
from workbench.model.scheme import Scheme
from workbench.pipeline.workspace import Workspace
from workbench.settings import DEFAULTS, Settings

__all__ = [
    "SHIPPED",
    "Form",
    "Scheme",
    "Top",
    "codebook_file",
    "codebook_json",
    "example",
    "load_scheme",
    "newest_codebook",
    "plan_scheme",
    "read_scheme",
    "scheme_of",
]


def read_scheme(data: bytes, top: Top = "areas", settings: Settings = DEFAULTS) -> Scheme:
    """Return the scheme of a table or a REFI-QDA codebook; raise ExchangeError where it is neither."""
    return shipped.read_scheme(data, top, settings=settings.exchange)


def codebook_file(book: Codebook, form: Form) -> bytes:
    """Return a codebook as the file of a scheme, to read elsewhere or to change and load again."""
    return write_scheme(scheme_of(book), form)


def newest_codebook(workspace: Workspace) -> Codebook:
    """Return the codebook in force."""
    return newest(workspace.store)


def codebook_json(book: Codebook) -> dict[str, Any]:
    """Return a codebook as JSON for programs: revision, source, areas, types and fields."""
    told = to_plain(scheme_of(book))
    return {
        "revision": book.revision,
        **{name: told[name] for name in ("source", "areas", "types", "fields")},
    }
