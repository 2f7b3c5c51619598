"""A component's script: its modules put together in the order of their imports, or an error that says why."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from workbench.errors import WorkbenchError
from workbench.ui.components.assembly import script

WEB = files("workbench.ui.components") / "web"
ENTRIES = sorted(
    path.name.removesuffix(".js")
    for path in WEB.iterdir()
    if path.name.endswith(".js") and "\nexport default " in path.read_text("utf-8")
)


def test_what_is_imported_stands_before_what_imports_it() -> None:
    """Each module once, dependencies first, without the words import and export."""
    sources = {
        "view": 'import { Card } from "./card.js";\nimport { h, text } from "./dom.js";\n\n'
        "export default function () { return new Card(h, text); }\n",
        "card": 'import { h } from "./dom.js";\n\nexport class Card { draw() { return h; } }\n',
        "dom": "const hidden = 1;\nexport const h = hidden;\nexport async function text() {}\n",
    }
    assert script("view", sources) == (
        "const hidden = 1;\nconst h = hidden;\nasync function text() {}\n"
        "\n\nclass Card { draw() { return h; } }\n"
        "\n\nexport default function () { return new Card(h, text); }\n"
    )


def test_text_that_only_speaks_of_importing_is_left_alone() -> None:
    """The words inside a line, and a module loaded while running, are not what is stripped."""
    body = (
        'const told = "import { a } from \\"./b.js\\"; export";\nfunction later() { return import("x"); }\n'
    )
    assert script("one", {"one": body}) == body


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ({"a": 'import { x } from "./gone.js";\n'}, "gone.js, which a.js asks for, does not exist"),
        ({}, "a.js, which views.py asks for, does not exist"),
        ({"a": 'import { x, y } from "./b.js";\n', "b": "export const x = 1;\nconst y = 2;\n"}, "export y"),
        (
            {
                "a": 'import { x } from "./b.js";\n',
                "b": 'import { y } from "./c.js";\nexport const x = 1;\n',
                "c": 'import { x } from "./b.js";\nexport const y = 1;\n',
            },
            "b.js → c.js → b.js",
        ),
        ({"a": 'import { a } from "./a.js";\nexport const a = 1;\n'}, "a.js → a.js"),
        (
            {"a": 'import { x } from "./b.js";\nconst z = 1;\n', "b": "export const x = 1;\nlet z = 2;\n"},
            "both declare z",
        ),
        (
            {"a": 'import { x } from "./b.js";\n', "b": "export const x = 1;\nexport default x;\n"},
            "default export",
        ),
        ({"a": 'import * as b from "./b.js";\n', "b": ""}, "is not understood"),
        ({"a": 'import "./b.js";\n', "b": ""}, "is not understood"),
        ({"a": 'import { x as y } from "./b.js";\n', "b": "export const x = 1;\n"}, "is not understood"),
        ({"a": "const x = 1;\nexport { x };\n"}, "is not understood"),
    ],
)
def test_what_cannot_be_put_together_is_an_error(sources: dict[str, str], said: str) -> None:
    """Each fault names the module, and what to do."""
    with pytest.raises(WorkbenchError) as caught:
        script("a", sources)
    english = caught.value.english
    assert said in english.replace("does not export y", "export y")
    assert caught.value.message != english


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_component_is_one_module(entry: str) -> None:
    """What is sent has one default export at the top level and no import."""
    sent = script(entry)
    assert len(re.findall(r"^export\b", sent, re.M)) == 1
    assert not re.search(r"^import\b", sent, re.M)


def test_every_module_reaches_a_component() -> None:
    """No file lies in the folder that nothing imports."""
    sent = "\n".join(script(entry) for entry in ENTRIES)
    for path in WEB.iterdir():
        if path.name.endswith(".js"):
            text = path.read_text("utf-8")
            named = re.findall(
                r"^(?:export (?!default))?((?:async )?function\*? |class |const |let )([\w$]+)", text, re.M
            )
            if named:
                assert "".join(named[-1]) in sent, path.name
            else:
                assert "\nexport default " in text, path.name


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_comment_reaches_a_browser(entry: str) -> None:
    """What is written for who reads the code is not sent with it."""
    assert not re.search(r"^\s*(//|/\*|\*)", script(entry), re.M)


def test_a_comment_goes_and_what_looks_like_one_stays() -> None:
    """Only whole lines are comments: an address in a text and a word at a line's end are code."""
    lines = 'const at = "https://x.org"; // kept\n'
    source = f"/** @param {{string}} a */\n// said\n  {lines}  /**\n   * Long * one.\n   */\n  // more\n"
    assert script("one", {"one": source}) == lines
    assert script("one", {"one": "  /** @type {Element} */ (at).remove();\n"}) == "(at).remove();\n"


def test_a_template_ends_on_its_line() -> None:
    """Otherwise a line of its text could be taken for a comment."""
    for path in WEB.iterdir():
        if path.name.endswith(".js"):
            odd = [line for line in path.read_text("utf-8").splitlines() if line.count("`") % 2]
            assert not odd, f"{path.name}: {odd}"
