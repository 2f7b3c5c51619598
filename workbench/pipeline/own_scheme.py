"""A coding scheme of one's own: read from a file, seen before it is loaded, and handed on again."""

from __future__ import annotations

from workbench.annotation.own_scheme import load_scheme, plan_scheme, scheme_of
from workbench.exchange.schemes.scheme_qdc import Top
from workbench.exchange.schemes.shipped import SHIPPED, Form, example, read_scheme, write_scheme
from workbench.model.decision import Codebook
from workbench.model.scheme import Scheme

__all__ = [
    "SHIPPED",
    "Form",
    "Scheme",
    "Top",
    "codebook_file",
    "example",
    "load_scheme",
    "plan_scheme",
    "read_scheme",
    "scheme_of",
]


def codebook_file(book: Codebook, form: Form) -> bytes:
    """Return a codebook as the file of a scheme, to read elsewhere or to change and load again."""
    return write_scheme(scheme_of(book), form)
