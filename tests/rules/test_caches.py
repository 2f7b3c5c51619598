"""One rule for what is kept: by all that it was made of, bounded, by one of five means."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.rules.package_trees import modules, nodes, place, tree

# Kept for good although they have arguments: these are names of the program's own (tables, types, languages).
OF_OWN_NAMES = {
    "model/plain.py:_plan",
    "model/plain.py:_seldom",
    "model/plain.py:field_names",
    "anchoring/signs.py:_pattern",
    "exchange/fulfilment_report.py:words_of",
    "exchange/validating.py:_validator",
    "extraction/choosing.py:_reason",
    "insight/lexicon.py:read_lines",
    "insight/phrase_weight.py:_usage_features",
    "insight/phrase_weight.py:_usage_parts",
    "insight/phrase_years.py:_burst",
    "pipeline/disk_cache.py:program_digest",
    "pipeline/messages.py:_fields_of",
    "suggesting/prompts.py:_instructions",
    "text/lexicon.py:read_rows",
    "ui/i18n.py:section",
    "ui/i18n.py:table",
    "words/catalogue.py:wordings",
}
# What fills while the program runs, beside the decorators: by the hash of what it was made of and bounded,
# or, of a team's remarks, a list to which people only add.
FILLED = {
    "pipeline/memo.py:_CLEARS",
    "pipeline/search_texts.py:_memory",
    "pipeline/team_work.py:_SAID",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def kept() -> tuple[tuple[str, str, ast.expr, Function], ...]:
    """Return every function whose results are kept: its place, the means, the decorator, itself."""
    found = []
    for path in modules():
        for node in nodes(path):
            if isinstance(node, Function):
                for each in node.decorator_list:
                    means = ast.unparse(each.func if isinstance(each, ast.Call) else each)
                    if means.rpartition(".")[2] in {"cache", "lru_cache", "remembered"} or "cache_" in means:
                        found.append((place(path), means, each, node))
    return tuple(found)


def arguments(function: Function) -> list[str]:
    """Return the names of a function's arguments."""
    of = function.args
    rest = [each for each in (of.vararg, of.kwarg) if each is not None]
    return [each.arg for each in (*of.posonlyargs, *of.args, *of.kwonlyargs, *rest)]


def test_what_is_kept_for_good_is_the_program_s_own() -> None:
    """A function without a bound has no arguments, or such as only the program names."""
    found = {f"{where}:{of.name}" for where, means, _, of in kept() if means == "cache" and arguments(of)}
    assert found == OF_OWN_NAMES


def test_everything_else_is_bounded() -> None:
    """A number says how many results are kept, of strings and texts as of documents."""
    for where, means, decorator, function in kept():
        if means in {"lru_cache", "remembered"}:
            assert isinstance(decorator, ast.Call), f"{where}:{function.name}"
            (bound,) = [*decorator.args, *(each.value for each in decorator.keywords)]
            assert not (isinstance(bound, ast.Constant) and bound.value is None), f"{where}:{function.name}"
    for path in modules():
        for node in nodes(path):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "lru_cache":
                assert [each.arg for each in node.keywords] == ["maxsize"], place(path)


def test_results_of_documents_are_kept_in_one_way_above_the_stages() -> None:
    """In ``pipeline`` by ``remembered``, so that all are let go together; on disk by ``disk_cache`` alone."""
    own = {
        f"{where}:{each.name}"
        for where, means, _, each in kept()
        if where.startswith("pipeline/") and means == "lru_cache"
    }
    assert own == set()
    remembering = {where for where, means, _, _ in kept() if means == "remembered"}
    assert remembering
    assert all(each.startswith("pipeline/") for each in remembering)


def test_the_screen_keeps_in_its_modules_for_that() -> None:
    """Streamlit's cache stands in ``cached`` and a room's own ``cached_…``; one with arguments is bounded."""
    for where, means, decorator, function in kept():
        if means.startswith("st.cache"):
            name = Path(where).name
            assert means == "st.cache_resource", where
            assert where == "ui/cached.py" or name.startswith("cached_"), where
            bounds = {each.arg for each in decorator.keywords} if isinstance(decorator, ast.Call) else set()
            assert not arguments(function) or "max_entries" in bounds, f"{where}:{function.name}"


def test_nothing_else_fills_in_a_module() -> None:
    """A mapping or list that a module begins empty is one of those that are named above."""
    found = set()
    for path in modules():
        for node in tree(path).body:
            if (
                isinstance(node, ast.Assign | ast.AnnAssign)
                and node.value is not None
                and _begins_empty(node.value)
            ):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                found.add(f"{place(path)}:{ast.unparse(target)}")
    assert found == FILLED


def _begins_empty(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        made = (
            "dict",
            "list",
            "set",
            "defaultdict",
            "OrderedDict",
            "WeakKeyDictionary",
            "WeakValueDictionary",
        )
        return ast.unparse(value.func) in made and not value.args
    return (isinstance(value, ast.Dict) and not value.keys) or (
        isinstance(value, ast.List) and not value.elts
    )
