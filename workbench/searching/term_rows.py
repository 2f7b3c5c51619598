"""Read a list of terms from the rows of a table, in either language and as Excel leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workbench.model.said import Said
from workbench.searching.matching import check_regex
from workbench.searching.terms import Term, TermList, TermListError
from workbench.settings import SearchSettings

# What a column may be called; the first of each is what documents and templates say.
COLUMNS: dict[str, tuple[str, ...]] = {
    "term": (
        "术语",
        "term",
        "词语",
        "词",
        "词汇",
        "概念",
        "关键词",
        "主题词",
        "word",
        "keyword",
        "concept",
        "name",
    ),
    "group": ("类别", "group", "分类", "类", "主题", "维度", "category", "topic", "dimension", "class"),
    "forms": (
        "同义词",
        "synonyms",
        "近义词",
        "别名",
        "词形",
        "变体",
        "synonym",
        "variants",
        "forms",
        "aliases",
    ),
    "exclusions": (
        "排除",
        "exclusions",
        "排除词",
        "不含",
        "不计",
        "exclude",
        "exclusion",
        "excluded",
        "except",
    ),
    "regexes": ("正则", "regex", "正则表达式", "正则式", "regexp", "pattern", "regular expression"),
    "excluded_regexes": ("排除正则", "excluded regex", "exclude regex", "excluded_regex", "exclude_regex"),
    "label_only": ("仅作名称", "label only", "只作名称", "仅作标签", "label_only", "label"),
    "note": ("备注", "note", "说明", "notes", "comment"),
}
_MEANING = {name: column for column, names in COLUMNS.items() for name in names}
# Commas and enumeration commas part words too; a word that holds one is written as a regular expression.
_PARTING = re.compile(r"[;；|｜、,，\n\r]+")
_YES = frozenset(("是", "y", "yes", "1", "true", "x", "√", "✓", "对"))


def read_terms(rows: Iterable[Sequence[str]], name: str, settings: SearchSettings) -> TermList:
    """Return the terms of a table whose first row names the columns, or which is one column of words.

    Rows of one name are one term. Raises TermListError that names the line at fault.
    """
    lines = [(number, [_clean(cell) for cell in row]) for number, row in enumerate(rows, 1)]
    lines = [(number, cells) for number, cells in lines if any(cells)]
    if not lines:
        raise TermListError("terms.empty")
    width = lines[0][1]
    columns = _columns(width)
    if "term" in columns:
        # Sheets of a workbook come one after the other, each with its headings.
        lines = [line for line in lines if _columns(line[1]) != columns]
    elif len(columns) > 1:
        raise TermListError("terms.no_term_column")
    else:
        columns = {"term": 0}
    found: dict[str, Term] = {}
    for number, cells in lines:
        if len(width) > 1 and any(cells[len(width) :]):
            raise TermListError("terms.too_many_cells", number=number)
        term = _term(number, {key: cells[at] for key, at in columns.items() if at < len(cells)}, settings)
        before = found.get(term.name)
        found[term.name] = _together(before, term) if before else term
    _check_size(found, settings)
    return TermList(name=name, terms=tuple(found.values()))


def _clean(cell: str) -> str:
    return cell.replace("\ufeff", "").replace("\u200b", "").replace("\u3000", " ").strip()


def _columns(header: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        meaning = _MEANING.get(" ".join(cell.lower().split()))
        if meaning:
            found.setdefault(meaning, at)
    return found


def _term(number: int, cells: dict[str, str], settings: SearchSettings) -> Term:
    name = cells.get("term", "")
    if not name:
        raise TermListError("terms.line_without_term", number=number)
    label_only = cells.get("label_only", "").lower() in _YES
    regexes, excluded = _lines(cells.get("regexes", "")), _lines(cells.get("excluded_regexes", ""))
    forms = _words(cells.get("forms", ""))
    for regex in (*regexes, *excluded):
        check_regex(regex, number, settings)
    every = (*(() if label_only else (name,)), *forms)
    for form in (name, *forms, *_words(cells.get("exclusions", ""))):
        if len(form) > settings.longest_form:
            raise TermListError("terms.word_too_long", number=number, most=settings.longest_form)
    if not every and not regexes:
        raise TermListError("terms.label_only", number=number)
    return Term(
        name=name,
        group=cells.get("group", ""),
        forms=tuple(dict.fromkeys(every)),
        exclusions=_words(cells.get("exclusions", "")),
        regexes=regexes,
        excluded_regexes=excluded,
        note=cells.get("note", ""),
    )


def _words(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for each in _PARTING.split(cell) if (word := each.strip())))


def _lines(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in cell.splitlines() if line.strip()))


def _together(one: Term, other: Term) -> Term:
    def both(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name))))

    return Term(
        name=one.name,
        group=one.group or other.group,
        forms=both("forms"),
        exclusions=both("exclusions"),
        regexes=both("regexes"),
        excluded_regexes=both("excluded_regexes"),
        note=one.note or other.note,
    )


def _check_size(terms: dict[str, Term], settings: SearchSettings) -> None:
    forms = sum(len(each.forms) + len(each.exclusions) for each in terms.values())
    regexes = sum(len(each.regexes) + len(each.excluded_regexes) for each in terms.values())
    for count, most, counted in (
        (len(terms), settings.most_terms, Said("counted.terms")),
        (forms, settings.most_forms, Said("counted.words")),
        (regexes, settings.most_regexes, Said("counted.regexes")),
    ):
        if count > most:
            raise TermListError("terms.too_many", counted=counted, count=count, most=most)
