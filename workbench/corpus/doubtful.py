"""Where in a report's text the places stand that recognition was not sure of."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from workbench.corpus.source import InDoubt
from workbench.model.doubts import NUMBER_IN_DOUBT, TEXT_IN_DOUBT
from workbench.model.report import Issue
from workbench.model.said import Said

_CONTEXT = 8
_ONE_SIDE = 4


def doubtful_places(text: str, in_doubt: Sequence[InDoubt], removed: Sequence[str] = ()) -> Iterator[Issue]:
    """Yield one issue for every doubt; those whose line stands in what was ``removed`` have none.

    A place is found by its line, without blanks, from where the last one was found onwards; where cleaning
    changed the line, by one side of it. What is found nowhere is asked about without a place: nobody is
    spared a look at a number because its line reads otherwise now.
    """
    if not in_doubt:  # nothing but what was recognised from pictures is
        return
    kept = [at for at, char in enumerate(text) if not char.isspace()]
    packed = "".join(text[at] for at in kept)
    gone = _packed("\n".join(removed))
    cursor = 0
    for doubt in in_doubt:
        before, mid, after = _packed(doubt.before)[-_CONTEXT:], _packed(doubt.text), _packed(doubt.after)
        after = after[:_CONTEXT]
        if not mid:
            continue
        start = _find(packed, before, mid, after, cursor)
        if start is None and before + mid + after in gone:
            continue
        if start is None:
            start = _find(packed, before, mid, "", cursor) if len(before) >= _ONE_SIDE else None
        if start is None:
            start = _find(packed, "", mid, after, cursor) if len(after) >= _ONE_SIDE else None
        if start is None:
            yield _issue(doubt, None, None)
            continue
        cursor = start
        yield _issue(doubt, kept[start], kept[start + len(mid) - 1] + 1)


def _find(packed: str, before: str, mid: str, after: str, cursor: int) -> int | None:
    """Return where ``mid`` stands with what is around it, best not before where the last one was found."""
    wanted = before + mid + after
    found = packed.find(wanted, max(0, cursor - len(before)))
    found = packed.find(wanted) if found < 0 else found
    return None if found < 0 else found + len(before)


def _packed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _issue(doubt: InDoubt, start: int | None, end: int | None) -> Issue:
    shown = f"{doubt.before[-_CONTEXT:]}【{doubt.text}】{doubt.after[:_CONTEXT]}"
    return Issue(
        code=NUMBER_IN_DOUBT if doubt.is_number else TEXT_IN_DOUBT,
        told=Said("issue.in_doubt", shown=shown),
        start=start,
        end=end,
    )
