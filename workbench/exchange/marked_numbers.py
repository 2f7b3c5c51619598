"""Numbers marked as not comparable (口径不同) as one cell of a table, and read back from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from workbench.exchange.cells import listed
from workbench.model.decision import Document, Incomparable
from workbench.model.document_name import cited_name

_BETWEEN, _OPEN, _CLOSE = " / ", "（", "）"
_NEXT = ("；", ";", "\n")
_LANGUAGES = ("zh", "en")


class MarkCells:
    """Marks as cells of a table over these documents; where two would be called the same, ids name them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Name each document once for all rows."""
        self._labels = {language: _labels(documents, language) for language in _LANGUAGES}
        self._known = {each.id: each.id for each in documents}
        for labels in self._labels.values():
            self._known |= {label: id_ for id_, label in labels.items()}

    def written(self, marks: Iterable[Incomparable], language: str) -> str:
        """Return the cell: planned / actual and the document that gives the actual number, one by one."""
        labels = self._labels[language]
        return listed(
            f"{one.planned}{_BETWEEN}{one.actual}{_OPEN}{labels.get(one.document, one.document)}{_CLOSE}"
            for one in marks
        )

    def is_same(self, cell: str, marks: Iterable[Incomparable]) -> bool:
        """Say whether a cell tells these marks, in either language; blanks do not count."""
        told = list(marks)
        return "".join(cell.split()) in {
            "".join(self.written(told, language).split()) for language in _LANGUAGES
        }

    def read(self, cell: str) -> tuple[Incomparable, ...] | None:
        """Return the marks that a cell tells, by either language's names or ids; None if it can't be read."""
        found: list[Incomparable] = []
        rest = cell.strip()
        while rest:
            mark, rest = self._first(rest)
            if mark is None:
                return None
            if mark not in found:
                found.append(mark)
        return tuple(found)

    def _first(self, text: str) -> tuple[Incomparable | None, str]:
        """Return the first mark and what follows; names hold brackets too, so each may be the last one."""
        end = text.find(_CLOSE)
        while end >= 0:
            behind = text[end + 1 :].lstrip()
            if not behind or behind.startswith(_NEXT):
                mark = self._mark(text[:end])
                if mark is not None:
                    return mark, behind[1:].lstrip()
            end = text.find(_CLOSE, end + 1)
        return None, ""

    def _mark(self, text: str) -> Incomparable | None:
        at = text.find(_OPEN)
        while at >= 0:
            planned, between, actual = (part.strip() for part in text[:at].partition(_BETWEEN))
            document = self._known.get(text[at + 1 :].strip())
            if document and between and planned and actual:
                return Incomparable(document=document, planned=planned, actual=actual)
            at = text.find(_OPEN, at + 1)
        return None


def _labels(documents: Sequence[Document], language: str) -> dict[str, str]:
    names = {each.id: cited_name(each, language) for each in documents}
    many = Counter(names.values())
    return {id_: name if many[name] == 1 else id_ for id_, name in names.items()}
