"""On which basis a growth is told: nominal, real, on a like basis, or with something taken out."""

from __future__ import annotations

import re

_BASIS = re.compile("名义|实际(?!使用|利用|到位|到账|投资)|可比|同口径|[扣剔]除[^，。]{2,12}(?:因素|影响)")
_BASES = {"名义": "nominal", "实际": "real"}


def basis_of_growth(clause: str) -> str:
    """Return the basis on which the words before a number say that it grew, empty where none.

    ``nominal``, ``real``, ``alike`` for growth on a like basis (同口径), ``adjusted`` for what is left when
    something is taken out (扣除减税因素); what was said last counts.

    >>> basis_of_growth("扣除价格因素实际增长"), basis_of_growth("增长")
    ('real', '')
    """
    said = _BASIS.findall(clause)
    if said and said[-1][0] in "扣剔" and "价" not in said[-1]:
        return "adjusted"
    return _BASES.get(said[-1], "alike") if said else ""
