"""Pickers whose options bear the same words."""

from __future__ import annotations

from workbench.ui.presenting.choices import told_apart


def test_what_bears_the_same_name_is_told_apart() -> None:
    """Each option has a label of its own, also where a name looks like one that was numbered."""
    labels = told_apart({1: "公报.txt", 2: "公报.txt", 3: "公报.txt (2)", 4: "公报.txt"})
    assert labels[1] == "公报.txt"
    assert labels[2] == "公报.txt (2)"
    assert len(set(labels.values())) == len(labels)


def test_what_differs_keeps_its_name() -> None:
    """Nothing is added to names of which there is one."""
    assert told_apart({"a": "云海区", "b": "青岭县"}) == {"a": "云海区", "b": "青岭县"}
