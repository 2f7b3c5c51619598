"""The publication as data: JSON, CSV and what each field means."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable

from workbench.model.verdicts import kept_names
from workbench.publishing.contents import Publication
from workbench.publishing.naming import slug

Cell = str | int | float | bool | None
Neutral = Callable[[Cell], Cell]

PROMISE_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("id", "承诺编号，由内容得出，不随再次发布改变", "id of the promise, from content; stays the same"),
    ("place", "地区", "place"),
    ("year", "计划的年份", "year planned for"),
    ("section", "所在章节", "section it stands in"),
    ("quote", "承诺原文", "the promise, verbatim"),
    ("verdict", "结论代码，见方法页", "code of the verdict, see the method page"),
    ("verdict_at", "最近一次判断的时刻（ISO 8601）", "moment of the last verdict (ISO 8601)"),
    ("evidence", "证据原文，多条以换行分隔", "quotations, one a line"),
    ("evidence_source", "证据出处，与证据逐条对应", "source of each quotation, in the same order"),
    ("source_class", "出处类别代码，逐条对应", "class of each source, in the same order"),
    ("source", "承诺的出处", "the report that promises"),
    ("page", "页面路径", "path of the page"),
)
PLAN_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("place", "地区", "place"),
    ("year", "计划的年份", "year planned for"),
    ("promises", "认定的承诺数", "promises accepted"),
    ("judged", "有结论的承诺数", "promises with a conclusion"),
    (
        "share_judged",
        "有结论的占比 = 有结论 ÷（认定的承诺 + 无人处理的机器建议）（0–1）",
        "share with a conclusion, of promises accepted and proposals unanswered (0–1)",
    ),
    (
        "kept",
        f"完成率 = {kept_names('zh')} ÷ 有结论（0–1）",
        f"share {kept_names('en')} of those with a conclusion (0–1)",
    ),
    ("disputed", "判断不一致的承诺数", "promises in dispute"),
    ("not_assessed", "未评估的承诺数", "promises not assessed"),
    ("waiting", "无人处理的机器建议；空 = 尚未开始", "unanswered proposals; empty = nobody has begun"),
)


def promise_rows(publication: Publication) -> list[list[Cell]]:
    """Return one row for each promise, in the order of ``PROMISE_FIELDS``."""
    rows: list[list[Cell]] = []
    for plan in publication.plans:
        for promise in plan.promises:
            # Coders may rest on the same quotation; it is one quotation.
            evidence = list(dict.fromkeys(q for said in promise.opinions for q in said.evidence))
            rows.append(
                [
                    promise.id,
                    plan.place,
                    plan.year,
                    promise.section,
                    promise.quote,
                    promise.verdict,
                    promise.changed,
                    "\n".join(" ".join(q.text.split()) for q in evidence),
                    "\n".join(q.source.title for q in evidence),
                    "\n".join(q.source.source_class for q in evidence),
                    plan.source.title,
                    f"promise/{slug(promise.id)}.html",
                ]
            )
    return rows


def plan_rows(publication: Publication) -> list[list[Cell]]:
    """Return one row for each plan, in the order of ``PLAN_FIELDS``."""
    return [
        [
            plan.place,
            plan.year,
            len(plan.promises),
            plan.judged,
            plan.share_judged,
            plan.kept,
            plan.counts.get("disputed", 0),
            plan.counts.get("not_assessed", 0),
            plan.waiting,
        ]
        for plan in publication.plans
    ]


def data_files(publication: Publication, neutral: Neutral) -> dict[str, str]:
    """Return path and content of the data; ``neutral`` makes a cell that no spreadsheet runs."""
    promises, plans = promise_rows(publication), plan_rows(publication)
    names, plan_names = [f[0] for f in PROMISE_FIELDS], [f[0] for f in PLAN_FIELDS]
    told = {
        "promises": [dict(zip(names, row, strict=True)) for row in promises],
        "plans": [dict(zip(plan_names, row, strict=True)) for row in plans],
    }
    dictionary: list[list[Cell]] = [["promises", *field] for field in PROMISE_FIELDS]
    dictionary += [["plans", *field] for field in PLAN_FIELDS]
    return {
        "data/data.json": json.dumps(told, ensure_ascii=False, indent=1),
        "data/promises.csv": _csv(names, promises, neutral),
        "data/plans.csv": _csv(plan_names, plans, neutral),
        "data/dictionary.csv": _csv(["table", "field", "zh", "en"], dictionary, neutral),
    }


def _csv(names: list[str], rows: Iterable[list[Cell]], neutral: Neutral) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    # Excel reads UTF-8 only behind its mark.
    return "\ufeff" + out.getvalue()
