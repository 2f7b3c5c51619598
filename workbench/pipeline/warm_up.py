"""Load and try the machine once, before somebody waits for it: libraries, dictionaries, patterns."""

from __future__ import annotations

from workbench.corpus.reader import read_report
from workbench.model.report import Report
from workbench.pipeline import exchanging, indicators_wording, library
from workbench.pipeline.comparing import compare
from workbench.pipeline.judging import evidence
from workbench.settings import DEFAULTS

# What takes long to load and is not used below.
LOADED = (exchanging, indicators_wording, library)

# Of no place, and shown to nobody; its title names one, so that it is looked up among all there are.
_TRIAL = """某某县政府工作报告
——{this}年1月10日在某某县人民代表大会会议上
一、{last}年工作回顾
一年来，新建学校{few}所，改造老旧小区{some}个，居民收入增长{few}.5%，群众满意度稳步提升。
二、{this}年工作安排
今年要新建学校{some}所，改造老旧小区{few}个，居民收入增长{few}%左右，确保养老中心年底前建成投用。
"""


def try_out() -> None:
    """Read, compare and judge two reports of a few lines."""
    older, newer = (_read(year) for year in (2024, 2025))
    compare(older, newer)
    evidence(older, newer)


def _read(year: int) -> Report:
    text = _TRIAL.format(last=year - 1, this=year, few=year % 7 + 2, some=year % 9 + 3)
    return read_report(text.encode(), name="", settings=DEFAULTS.corpus)
