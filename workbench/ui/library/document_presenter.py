"""What the library says of one document: which there are, where it is from, what rests on it."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.decision import Document
from workbench.model.directions import show_directions
from workbench.pipeline.document_care import Hanging
from workbench.ui.i18n import Language, moment, translate
from workbench.ui.presenting.library_matrix import Place, document_label, place_label, shown_name


def document_choices(places: Iterable[Place], language: Language) -> dict[str, str]:
    """Return every document by its id with what to call it; archived ones say so."""
    return {
        document.id: _choice(document, place, language) for place in places for document in place.documents
    }


def _choice(document: Document, place: Place, language: Language) -> str:
    label = f"{place_label(place, language)} · {document_label(document, place, language)}"
    name = f"{label} · {shown_name(document, language)}"
    return f"{name} · {translate(language, 'care.is_archived')}" if document.archived else name


def source_line(document: Document, language: Language) -> str:
    """Return where a document is from, who added it and when."""
    source = show_directions(document.source or translate(language, "care.no_source"))
    when = moment(language, document.added_at)
    return translate(language, "care.from", source=source, who=show_directions(document.added_by), when=when)


def hanging_line(hanging: Hanging, language: Language) -> str:
    """Return what rests on a document and whose work it is."""
    if not hanging.coders:
        return translate(language, "care.nothing", texts=len(hanging.documents))
    return translate(
        language,
        "care.hanging",
        texts=len(hanging.documents),
        annotations=len(hanging.annotations),
        judgements=len(hanging.judgements),
        links=len(hanging.links),
        coders=translate(language, "common.list_mark").join(map(show_directions, hanging.coders)),
    )
