"""What a plan wants to grow with the economy, or faster than it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from workbench.insight.folded_text import Body
from workbench.measuring.equivalent_metrics import parse_metric

_PACE = re.compile(
    "(?<=[，、；。：\n])([\u4e00-\u9fff]{3,14}?)(?:增长|增速|增幅)?(?:保持)?"
    "(?:[与同和]经济(?:增长|发展|增速)(?:保持)?(?P<near>基本)?(?:保持)?同步|(?P<over>[高快]于经济(?:增长|发展|增速)))"
    "(?=[，、；。])"
)


@lru_cache(maxsize=64)
def paces_of(body: Body) -> Mapping[str, tuple[int, tuple[int, int]]]:
    """Return by what is to grow how it is to keep pace: about 0, with the economy 1, faster 2."""
    found: dict[str, tuple[int, tuple[int, int]]] = {}
    for part in (node for node in body.report.sentences if node.part == "plan"):
        if body.report.text.find("经济", part.start, part.end) < 0:
            continue
        for match in _PACE.finditer(body.report.text, part.start, part.end):
            pace = 2 if match["over"] else 0 if match["near"] else 1
            found.setdefault(parse_metric(match[1]).noun, (pace, match.span()))
    return found
