"""Rows of choices do not make Streamlit load all pictures there are to look for one in their words."""

from __future__ import annotations

import ast

from tests.rules.package_trees import modules, nodes
from workbench.ui import state


def test_every_row_of_choices_takes_its_words_as_options() -> None:
    """Their first word is empty, in which no picture is looked for."""
    rows = [
        node
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"st.segmented_control", "st.pills"}
    ]
    assert len(rows) > 10
    for each in rows:
        written = [ast.unparse(of.value) for of in each.keywords if of.arg == "format_func"]
        assert len(written) == 1, ast.unparse(each)
        assert ": option(" in written[0], ast.unparse(each)


def test_an_option_is_its_wording_behind_a_blank() -> None:
    """The blank is not shown: a line of Markdown begins with its first word."""
    assert state.option("language.zh") == f" {state.t('language.zh')}"
