"""What people read in a replication package: README, codebook, citation."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from workbench.exchange.replication.page_document import Paragraph, document
from workbench.exchange.replication.tables import TABLES
from workbench.exchange.scheme_words import scheme_entries
from workbench.model.decision import Code, Snapshot
from workbench.model.directions import show_directions
from workbench.model.scheme import Choice, SchemeField
from workbench.model.verdicts import NAMES

TITLE = "Promises of government work reports: replication materials 政府工作报告承诺：复现资料"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the package says of itself; ``versions`` are those of the programs, by name."""

    title: str
    authors: tuple[str, ...]
    texts: bool
    names: bool
    versions: Mapping[str, str]


def readme(about: About, snapshot: Snapshot, rows: Mapping[str, int], withheld: int) -> bytes:
    """Return the README as journals of political science ask for it."""
    versions = "\n".join(f"- {name} {version}" for name, version in about.versions.items())
    tables = "\n".join(
        f"| `tables/{name}.csv` | {count} | {len(TABLES[name])} |" for name, count in rows.items()
    )
    texts = (
        "The texts are in `texts/`, named by the SHA-256 of their content."
        if about.texts
        else f"The texts are not part of this package ({withheld} of them), because their rights do not "
        "allow it or were not cleared. `tables/documents.csv` gives for each its SHA-256 and, where known, "
        "its web address; what is quoted from them is quoted."
    )
    names = (
        "Coders are named."
        if about.names
        else "Coders are numbered; what they wrote into notes is as they wrote it."
    )
    version = about.versions.get("gongzuo-workbench", "")
    said = f"""# {about.title}

## 1. What this is
Decisions of coders on the promises in Chinese government work reports: which passages are promises, what
became of them, on which quotations each verdict rests, and how far coders agree.
It holds {len(snapshot.documents)} texts, {len(snapshot.annotations)} annotations and
{len(snapshot.assessments)} verdicts.

## 2. Files
| file | rows | columns |
|---|---|---|
{tables}
| `tables/dictionary.csv` | what every column means | |
| `codebook.html`, `codebook.pdf` | areas, types and verdicts with their definitions | |
| `inputs/records.json`, `inputs/units.json` | the records from which all tables are made | |
| `settings.json`, `versions.json` | thresholds and programs | |
| `CITATION.cff`, `SHA256SUMS` | how to cite; the hash of every file | |

Tables are UTF-8, comma-separated, `LF`, an empty field where nothing is known; 1 and 0 are yes and no. A text
that a spreadsheet would run as a formula has an apostrophe before it.

In R: `read.csv("tables/verdicts.csv", encoding = "UTF-8", na.strings = "")`.

## 3. How to rebuild every table
    pip install "gongzuo-workbench=={version}"
    workbench rebuild THIS.zip --output rebuilt

That makes every table anew from `inputs/` alone, compares each with the one here byte for byte, says what
differs, and ends with status 0 if nothing does. It needs no network, no database and less than a minute on a
laptop. Bootstrap intervals use a fixed seed.

## 4. Software
{versions}

## 5. Data availability
{texts}
The reports are public documents of governments; each row of `tables/documents.csv` says where it came from.
{names}

## 6. Agreement
`tables/agreement.csv` has Krippendorff's α with a 95% bootstrap interval (1,000 draws over units), Cohen's κ
for two coders, and raw agreement: for all verdicts, for those given blind, for what counts as a promise, and
for where it begins and ends; and for type, area and each field of the coding scheme, by the distance that
fits it (the same or not; the difference of numbers; MASI for several choices).

## 中文说明
本压缩包含：各表（`tables/`，列的含义见 `dictionary.csv`）、编码本（`codebook.html`、`codebook.pdf`）、
全部判断和操作记录、
一致性系数及其区间、程序版本和设置。运行 `workbench rebuild 本文件.zip`，
即只凭本压缩包重新生成每一张表并逐字节比对。
"""
    return said.encode()


def citation(about: About, released: str) -> bytes:
    """Return how to cite the package (Citation File Format 1.2.0); ``released`` is an ISO day or empty."""
    authors = about.authors or ("The coders of this package",)
    lines = [
        "cff-version: 1.2.0",
        "message: Please cite this data set as below.",
        "type: dataset",
        f"title: {_yaml(about.title)}",
        "authors:",
        *(f"  - name: {_yaml(name)}" for name in authors),
        *([f"date-released: {released}"] if released else []),
        f"version: {_yaml(about.versions.get('gongzuo-workbench', ''))}",
    ]
    return ("\n".join(lines) + "\n").encode()


def _yaml(text: str) -> str:
    # Every JSON string is a YAML string.
    return json.dumps(text, ensure_ascii=False)


_STYLE = (
    "body{font:16px/1.6 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3em .5em;"
    "text-align:left;vertical-align:top}@media print{body{margin:0}tr{break-inside:avoid}}"
)


def codebook_page(snapshot: Snapshot) -> bytes:
    """Return the codebook as one page that prints: verdicts, and the areas of each revision."""
    verdicts = [(code, zh, en) for code, (zh, en) in NAMES.items()]
    parts = [
        '<!doctype html><html lang="zh"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width"><title>编码本 Codebook</title>',
        f"<style>{_STYLE}</style></head><body><h1>编码本 Codebook</h1>",
        "<h2>结论 Verdicts</h2>",
        _html(("代码 code", "中文", "English"), verdicts),
    ]
    for book in sorted(snapshot.codebooks, key=lambda one: one.revision):
        note = f"<p>{escape(show_directions(book.note))}</p>" if book.note else ""
        parts.append(f"<h2>领域 Areas · {book.revision}</h2>{note}")
        heads = ("代码 code", "上级 parent", "中文", "English", "定义 definition")
        parts.append(_html(heads, [_area(code) for code in book.codes]))
        if book.types or book.fields:
            source = f"<p>{escape(show_directions(book.source))}</p>" if book.source else ""
            parts.append(f"<h2>类型与字段 Types and fields · {book.revision}</h2>{source}")
            parts.append(_html(heads, [_entry(group, one) for group, one in scheme_entries(book)]))
    parts.append("</body></html>\n")
    return "\n".join(parts).encode("utf-8", "replace")


def codebook_document(snapshot: Snapshot) -> bytes:
    """Return the same codebook as a PDF, for who archives one."""
    said = [Paragraph(text="编码本 Codebook", size=18), *_headed("结论 Verdicts")]
    for code, (zh, en) in NAMES.items():
        said += _defined((code, "", zh, en, ""))
    for book in sorted(snapshot.codebooks, key=lambda one: one.revision):
        said += [*_headed(f"领域 Areas · {book.revision}"), *_noted(book.note)]
        for each in book.codes:
            said += _defined(_area(each))
        if book.types or book.fields:
            said += [*_headed(f"类型与字段 Types and fields · {book.revision}"), *_noted(book.source)]
            for group, one in scheme_entries(book):
                said += _defined(_entry(group, one))
    return document(said, "编码本 Codebook")


def _headed(text: str) -> list[Paragraph]:
    return [Paragraph(text=text, size=13, above=16)]


def _noted(text: str) -> list[Paragraph]:
    return [Paragraph(text=text)] if text else []


def _defined(row: tuple[str, ...]) -> list[Paragraph]:
    """Return the row of a table as a line of names and, set in below it, what they mean."""
    code, parent, zh, en, defined = row
    within = f"{parent} › {code}" if parent else code
    named = "  ".join(each for each in (within, zh, en) if each)
    below = [Paragraph(text=defined, size=9, inset=16, above=0)] if defined else []
    return [Paragraph(text=named, above=5), *below]


def _area(code: Code) -> tuple[str, ...]:
    defined = "\n".join(part for part in (code.definition_zh, code.definition_en) if part)
    merged = f"→ {code.archived_into}" if code.archived_into else ""
    return code.id, code.parent or "", code.zh, code.en, "\n".join(p for p in (defined, merged) if p)


def _entry(group: str, one: Choice | SchemeField) -> tuple[str, ...]:
    defined = [part for part in (one.definition_zh, one.definition_en) if part]
    if isinstance(one, SchemeField) and (one.low is not None or one.high is not None):
        low, high = ("…" if each is None else f"{each:g}" for each in (one.low, one.high))
        defined.append(f"{low} – {high}")
    defined += ["停用 retired"] if one.retired else []
    return one.id, group, one.zh, one.en, "\n".join(defined)


def _html(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    cells = ("".join(f"<td>{escape(show_directions(each))}</td>" for each in row) for row in rows)
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
