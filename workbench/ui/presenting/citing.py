"""The citations of a document as the browser fills them in: a passage and the day are left open."""

from __future__ import annotations

from workbench.model.document_name import document_name
from workbench.model.report import Report
from workbench.pipeline.citing import styles_of
from workbench.ui.i18n import Language
from workbench.ui.shapes.items import CitationStyle, Citing


def present_citing(report: Report, language: Language) -> Citing:
    """Return a document's title and the styles its passages are cited in."""
    styles: list[CitationStyle] = [
        {
            "name": style.name,
            "label": style.label,
            "parts": list(style.parts),
            "escapes": dict(style.escapes),
        }
        for style in styles_of(report, language)
    ]
    return {"title": document_name(report), "styles": styles}
