"""The fields of a coding scheme as columns of a table to hand on, and their cells read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.exchange.cells import Cell, listed
from workbench.exchange.code_words import code_of, code_word
from workbench.model.decision import Annotation, Codebook, Snapshot
from workbench.model.scheme import Choice, SchemeField, value_fault

MARK = "方案:"
"""Begins the name of a field's column in this program's own code."""


def newest_book(snapshot: Snapshot) -> Codebook | None:
    """Return the newest revision of the codebook, None where there is none."""
    return max(snapshot.codebooks, key=lambda book: book.revision, default=None)


def scheme_fields(snapshot: Snapshot) -> tuple[SchemeField, ...]:
    """Return the fields of the newest scheme that are offered or that somebody coded by."""
    book = newest_book(snapshot)
    used = {name for each in snapshot.annotations for name in each.fields}
    return tuple(each for each in (book.fields if book else ()) if not each.retired or each.id in used)


def scheme_entries(book: Codebook) -> Iterator[tuple[str, Choice | SchemeField]]:
    """Yield the types, fields and options of a revision, each with what it stands under."""
    yield from (("type", each) for each in book.types)
    for one in book.fields:
        yield f"field ({one.kind})", one
        yield from ((one.id, option) for option in one.options)


def field_columns(snapshot: Snapshot, language: str) -> Mapping[str, str]:
    """Return the columns of the fields and what heads them; the id in brackets tells the column again."""
    return {f"{MARK}{each.id}": f"{_label(each, language)} [{each.id}]" for each in scheme_fields(snapshot)}


def column_of(heading: str) -> str:
    """Return the column that a heading of ``field_columns`` stands for, empty where it is none."""
    before, _, name = heading.strip().rpartition("[")
    return f"{MARK}{name[:-1]}" if before and name.endswith("]") and name[:-1] else ""


def field_cells(each: Annotation, fields: tuple[SchemeField, ...], language: str) -> dict[str, Cell]:
    """Return what an annotation says in the fields, by column."""
    return {
        f"{MARK}{one.id}": field_cell(one, each.fields[one.id], language)
        for one in fields
        if one.id in each.fields
    }


def field_cell(of: SchemeField, value: Any, language: str) -> Cell:
    """Return one value as a cell: options by name where the name is one option's alone, else by code."""
    if isinstance(value, (list, tuple)):
        return listed(_word(of, str(each), language) for each in value)
    if isinstance(value, str) and of.options:
        return _word(of, value, language)
    return value if isinstance(value, (str, int, float)) else None


def field_value(of: SchemeField, cell: str) -> Any:
    """Return the value that a cell says, None for an empty one; raise ValueError where it says none."""
    text = cell.strip()
    if not text:
        return None
    value: Any = text
    if of.kind == "number":
        number = float(text)
        value = int(number) if number.is_integer() else number
    elif of.kind == "several":
        value = [_option(of, part.strip()) for part in text.replace(";", "；").split("；") if part.strip()]
    elif of.kind == "choice":
        value = _option(of, text)
    fault = value_fault(of, value)
    if fault is not None:
        raise ValueError(fault.en)
    return value


def _label(each: SchemeField | Choice, language: str) -> str:
    return each.zh if language == "zh" else each.en


def _word(of: SchemeField, code: str, language: str) -> str:
    option = next((each for each in of.options if each.id == code), None)
    if option is None:
        return code
    word = _label(option, language)
    plain = not {"；", ";"} & {*word} and word == word.strip()
    return word if plain and _meant(of, word) == {code} else code


def _meant(of: SchemeField, word: str) -> set[str]:
    return {each.id for each in of.options if word in (each.id, each.zh, each.en)}


def _option(of: SchemeField, word: str) -> str:
    meant = _meant(of, word)
    if word in {each.id for each in of.options}:
        return word
    if len(meant) != 1:
        raise ValueError(word)
    return meant.pop()


def option_of(of: SchemeField, name: str) -> str:
    """Return the option that a name of another program stands for; a name of none stays."""
    meant = _meant(of, name)
    return meant.pop() if len(meant) == 1 else name


def type_word(code: str | None, book: Codebook | None, language: str) -> str | None:
    """Return what a type is called: by the scheme, else by the program, else its code."""
    own = next((each for each in (book.types if book else ()) if each.id == code), None)
    return _label(own, language) if own else code_word("type", code, language)


def type_code(word: str, book: Codebook | None) -> str:
    """Return the type that a word of either language stands for; a word of none stays."""
    own = (each.id for each in (book.types if book else ()) if word in (each.id, each.zh, each.en))
    return next(own, code_of("type", word))
