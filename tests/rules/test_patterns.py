"""Regular expressions mean the same on every Python that the project supports."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import workbench

_SINGLE = {constants.LITERAL, constants.NOT_LITERAL, constants.ANY, constants.IN}


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every compiled pattern that a module of the package holds by name, also in a collection."""
    for found in pkgutil.walk_packages(workbench.__path__, "workbench."):
        if (
            not found.name.endswith("__main__") and ".migrations" not in found.name
        ):  # these two act when imported
            for name, value in vars(importlib.import_module(found.name)).items():
                for each in _members(value):
                    if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                        yield f"{found.name}.{name}", each


def _members(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, (tuple, list)) else (value,)


def _has_possessive_group(parsed: Iterable[tuple[object, object]]) -> bool:
    """Say whether something longer than one character is repeated possessively."""
    for operation, argument in parsed:
        if operation is constants.POSSESSIVE_REPEAT:
            repeated = list(argument[2])  # type: ignore[index]
            if len(repeated) != 1 or repeated[0][0] not in _SINGLE:
                return True
        if any(_has_possessive_group(inner) for inner in _inside(argument)):
            return True
    return False


def _inside(argument: object) -> Iterator[parser.SubPattern]:
    if isinstance(argument, parser.SubPattern):
        yield argument
    elif isinstance(argument, (tuple, list)):
        for each in argument:
            yield from _inside(each)


def test_no_group_is_repeated_possessively() -> None:
    """Only single characters are: Python before 3.11.5 gets possessive groups wrong or fails on them.

    An atomic group around the repetition, ``(?>(?:…)*)``, says the same and works everywhere (Debian 12
    has Python 3.11.2; cpython issues 101955 and 106052).
    """
    found = dict(_patterns())
    assert len(found) > 100, "the search for patterns finds them"
    bad = [
        name for name, each in found.items() if _has_possessive_group(parser.parse(each.pattern, each.flags))
    ]
    assert not bad, bad


def test_the_search_knows_a_possessive_group() -> None:
    """The forms that were wrong are recognised, those that are right are not."""
    wrong = ["(?:ab)*+", "((?:a|b)c)?+", "(?=(?:ab){2,3}+)", "(?:[ab]|c(?!d))++"]
    right = ["[ab]*+", r"\d{1,3}+", "a?+", "(?>(?:ab)*)", "(?:ab)*"]
    assert [_has_possessive_group(parser.parse(each)) for each in wrong] == [True] * 4
    assert [_has_possessive_group(parser.parse(each)) for each in right] == [False] * 5
