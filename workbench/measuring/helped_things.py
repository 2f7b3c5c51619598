"""Whether what is counted was helped: 支持1500家企业 says for whom, 新增1500家企业 what came into being."""

from __future__ import annotations

import re

# 服务机构28家, 培训基地3个 are called so, and nobody helped them.
_NO_NAME = "(?!机构|中心|基地|综合体|平台|[站点业队])"
_HELPED = re.compile(
    f"(?:支持|扶持|帮扶|资助|走访|惠及|(?:服务|培训|指导){_NO_NAME})[^，；。、]{{0,4}}$|[，。；：、]为$"
)


def is_helped(ahead: str) -> bool:
    """Say whether the words before a number tell that what it counts was helped.

    >>> is_helped("，扶持企业"), is_helped("，新增养老服务机构")
    (True, False)
    """
    return _HELPED.search(ahead) is not None
