"""What all commands share: how they answer, what they read, and who runs them."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable
from io import TextIOWrapper
from typing import TYPE_CHECKING

from workbench.words.catalogue import word

if TYPE_CHECKING:
    from workbench.model.report import Report
    from workbench.model.roles import Actor

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415, T201

Arguments = argparse.Namespace


def speak_plainly() -> None:
    """Write UTF-8 into files and pipes, whatever a system writes by itself, and never fail to tell.

    Windows would write the characters of its region, which hold neither all of Chinese nor, in the West, any.
    A terminal is spoken to as it wants; what it cannot show stands as an escape.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        elif (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8")


def print_json(value: object) -> None:
    """Print a value on standard output as JSON."""
    # As one text: written piece by piece, evidence takes a million and a half calls.
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def say(text: str) -> None:
    """Tell the user something on standard error."""
    print(text, file=sys.stderr)


def language() -> str:
    """Return in which language messages are wanted: Chinese (``zh``) unless English (``en``) is asked for."""
    return "en" if os.environ.get("WORKBENCH_LANGUAGE", "zh").startswith("en") else "zh"


def say_word(key: str, **values: object) -> None:
    """Tell the user a wording of ``words/*/commands.json`` in the language that messages are wanted in."""
    say(word(f"commands.{key}", language(), **values))


def say_each(wordings: Iterable[tuple[str, str]]) -> None:
    """Tell each ``(Chinese, English)`` sentence once, in the order of first mention, with its number."""
    at = 1 if language() == "en" else 0
    counted = Counter(pair[at] for pair in wordings)
    for text, count in counted.items():
        if count == 1:
            say(text)
        else:
            say_word("times", text=text, count=count)


def report_of(source: str) -> Report:
    """Return the report that a SOURCE argument names."""
    from workbench.pipeline.home import find_home
    from workbench.pipeline.sources import read_source

    return read_source(source, find_home())


def operator() -> Actor:
    """Return who sits at this machine: whoever can run the command may do everything."""
    import getpass

    from workbench.model.roles import Actor

    return Actor(getpass.getuser())
