"""Change the codebook: rename, merge, divide, take back; each seen before it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.decision import Codebook
from workbench.pipeline import review_queue
from workbench.pipeline.own_scheme import load_scheme
from workbench.pipeline.review_queue import Revised
from workbench.ui import cached, events, identity, page_header, state
from workbench.ui.review_queue import cached_queue, scheme_editor
from workbench.ui.review_queue.presenter import change_name, code_names, present_recoded, present_revisions
from workbench.ui.state import option, t

_WAYS = ("rename", "merge", "split", "revert", "scheme")
_SHORT, _TALL = 8, 320


def draw() -> None:
    """Draw the editor and the list of revisions."""
    store, language = cached.workspace().store, state.language()
    book = store.codebook()
    if book is None:
        return
    names = code_names(book, language)
    left, right = st.columns([3, 2], gap="small")
    with left, st.container(border=True):
        way = st.segmented_control(
            t("upkeep.way"),
            _WAYS,
            default="rename",
            format_func=lambda w: option(f"upkeep.way_{w}"),
            required=True,
        )
        st.caption(t(f"upkeep.about_{way}"))
        plans = {"rename": _rename, "merge": _merge, "split": _split}
        if way == "scheme":
            plan = scheme_editor.draw(book)
        else:
            plan = _revert(store.codebooks()) if way == "revert" else plans[way](book, names)
        if plan is not None:
            page_header.guarded(partial(_preview, plan, book))
    with right:
        st.subheader(t("upkeep.revisions"))
        st.dataframe(present_revisions(store.codebooks(), language), hide_index=True)
        scheme_editor.offer(book)


def _code(names: Mapping[str, str], key: str, label: str) -> str:
    return str(st.selectbox(t(label), list(names), format_func=lambda code: names[code], key=key))


def _rename(book: Codebook, names: Mapping[str, str]) -> Callable[[], Revised] | None:
    code = _code(names, "rename-code", "upkeep.code")
    now = next(each for each in book.codes if each.id == code)
    fields = ("zh", "en", "definition_zh", "definition_en")
    said = {
        name: (st.text_area if name.startswith("definition") else st.text_input)(
            t(f"upkeep.{name}"), value=getattr(now, name), key=f"rename-{code}-{book.revision}-{name}"
        )
        for name in fields
    }
    changed = {name: value.strip() for name, value in said.items() if value.strip() != getattr(now, name)}
    return partial(review_queue.plan_rename, cached.workspace().store, code, **changed) if changed else None


def _merge(book: Codebook, names: Mapping[str, str]) -> Callable[[], Revised] | None:
    into = _code(names, "merge-into", "upkeep.into")
    rest = [code for code in names if code != into]
    gone = st.multiselect(
        t("upkeep.gone"),
        rest,
        format_func=lambda code: names[code],
        key=f"merge-{book.revision}-{into}",
        placeholder=t("upkeep.gone_placeholder"),
        select_all=False,
    )
    return partial(review_queue.plan_merge, cached.workspace().store, gone, into) if gone else None


def _split(book: Codebook, names: Mapping[str, str]) -> Callable[[], Revised] | None:
    store, code = cached.workspace().store, _code(names, "split-code", "upkeep.code")
    lines = st.text_area(t("upkeep.parts"), placeholder=t("upkeep.parts_hint"), key=f"split-{book.revision}")
    pairs = [line.replace("／", "/").partition("/") for line in lines.splitlines() if line.strip()]
    parts = [(zh.strip(), en.strip()) for zh, _, en in pairs]
    if not parts:
        return None
    chosen: dict[str, int] = {}
    notes, number = cached_queue.coded_with(code, _SHORT)
    for note in notes:
        part = st.selectbox(
            note.anchor.exact,
            [None, *range(len(parts))],
            format_func=lambda n: t("upkeep.keep_code") if n is None else parts[n][0],
            key=f"part-{book.revision}-{note.id}",
        )
        if part is not None:
            chosen[note.id] = part
    if number > _SHORT:
        st.caption(t("upkeep.rest_stale", n=number - _SHORT))
    return partial(review_queue.divide, store, code, parts, chosen)


def _revert(books: tuple[Codebook, ...]) -> Callable[[], Revised] | None:
    language = state.language()
    later = {book.revision: book for book in reversed(books[1:])}
    if not later:
        st.info(t("upkeep.nothing_to_revert"))
        return None
    revision = st.selectbox(
        t("upkeep.column_revision"),
        list(later),
        format_func=lambda n: f"{n} · {change_name(later[n], language)}",
    )
    return partial(review_queue.plan_revert, cached.workspace().store, int(revision))


def _preview(plan: Callable[[], Revised], book: Codebook) -> None:
    store, revised = cached.workspace().store, plan()
    pairs = review_queue.recoded_by(store, revised)
    st.markdown(t("upkeep.preview", revision=revised.codebook.revision, n=len(pairs)))
    if pairs:
        rows = present_recoded(pairs, revised.codebook, state.language())
        st.dataframe(rows, hide_index=True, height=_TALL if len(pairs) > _SHORT else "auto")
    if st.button(t("upkeep.apply", revision=revised.codebook.revision), type="primary"):
        try:
            identity.confirm()
            load = load_scheme if revised.codebook.note == "scheme" else review_queue.revise
            load(store, identity.current_actor(), revised)
        except WorkbenchError as error:
            st.error(page_header.plain(events.wording_of(error)), icon=":material/error:")
        else:
            st.toast(t("upkeep.applied", revision=book.revision + 1), icon=":material/check:")
            st.rerun()
