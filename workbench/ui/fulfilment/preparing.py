"""Get the evidence of a pair step by step: how far it is can be seen, and it stops between two steps."""

from __future__ import annotations

import time
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.model.decision import Document
from workbench.pipeline.answering import Step
from workbench.ui import state
from workbench.ui.fulfilment import cached_flow, stopping
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.report_names import source_name
from workbench.ui.state import t

_READY = "flow-ready"
_SHOWN_AFTER = 0.3  # seconds of work before the progress bar comes up
_MANY = 800  # commitments whose evidence takes longer than that, in one step


def prepared(first: Document, second: Document) -> bool:
    """Do what the flow needs and say how far it is; False where the visitor stopped it."""
    pair = (first.id, second.id)
    if stopping.was_stopped(*pair):
        st.info(t("judging.stopped"))
        st.button(t("judging.go_on"), key="flow-go-on", on_click=stopping.go_on)
        return False
    steps = cached_flow.flow_steps(first, second)
    began, place = time.monotonic(), st.empty()
    known = state.recall(_READY) == pair
    bar: DeltaGenerator | None = None
    for done, step in enumerate(steps):
        slow = not known and step.kind == "evidence" and cached_flow.proposed(first) > _MANY
        if slow or time.monotonic() - began > _SHOWN_AFTER:
            # Drawing is where a press on “stop” takes effect.
            if bar is None:
                told = place.container()
                bar = told.empty()
                told.button(t("import.stop"), key="flow-stop", on_click=stopping.stop, args=(pair,))
            bar.progress(done / len(steps), text=step_line(steps, done, state.language()))
        step.work()
    if bar is not None:
        place.empty()
    state.remember(_READY, pair)
    return True


def step_line(steps: Sequence[Step], done: int, language: Language) -> str:
    """Return what is being done now, and how many steps there are."""
    step = steps[done]
    name = source_name(step.report, language)
    said = translate(language, f"judging.step_{step.kind}", name=name)
    return translate(language, "judging.step_of", n=done + 1, all=len(steps), step=said)
