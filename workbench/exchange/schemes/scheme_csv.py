"""A coding scheme as a table: one line for each area, type, field and option."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.errors import ExchangeError
from workbench.exchange.cells import neutral, plain_text
from workbench.exchange.schemes.soundness import check_scheme, refused
from workbench.exchange.sheet_reading import decoded
from workbench.model.said import Said
from workbench.model.scheme import Choice, FieldKind, Scheme, SchemeArea, SchemeField, bound_text
from workbench.settings import ExchangeSettings
from workbench.words.catalogue import Bilingual

COLUMNS: Mapping[str, str] = {
    "field": "字段",
    "kind": "字段类型",
    "code": "代码",
    "parent": "上级",
    "zh": "中文",
    "en": "英文",
    "definition_zh": "定义",
    "definition_en": "英文定义",
    "low": "最小",
    "high": "最大",
    "replaces": "取代",
    "retired": "停用",
}
"""The columns and what they may be called in Chinese; only the first, the code and a name are needed."""
_KINDS: Mapping[str, FieldKind] = {
    **{"choice": "choice", "单选": "choice", "several": "several", "多选": "several"},
    **{"number": "number", "数字": "number", "text": "text", "文字": "text"},
}
_GROUPS = {"领域": "area", "类型": "type", "来源": "source"}
_YES = ("1", "yes", "true", "是")
Line = Mapping[str, str]


@dataclass(slots=True)
class _Building:
    source: list[str] = field(default_factory=list)
    areas: list[SchemeArea] = field(default_factory=list)
    types: list[Choice] = field(default_factory=list)
    fields: dict[str, SchemeField] = field(default_factory=dict)


def read_csv(data: bytes, settings: ExchangeSettings) -> Scheme:
    """Return the scheme that a table holds; raise ExchangeError, with one sentence, where it is none.

    UTF-8, UTF-16 and GB 18030 are read, parted by comma, semicolon or tab, with headings of either language.
    """
    if len(data) > settings.scheme_bytes:
        raise refused(Said("file.too_large"))
    text = _decoded(data)
    first = text.split("\n", 1)[0]
    csv.field_size_limit(max(csv.field_size_limit(), 1_000_000))
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count)))
    except csv.Error as error:
        raise refused(Said("file.damaged")) from error
    built = _Building()
    for number, line in _lines(lines):
        _take(built, line, number)
    return check_scheme(
        Scheme(
            source=" / ".join(built.source),
            areas=tuple(built.areas),
            types=tuple(built.types),
            fields=tuple(built.fields.values()),
        ),
        settings,
    )


def _decoded(data: bytes) -> str:
    try:
        return decoded(data, "strict")
    except (ExchangeError, UnicodeDecodeError) as error:
        raise refused(Said("file.unknown_coding")) from error


def _lines(lines: Sequence[Sequence[str]]) -> Iterator[tuple[int, Line]]:
    known = {chinese: name for name, chinese in COLUMNS.items()} | {name: name for name in COLUMNS}
    names = [known.get(cell.strip().strip("\ufeff").lower(), "") for cell in lines[0]] if lines else []
    missing = [name for name in ("field", "code") if name not in names]
    missing += [] if {"zh", "en"} & {*names} else ["zh"]
    if missing:
        name = missing[0]
        raise refused(Said("scheme.no_column", column=Bilingual(COLUMNS[name], name)))
    for number, cells in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in cells):
            found = zip(names, cells, strict=False)
            yield number, {name: plain_text(cell).strip() for name, cell in found if name}


def _take(built: _Building, line: Line, number: int) -> None:
    group = _GROUPS.get(line.get("field", ""), line.get("field", ""))
    zh, en = line.get("zh", ""), line.get("en", "")
    zh, en = zh or en, en or zh
    told: dict[str, Any] = {name: line.get(name, "") for name in ("definition_zh", "definition_en")}
    code = line.get("code", "")
    retired = line.get("retired", "").lower() in _YES
    if not group:
        raise _wrong(number, Said("scheme.no_field_named"))
    if group == "source":
        built.source += [each for each in dict.fromkeys((zh, en)) if each]
    elif group == "area":
        replaced = [each.strip() for each in line.get("replaces", "").replace("；", ";").split(";")]
        parent = line.get("parent") or None
        gone = tuple(each for each in replaced if each)
        built.areas.append(SchemeArea(id=code, parent=parent, zh=zh, en=en, replaces=gone, **told))
    elif group == "type":
        built.types.append(Choice(id=code, zh=zh, en=en, retired=retired, **told))
    elif not code:
        if group in built.fields:
            raise _wrong(number, Said("scheme.field_twice", field=group))
        built.fields[group] = SchemeField(
            id=group,
            kind=_kind(line, number),
            zh=zh,
            en=en,
            low=_bound(line, "low", number),
            high=_bound(line, "high", number),
            retired=retired,
            **told,
        )
    elif group in built.fields:
        option = Choice(id=code, zh=zh, en=en, retired=retired, **told)
        of = built.fields[group]
        built.fields[group] = replace(of, options=(*of.options, option))
    else:
        raise _wrong(
            number,
            Said("scheme.option_before_field", option=code[:40], field=group[:40]),
        )


def _wrong(number: int, why: Said) -> Exception:
    return refused(Said("scheme.in_line", why=why, line=number))


def _kind(line: Line, number: int) -> FieldKind:
    word = line.get("kind", "").lower()
    if word not in _KINDS:
        known = ("choice", "several", "number", "text")
        raise _wrong(
            number,
            Said("scheme.no_such_kind", known=known, kind=word[:20]),
        )
    return _KINDS[word]


def _bound(line: Line, name: str, number: int) -> float | None:
    cell = line.get(name, "")
    if not cell:
        return None
    try:
        found = float(cell)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise _wrong(number, Said("scheme.no_number", cell=cell[:20]))
    return found


def write_csv(scheme: Scheme) -> bytes:
    """Return the scheme as a table: UTF-8 with BOM, CRLF, no cell a spreadsheet would run."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in _written(scheme):
        writer.writerow([neutral(line.get(name, "")) for name in COLUMNS])
    return "\ufeff".encode() + out.getvalue().encode()


def _written(scheme: Scheme) -> Iterator[Line]:
    if scheme.source:
        yield {"field": "source", "zh": scheme.source, "en": scheme.source}
    for area in scheme.areas:
        replaced = ";".join(area.replaces)
        yield {"field": "area", "code": area.id, "parent": area.parent or "", "replaces": replaced} | _said(
            area
        )
    for each in scheme.types:
        yield {"field": "type", "code": each.id} | _said(each) | _retired(each)
    for one in scheme.fields:
        bounds = {
            name: "" if bound is None else bound_text(bound)
            for name, bound in (("low", one.low), ("high", one.high))
        }
        yield {"field": one.id, "kind": one.kind} | bounds | _said(one) | _retired(one)
        for option in one.options:
            yield {"field": one.id, "code": option.id} | _said(option) | _retired(option)


def _said(each: SchemeArea | Choice | SchemeField) -> dict[str, str]:
    return {name: getattr(each, name) for name in ("zh", "en", "definition_zh", "definition_en")}


def _retired(each: Choice | SchemeField) -> dict[str, str]:
    return {"retired": "1"} if each.retired else {}
