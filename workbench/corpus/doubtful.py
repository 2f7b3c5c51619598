"""Where in a report's text the places stand that recognition was not sure of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.corpus.source import InDoubt
from workbench.model.doubts import NUMBER_IN_DOUBT, TEXT_IN_DOUBT
from workbench.model.report import Issue

_CONTEXT = 8


def doubtful_places(text: str, in_doubt: Sequence[InDoubt]) -> Iterator[Issue]:
    """Yield one issue for every doubt that stands in ``text``; those in what was removed have none.

    A place is found by its line, without blanks, from where the last one was found onwards.
    """
    kept = [at for at, char in enumerate(text) if not char.isspace()]
    packed = "".join(text[at] for at in kept)
    cursor = 0
    for doubt in in_doubt:
        before, mid, after = _packed(doubt.before)[-_CONTEXT:], _packed(doubt.text), _packed(doubt.after)
        wanted = before + mid + after[:_CONTEXT]
        found = packed.find(wanted, cursor)
        found = packed.find(wanted) if found < 0 else found
        if found < 0 or not mid:
            continue
        cursor = found
        start = found + len(before)
        yield _issue(doubt, kept[start], kept[start + len(mid) - 1] + 1)


def _packed(text: str) -> str:
    return "".join(text.split())


def _issue(doubt: InDoubt, start: int, end: int) -> Issue:
    shown = f"{doubt.before[-_CONTEXT:]}【{doubt.text}】{doubt.after[:_CONTEXT]}"
    return Issue(
        code=NUMBER_IN_DOUBT if doubt.is_number else TEXT_IN_DOUBT,
        message=f"识别存疑，请对照原图核对：{shown}",
        english=f"Recognised without being sure; check it against the page: {shown}",
        start=start,
        end=end,
    )
