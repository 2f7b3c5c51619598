"""A coding scheme of one's own: loaded from a file or the example, seen first, taken away as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from workbench.model.decision import Codebook
from workbench.model.roles import Role
from workbench.pipeline import own_scheme
from workbench.pipeline.own_scheme import Scheme
from workbench.pipeline.review_queue import Revised
from workbench.ui import cached, identity, page_header, state, uploading
from workbench.ui.review_queue.presenter import present_scheme_rows
from workbench.ui.state import option, t

_ENDINGS = ("csv", "tsv", "txt", "qdc", "xml")
_SHORT, _TALL = 12, 420


def draw(book: Codebook) -> Callable[[], Revised] | None:
    """Draw what leads to a scheme; return the change it means, None where nothing was chosen."""
    if identity.current_actor().role < Role.ADMIN:
        st.info(t("scheme.admins_only"))
        return None
    way = st.segmented_control(
        t("scheme.from"),
        ("file", "example"),
        default="file",
        format_func=lambda each: option(f"scheme.from_{each}"),
        required=True,
        # Once it is loaded nothing is left to load: what stood here would only be said to change nothing.
        key=f"scheme-from-{book.revision}",
    )
    if way == "example":
        st.caption(t("scheme.about_example"))
        _download("example", own_scheme.example(), "coding-scheme-example.csv", "text/csv")
        return partial(_plan, own_scheme.example(), "areas")
    file = uploading.one_file(t("scheme.file"), _ENDINGS, f"scheme-{book.revision}", t("scheme.form"))
    if file is None:
        return None
    data = file.getvalue()
    top: own_scheme.Top = "areas"
    if file.name.lower().endswith((".qdc", ".xml")):
        chosen = st.segmented_control(
            t("scheme.top"),
            ("areas", "fields"),
            default="areas",
            format_func=lambda each: option(f"scheme.top_{each}"),
            help=t("scheme.top_help"),
            required=True,
        )
        top = "fields" if chosen == "fields" else "areas"
    return partial(_plan, data, top)


def _plan(data: bytes, top: own_scheme.Top) -> Revised:
    """Read a scheme, show it, and return what loading it changes."""
    scheme = own_scheme.read_scheme(data, top)
    show(scheme)
    return own_scheme.plan_scheme(cached.workspace().store, scheme)


def show(scheme: Scheme) -> None:
    """Draw a scheme as a table, with whose it is."""
    st.markdown(
        t("scheme.counts", areas=len(scheme.areas), types=len(scheme.types), fields=len(scheme.fields))
    )
    if scheme.source:
        st.caption(f"{t('scheme.source')}{t('common.colon')}{page_header.plain(scheme.source)}")
    rows = present_scheme_rows(scheme, state.language())
    st.dataframe(rows, hide_index=True, height=_TALL if len(rows) > _SHORT else "auto")


def offer(book: Codebook) -> None:
    """Draw the fields there are now, and the buttons that take the codebook away as a file."""
    if book.fields or book.types:
        with st.expander(t("scheme.now", n=len([each for each in book.fields if not each.retired]))):
            show(Scheme(source=book.source, types=book.types, fields=book.fields))
    with st.container(horizontal=True, gap="small"):
        _download("csv", own_scheme.codebook_file(book, "csv"), f"codebook-{book.revision}.csv", "text/csv")
        _download("qdc", own_scheme.codebook_file(book, "qdc"), f"codebook-{book.revision}.qdc", "text/xml")


def _download(name: str, data: bytes, file_name: str, mime: str) -> None:
    st.download_button(
        t(f"scheme.download_{name}"), data, file_name, mime, key=f"scheme-down-{name}", on_click="ignore"
    )
