"""How far coders agree, and where they don't."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from workbench.model.decision import Annotation, Assessment
from workbench.model.figures import percent
from workbench.pipeline.second_coding import Agreed, Agreement, Disagreement, FieldAgreement, SpanAgreement
from workbench.ui.i18n import Language, moment, translate
from workbench.ui.presenting.findings import Column, Group, Passage, Row, Table, to_passage
from workbench.ui.presenting.verdict_names import verdict_name
from workbench.ui.shapes.findings import Cell, CellLine, RichCell

# Krippendorff (2004, p. 241): conclusions from 0.8, tentative ones from 0.667.
_FIRM, _TENTATIVE = 0.8, 0.667


def figure(value: float | None) -> str:
    """Return a coefficient, a dash where it is not defined."""
    return "–" if value is None else f"{value:.2f}"


def reading(alpha: float | None, language: Language) -> str:
    """Return in a word what an α allows."""
    if alpha is None:
        return ""
    level = "firm" if alpha >= _FIRM else "tentative" if alpha >= _TENTATIVE else "weak"
    return translate(language, f"agreement.{level}")


def present_figures(
    agreed: Agreed, language: Language, names_of: Mapping[str, str] = MappingProxyType({})
) -> Table:
    """Return the agreement on verdicts, on what is a commitment, where it stands, and on each field.

    ``names_of`` says what the fields of the coding scheme are called.
    """
    names = ("what", "n", "coders", "raw", "kappa", "alpha", "interval", "reading")
    numbers = ("n", "raw", "kappa", "alpha", "interval")
    columns = tuple(
        Column(id=name, label=translate(language, f"agreement.{name}"), num=name in numbers, plain=True)
        for name in names
    )
    return Table(
        caption=translate(language, "agreement.figures"),
        columns=columns,
        rows=(
            _figures_row("verdicts", agreed.verdicts, language),
            _figures_row("decisions", agreed.decisions, language),
            _passages_row(agreed.passages, language),
            *(_field_row(each, names_of, language) for each in agreed.fields),
        ),
        empty="",
    )


def _figures_row(what: str, found: Agreement, language: Language) -> Row:
    interval = "–" if found.interval is None else f"{found.interval[0]:.2f} … {found.interval[1]:.2f}"
    raw = percent(found.observed)
    cells: tuple[Cell, ...] = (
        {
            "text": translate(language, f"agreement.{what}"),
            "title": translate(language, f"agreement.{what}_unit"),
        },
        found.n,
        " · ".join(found.coders),
        raw,
        figure(found.kappa),
        figure(found.alpha),
        interval,
        reading(found.alpha, language),
    )
    return Row(id=what, cells=cells)


def _field_row(each: FieldAgreement, names: Mapping[str, str], language: Language) -> Row:
    row = _figures_row("verdicts", each.found, language)
    own = names.get(each.field, each.field)
    label = translate(language, f"reader.{each.field}") if each.field in ("type", "area") else own
    first: RichCell = {"text": label, "title": translate(language, f"agreement.scale_{each.scale}")}
    return Row(id=f"field-{each.field}", cells=(first, *row.cells[1:]))


def _passages_row(found: SpanAgreement, language: Language) -> Row:
    raw = percent(found.overlapping)
    cells: tuple[Cell, ...] = (
        {
            "text": translate(language, "agreement.passages"),
            "title": translate(language, "agreement.passages_unit"),
        },
        found.n,
        " · ".join(found.passages),
        {"text": raw, "title": translate(language, "agreement.overlap")},
        "–",
        figure(found.alpha),
        "–",
        reading(found.alpha, language),
    )
    return Row(id="passages", cells=cells)


def explanations(agreed: Agreed, language: Language) -> list[str]:
    """Return why a figure is not there, each with what it is about."""
    found = (("verdicts", agreed.verdicts), ("decisions", agreed.decisions), ("passages", agreed.passages))
    lines = []
    for what, each in found:
        reason = each.undefined.in_language(language)
        if reason:
            name = translate(language, f"agreement.{what}")
            lines.append(f"{name}{translate(language, 'common.colon')}{reason}")
    return lines


def present_confusion(found: Agreement, language: Language) -> Table | None:
    """Return who said what, rows the first coder and columns the second; None without any."""
    if not found.confusion:
        return None
    pair = len(found.coders) == 2
    first, second = found.coders if pair else ("", "")
    corner = f"{first} ↓　{second} →" if pair else translate(language, "agreement.every_pair")
    names = [_label(label, language) for label in found.labels]
    return Table(
        caption=translate(language, "agreement.confusion"),
        columns=(
            Column(id="label", label=corner, plain=True),
            *(
                Column(id=label, label=name, num=True, plain=True)
                for label, name in zip(found.labels, names, strict=True)
            ),
        ),
        rows=tuple(
            Row(
                id=label,
                cells=(names[i], *(_count(found.confusion[i][j], here=i == j) for j in range(len(names)))),
            )
            for i, label in enumerate(found.labels)
        ),
        empty="",
    )


def _label(label: str, language: Language) -> str:
    if label in ("accepted", "rejected"):
        return translate(language, f"status.{label}")
    return verdict_name(label, language)


def _count(value: float, *, here: bool) -> RichCell:
    return {"text": f"{value:g}" if value else "·", "cls": "here" if here else ""}


def disagreement_id(item: Disagreement) -> str:
    """Return the name of a row of the queue."""
    return item.annotation


def present_queue(
    queue: Sequence[Disagreement], annotations: Mapping[str, Annotation], language: Language
) -> Table:
    """Return the commitments on which coders differ."""
    return Table(
        caption=translate(language, "agreement.queue"),
        columns=(
            Column(id="quote", label=translate(language, "judging.promise"), zh=True),
            Column(id="verdicts", label=translate(language, "agreement.said")),
        ),
        rows=tuple(
            Row(
                id=disagreement_id(item),
                cells=(
                    annotations[item.annotation].anchor.exact,
                    {"lines": [_said(each, language) for each in item.judgements]},
                ),
            )
            for item in queue
            if item.annotation in annotations
        ),
        empty=translate(language, "agreement.no_queue"),
        choosable=True,
    )


def _said(each: Assessment, language: Language) -> CellLine:
    return {
        "text": f"{verdict_name(each.verdict.value, language)} · {each.coder}",
        "verdict": each.verdict.value,
    }


def present_judgements_of(item: Disagreement, language: Language) -> tuple[Group, ...]:
    """Return what each coder said of a commitment, with the evidence."""
    return tuple(_group(each, language) for each in item.judgements)


def _group(given: Assessment, language: Language) -> Group:
    note = [moment(language, given.modified or given.created)]
    note += [translate(language, "agreement.blind")] if given.blind else []
    note.append(translate(language, "agreement.revision", n=given.codebook_revision))
    passages = tuple(
        Passage(
            parts=((quotation.anchor.exact, False),),
            go=to_passage(quotation.anchor.document, quotation.anchor.start, quotation.anchor.end or 0)
            if quotation.anchor.start is not None
            else None,
            meta=translate(language, "judging.evidence"),
        )
        for quotation in given.evidence
    )
    if given.rationale:
        reasons = Passage(parts=((given.rationale, False),), meta=translate(language, "judging.rationale"))
        passages = (*passages, reasons)
    return Group(
        title=f"{given.coder} · {verdict_name(given.verdict.value, language)}",
        note=" · ".join(note),
        passages=passages,
        empty=translate(language, "agreement.no_evidence"),
    )


def present_rulings(
    rulings: Sequence[Assessment], annotations: Mapping[str, Annotation], language: Language
) -> Table:
    """Return what was settled, by whom and when."""
    names = ("judging.promise", "judging.verdict", "agreement.by", "judging.rationale")
    return Table(
        caption=translate(language, "agreement.rulings"),
        columns=tuple(
            Column(id=name, label=translate(language, name), zh=i == 0) for i, name in enumerate(names)
        ),
        rows=tuple(
            Row(
                id=each.id,
                cells=(
                    annotations[each.annotation].anchor.exact,
                    {"text": verdict_name(each.verdict.value, language), "verdict": each.verdict.value},
                    f"{each.coder} · {moment(language, each.modified or each.created)}",
                    each.rationale,
                ),
            )
            for each in rulings
            if each.annotation in annotations
        ),
        empty=translate(language, "agreement.no_rulings"),
    )
