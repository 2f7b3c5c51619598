"""What attackers type into fields."""

from __future__ import annotations

MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "{{7*7}}${7*7}<%=7*7%>",
    "]]></w:t><w:t>",
    "</style></title><iframe src=//evil.example>",
)
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    '=HYPERLINK("http://evil.example")',
    "＝1+1",
    "\t=1+1",
    "|calc",
)
SQL = ("'; DROP TABLE record; --", '" OR ""="', "%' OR 1=1 --", "\\'; DELETE FROM log; --", "1); ATTACH 'x")
DIRECTIONS = "\u202e反转\u202c\u2066\u200f"
# One text with everything that survives in one field.
NASTY = "=" + "".join(MARKUP) + DIRECTIONS + SQL[0]


def hostile_report(year: int) -> bytes:
    """Return a report whose sentences hold attacks, long enough to be one."""
    attacks = "。".join((*MARKUP, *FORMULAS, *SQL, DIRECTIONS, "长" * 10_000))
    prose = "持续推进城市更新，改善老旧小区环境，完善社区服务体系，让群众生活更加方便。" * 20
    lines = [
        f"{year}年政府工作报告",
        "各位代表：",
        f"一、{year - 1}年工作回顾",
        f"建成公园3个，新增就业9.5万人{attacks}。",
        prose,
        f"二、{year}年工作安排",
        f"建成公园5个，新增就业9.8万人{attacks}。",
        prose,
    ]
    return "\n".join(lines).encode()
