"""Draw charts in the theme's colours, each to be downloaded as a picture and with its data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, Literal
from urllib.parse import urlencode

import streamlit as st

from workbench.pipeline.chart_citing import cite_chart
from workbench.ui import state
from workbench.ui.downloads import offer_csv
from workbench.ui.folded import folded
from workbench.ui.presenting.charts import Palette
from workbench.ui.state import t
from workbench.version import __version__

_HUES = ("green", "orange", "blue", "red", "violet", "gray")


def palette() -> Palette:
    """Return the theme's colours by what they mean."""
    kind = "dark" if st.context.theme.type == "dark" else "light"
    colours = {hue: str(st.get_option(f"theme.{kind}.{hue}Color")) for hue in _HUES}
    return Palette(
        ink=str(st.get_option(f"theme.{kind}.textColor")),
        line=str(st.get_option(f"theme.{kind}.borderColor")),
        paper=str(st.get_option(f"theme.{kind}.secondaryBackgroundColor")),
        **colours,
    )


def draw(
    name: str,
    file: str,
    spec: Mapping[str, Any],
    *,
    alt: str,
    header: Sequence[str],
    rows: Sequence[Sequence[Any]],
    height: int = 320,
    picked: Callable[[Sequence[Mapping[str, Any]]], None] | None = None,
) -> None:
    """Draw a chart with its downloads, which are called ``file``.

    ``picked`` is called with the points that were clicked.
    """
    with st.container(key=f"chart-{name}", border=True):
        vector = state.recall("vector", False)
        key = f"chart-{name}-{'svg' if vector else 'png'}"

        def taken() -> None:
            held = st.session_state.get(key)
            chosen = held["selection"]["selected"] if held else []
            if picked is not None and chosen:
                picked(chosen)

        st.echarts_chart(
            _still(spec, file),
            height=height,
            key=key,
            renderer="svg" if vector else "canvas",
            alt=alt,
            on_select=taken if picked is not None else "ignore",
        )
        _offer(name, file, alt, header, rows, vector=vector)


def draw_small(
    name: str,
    file: str,
    specs: Sequence[tuple[str, Mapping[str, Any]]],
    *,
    alt: str,
    legend: str,
    header: Sequence[str],
    rows: Sequence[Sequence[Any]],
    height: int,
) -> None:
    """Draw small charts, each with its title, as many beside each other as fit, with one legend for all."""
    with st.container(key=f"chart-{name}", border=True):
        vector = state.recall("vector", False)
        renderer: Literal["svg", "canvas"] = "svg" if vector else "canvas"
        st.markdown(legend)
        with st.container(key=f"charts-small-{name}"):
            for at, (title, spec) in enumerate(specs):
                st.echarts_chart(
                    _still(spec, f"{file}-{at + 1}"),
                    height=height,
                    key=f"chart-{name}-{at}-{renderer}",
                    renderer=renderer,
                    alt=title,
                )
        _offer(name, file, alt, header, rows, vector=vector)


def _still(spec: Mapping[str, Any], file: str) -> dict[str, Any]:
    """Return a chart with its sign to save it, and without movement.

    Every chart passes here: a picture or a print taken at once shows all of it.
    """
    save = {"title": t("chart.save"), "name": file, "pixelRatio": 2}
    return {
        **spec,
        "animation": False,
        "toolbox": {"right": 4, "top": 0, "feature": {"saveAsImage": save}},
    }


def _offer(
    name: str, file: str, alt: str, header: Sequence[str], rows: Sequence[Sequence[Any]], *, vector: bool
) -> None:
    """Draw what can be had of charts: a citation, the data, pictures made of lines."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        folded(t("chart.cite"), partial(_cite, alt), key=f"cite-{name}", icon=":material/format_quote:")
        offer_csv(t("chart.data"), f"{file}.csv", header, rows, key=f"data-{name}")
        st.toggle(
            t("chart.vector"),
            value=vector,
            key=f"vector-{name}",
            on_change=lambda: state.remember("vector", st.session_state[f"vector-{name}"]),
            help=t("chart.vector_help"),
        )


def _cite(title: str) -> None:
    """Draw a chart's citations, each with a sign to copy it."""
    today = datetime.now(UTC).astimezone().date().isoformat()
    link = f"{(st.context.url or '').partition('?')[0]}?{urlencode(state.address())}"
    found = cite_chart(title, today, version=__version__, link=link, language=state.language())
    for style, name in (("gbt", "GB/T 7714"), ("bibtex", "BibTeX"), ("chicago", "Chicago")):
        st.caption(name)
        st.code(found[style], language=None, wrap_lines=True)
    st.caption(t("chart.link"))
    st.code(found["link"], language=None, wrap_lines=True)
