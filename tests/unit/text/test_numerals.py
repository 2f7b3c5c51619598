"""Numbers as Chinese reports write them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.numerals import parse_estimate, parse_numeral, parse_percent

HAN = "零一二三四五六七八九"


def spell(number: int) -> str:
    """Spell a whole number in Chinese, the slow and obvious way."""
    if number >= 10**8:
        return _join(spell(number // 10**8) + "亿", number % 10**8, 10**8)
    if number >= 10**4:
        return _join(spell(number // 10**4) + "万", number % 10**4, 10**4)
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= scale:
            return _join(HAN[number // scale] + sign, number % scale, scale)
    return HAN[number]


def _join(head: str, rest: int, scale: int) -> str:
    if not rest:
        return head
    return head + ("零" if rest < scale // 10 else "") + spell(rest)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("9.5万", 95_000),
        ("1.39万亿", 1_390_000_000_000),
        ("7391.6亿", 739_160_000_000),
        ("1,234.5", 1234.5),
        ("5千万", 50_000_000),
        ("３４５", 345),
        ("三百五十", 350),
        ("两千", 2000),
        ("十五", 15),
        ("一百零五", 105),
        ("一百五", 150),
        ("三万二", 32_000),
        ("三万五千亿", 3_500_000_000_000),
        ("八点五", 8.5),
        ("三点二万", 32_000),
        ("半", 0.5),
        ("两", 2),
        ("二〇二四", 2024),
        ("万亿", 10**12),
        ("百", 100),
        ("一千零十", 1010),
        ("一千零一十", 1010),
        ("三万二点五", 32_000.5),
        ("一万零三", 10_003),
        ("九千九百九十九", 9999),
    ],
)
def test_numerals_of_reports_are_read(raw: str, value: float) -> None:
    """Arabic, Chinese and mixed numerals have the value a reader gives them."""
    assert parse_numeral(raw) == value


@pytest.mark.parametrize("raw", ["", "十四五", "二三", "点五", "十千", "abc", "1.2.3", "5."])
def test_what_is_no_numeral_is_none(raw: str) -> None:
    """What no reader takes for one number has no value."""
    assert parse_numeral(raw) is None


@given(st.integers(min_value=0, max_value=10**13))
def test_spelled_numbers_come_back(number: int) -> None:
    """A number spelled in Chinese is read as the same number."""
    assert parse_numeral(spell(number)) == number


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["", "万", "亿", "万亿", "百", "千"]))
def test_multiplied_arabic_numbers_are_exact(number: int, scale: str) -> None:
    """Digits with up to three decimals and a multiplier are read exactly."""
    factor = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12, "百": 100, "千": 1000}[scale]
    raw = f"{number // 1000}.{number % 1000:03}{scale}"
    assert parse_numeral(raw) == number * factor / 1000


@given(st.text(alphabet=HAN + "十百千万亿〇两点半.,0123456789 ", max_size=30))
def test_any_mixture_is_read_or_refused(raw: str) -> None:
    """No mixture of numeral characters raises, and what is read is not negative."""
    value = parse_numeral(raw)
    assert value is None or value >= 0


def test_neighbouring_digits_are_an_estimate() -> None:
    """Two digits in a row are the ends of an estimate, not a numeral."""
    assert parse_estimate("两三") == (2, 3)
    assert parse_estimate("三五") == (3, 5)
    assert parse_estimate("十七八") == (17, 18)
    assert parse_estimate("三") is None
    assert parse_estimate("三二") is None


def test_shares_in_words_are_per_cent() -> None:
    """分之, 成 and 折 are read as per cent."""
    assert parse_percent("百分之八点五") == 8.5
    assert parse_percent("三分之二") == 66.6667
    assert parse_percent("千分之三") == 0.3
    assert parse_percent("三成") == 30
    assert parse_percent("八折") == 80
    assert parse_percent("十成") == 100
    assert parse_percent("11折") == 11
    assert parse_percent("零分之一") is None


@pytest.mark.parametrize(
    "maker",
    [
        "'一' * 100000",
        "'1' * 100000",
        "'1,111' * 20000",
        "'万亿' * 50000",
        "'1.' * 50000",
        "'百分之' * 33333",
        "'第' * 100000",
        "'5-' * 50000",
        "'“' * 100000",
        "'增长' * 50000 + '5%'",
        "('增长' * 20 + '5%，') * 2000",
        "'1万' * 50000",
        "'、' * 100000",
        "'（' * 100000",
        "'2. 5%' * 20000",
        "'1２3４.５%' * 15000",
        "'增\\u200b长\\u00ad5\\u200b%' * 15000",
        "'\\u202e增长5%\\u202c，' * 12000",
        "'（' * 50000 + '新增5家' + '）' * 50000",
        "'由5亿元增加到' * 14000 + '9亿元'",
        "'分别增长' + '、'.join(['8%至9%'] * 15000)",
        "'2021年的' * 16000 + '5家'",
        "'出口由增转降，下降2%，' * 9000",
        "'𠀀5家' * 30000",
    ],
)
def test_hostile_texts_are_read_in_bounded_time(maker: str) -> None:
    """A hundred thousand characters that invite backtracking are read within the limit of a process."""
    code = (
        "from workbench.measuring.quantities import find_quantities_in as find\n"
        "import numpy as np\n"
        "from workbench.extraction.clauses import read_clauses_of_all\n"
        "from workbench.extraction.choosing import choose\n"
        "from workbench.extraction.outline import NOWHERE\n"
        "from workbench.extraction.rulings import Sentence\n"
        "from workbench.settings import DEFAULTS\n"
        "from workbench.text.prefilter import ANYTHING\n"
        f"text = {maker}\n"
        "found = find(text)\n"
        "clauses, (first, end) = read_clauses_of_all(text, [0], [len(text)])\n"
        "seen = np.full(end, ANYTHING, dtype=np.int64)\n"
        "choose(clauses, [Sentence(first, end, NOWHERE, ())], seen, DEFAULTS.extraction)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], timeout=20, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
