"""Put the JavaScript modules and the CSS files of a component together; they are sent inline.

A component is one ES module for Streamlit, so a module's imports are followed, and what it imports is put
before it without the words `import` and `export`. All of a component's modules share one scope: a name
stands once at the top level of them. Comments on lines of their own and indents stay here: a channel's script
is sent with every key. No template goes over the end of its line, so neither is ever part of a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from workbench.errors import WorkbenchError

_IMPORT = re.compile(
    r'^import \{\s*(?P<names>[\w$]+(?:,\s*[\w$]+)*),?\s*\} from "\./(?P<module>\w+)\.js";\n', re.M
)
_DECLARED = re.compile(
    r"^(?P<export>export )?(?:(?:async )?function\*?|class|const|let) (?P<name>[\w$]+)", re.M
)
_DEFAULT = re.compile(r"^export default\b", re.M)
_COMMENT = re.compile(r"^[ \t]*(?://.*\n|/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n?)", re.M)
_INDENT = re.compile(r"^[ \t]+", re.M)
_LEFT = re.compile(r"^(?:import\b(?!\()|export (?!default\b)).*$", re.M)


@dataclass(frozen=True, slots=True)
class _Module:
    """One file: what it imports by module, what it declares and exports, and its text without those words."""

    imports: Mapping[str, tuple[str, ...]]
    declared: frozenset[str]
    exported: frozenset[str]
    text: str


class ScriptError(WorkbenchError):
    """Something is wrong with the scripts themselves, which only who changes them can meet."""

    code = "script"


def script(entry: str, sources: Mapping[str, str] | None = None) -> str:
    """Return one ES module: ``entry`` and all that it imports, each once and after what it imports itself.

    ``sources`` are texts by module name, in place of the files of ``components/web``. Raises WorkbenchError
    where a module or an imported name is missing, imports go in a circle, two modules declare the same
    name, or a form of import or export is used that is not understood here.
    """
    modules: dict[str, _Module] = {}
    _follow(entry, (), modules, sources)
    owners: dict[str, str] = {}
    for name, module in modules.items():
        for declared in module.declared:
            if declared in owners:
                raise ScriptError(
                    "scripts.declared_twice", first=owners[declared], name=name, declared=declared
                )
            owners[declared] = name
    return "\n".join(module.text for module in modules.values())


def style(*names: str) -> str:
    """Return one style sheet."""
    return read_web([f"{name}.css" for name in names])


def read_web(names: Sequence[str]) -> str:
    """Return the named files of ``components/web`` one after the other."""
    folder = files("workbench.ui.components").joinpath("web")
    return "\n".join(folder.joinpath(name).read_text("utf-8") for name in names)


def _follow(
    name: str, above: tuple[str, ...], modules: dict[str, _Module], sources: Mapping[str, str] | None
) -> None:
    """Add a module to ``modules`` after those that it imports; ``above`` are those that wait for it."""
    if name in above:
        circle = " → ".join(f"{each}.js" for each in (*above[above.index(name) :], name))
        raise ScriptError("scripts.circle", circle=circle)
    if name in modules:
        return
    module = _parsed(name, _source(name, above, sources))
    if above and _DEFAULT.search(module.text):
        raise ScriptError("scripts.default_export", name=name, importer=above[-1])
    for imported, wanted in module.imports.items():
        _follow(imported, (*above, name), modules, sources)
        missing = [each for each in wanted if each not in modules[imported].exported]
        if missing:
            raise ScriptError("scripts.not_exported", imported=imported, name=name, missing=tuple(missing))
    modules[name] = module


def _source(name: str, above: tuple[str, ...], sources: Mapping[str, str] | None) -> str:
    """Return the text of a module."""
    try:
        return read_web([f"{name}.js"]) if sources is None else sources[name]
    except (FileNotFoundError, KeyError):
        by = f"{above[-1]}.js" if above else "views.py"
        raise ScriptError("scripts.not_there", by=by, name=name) from None


@lru_cache(maxsize=128)
def _parsed(name: str, source: str) -> _Module:
    """Read a module's imports and exports, and take the words away."""
    imports: dict[str, tuple[str, ...]] = {}
    for found in _IMPORT.finditer(source):
        imports[found["module"]] = tuple(each.strip() for each in found["names"].split(","))
    body = _COMMENT.sub("", _IMPORT.sub("", source))
    declared = list(_DECLARED.finditer(body))
    text = _DECLARED.sub(lambda found: found[0].removeprefix("export "), body)
    left = _LEFT.search(text)
    if left:
        raise ScriptError("scripts.not_understood", name=name, piece=left[0])
    return _Module(
        imports,
        frozenset(found["name"] for found in declared),
        frozenset(found["name"] for found in declared if found["export"]),
        _INDENT.sub("", text),
    )
