"""What of a project is not taken over, in sentences with numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.model.said import Said
from workbench.words.catalogue import Bilingual

_SENTENCES = {
    "source": "left_out.source",
    "in_source": "left_out.in_source",
    "outside": "left_out.outside",
    "unsure": "left_out.unsure",
    "unproved": "left_out.unproved",
    "unlinked": "left_out.unlinked",
    "misfit": "left_out.misfit",
    "Coding": "left_out.coding",
    "PictureSource": "left_out.picture_source",
    "PDFSource": "left_out.pdf_source",
    "AudioSource": "left_out.audio_source",
    "VideoSource": "left_out.video_source",
    "Case": "left_out.case",
    "Variable": "left_out.variable",
    "Set": "left_out.set",
    "Graph": "left_out.graph",
}
_REMOVED = {
    "annotation": "left_out.removed_annotation",
    "assessment": "left_out.removed_assessment",
}
_SHOWN, _LONGEST = 5, 24


def told(left_out: Mapping[str, int], removed: Mapping[str, Sequence[str]]) -> tuple[Said, ...]:
    """Return one sentence for each kind of thing that is not taken over."""
    found = [Said(key, count=left_out[name]) for name, key in _SENTENCES.items() if left_out.get(name)]
    for name, key in _REMOVED.items():
        quotes = removed.get(name, ())
        if quotes:
            shown = [f"“{' '.join(each.split())[:_LONGEST]}”" for each in quotes[:_SHOWN]]
            shown += ["…"] if len(quotes) > _SHOWN else []
            listed = Bilingual("".join(shown), " ".join(shown))
            found.append(Said(key, count=len(quotes), quotations=listed))
    return tuple(found)
