"""Take the marks of footnotes off a title: 政府工作报告*, 统计公报[1], ①."""

from __future__ import annotations

import re

_SIGN = "[*＊※†‡§#＃¹²³⁰⁴-⁹①-⑳❶-❿]"
_NUMBERED = r"[\[［〔【(（]\s*(?:注?\s*\d{1,2}|注)\s*[\]］〕】)）]"
_MARK = f"{_SIGN}|{_NUMBERED}"
_BEFORE = re.compile(rf"^(?:\s|{_MARK})+")
_BEHIND = re.compile(rf"(?:\s|{_MARK})+$")
# A mark within: behind the title, before what the line says of session or speaker.
_WITHIN = re.compile(
    rf"(?<=报告)\s*(?:{_MARK})+(?=$|[\s—\-（(\d在])|(?<=公报)\s*(?:{_MARK})+(?=$|[\s—\-（(])"
)


def without_marks(title: str) -> str:
    """Return a title without the marks of footnotes before, behind and within it.

    >>> without_marks("*政府工作报告"), without_marks("统计公报[1]"), without_marks("政府工作报告（草案）")
    ('政府工作报告', '统计公报', '政府工作报告（草案）')
    """
    return _BEHIND.sub("", _WITHIN.sub("", _BEFORE.sub("", title)))
