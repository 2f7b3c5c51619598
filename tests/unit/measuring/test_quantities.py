"""Numbers with what they measure and how they are meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.measuring.quantities import find_quantities_in
from workbench.model.commitment import Quantity

TABLE = Path(__file__).with_name("number_expressions.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


def brief(quantity: Quantity) -> tuple[object, ...]:
    """Return what the table says of a quantity."""
    values = [quantity.value] if quantity.upper is None else [quantity.value, quantity.upper]
    return quantity.raw, values, quantity.unit, quantity.comparator, quantity.direction or "-"


def expected(cell: str) -> list[tuple[object, ...]]:
    """Read the table's cell of quantities."""
    found: list[tuple[object, ...]] = []
    for entry in cell.split(";") if cell != "-" else []:
        raw, values, unit, comparator, direction = entry.split("|")
        found.append((raw, [float(value) for value in values.split("~")], unit, comparator, direction))
    return found


@pytest.mark.parametrize(("text", "cell"), ROWS, ids=[row[0] for row in ROWS])
def test_number_expressions_in_context(text: str, cell: str) -> None:
    """Each fragment of the table yields exactly its quantities."""
    assert [brief(quantity) for quantity in find_quantities_in(text)] == expected(cell)


def test_the_table_is_large_enough() -> None:
    """At least two hundred number expressions stand in the table."""
    assert len(ROWS) >= 200


@given(
    st.text(
        alphabet="增长下降达到新增约超过5万亿个%元家人三千百两第一二年的，。、“”（）至—-. \n0123456789",
        max_size=80,
    )
)
def test_quantities_quote_the_text_in_order(text: str) -> None:
    """Whatever the text, quantities quote it exactly, in order, without overlap."""
    last = 0
    for quantity in find_quantities_in(text):
        assert text[quantity.start : quantity.end] == quantity.raw
        assert quantity.start >= last
        last = quantity.end


@given(st.integers(1, 10**7), st.sampled_from(["个", "家", "万亩", "亿元", "公里", "%", "万人", "平方米"]))
def test_a_stated_number_is_found_again(number: int, unit: str) -> None:
    """Any number with a unit is found with its value in the base unit."""
    (quantity,) = find_quantities_in(f"今年完成{number}{unit}。")
    factor = {"万亩": 10**4, "亿元": 10**8, "万人": 10**4}.get(unit, 1)
    assert quantity.value == number * factor
    assert quantity.raw == f"{number}{unit}"


def test_offsets_are_moved() -> None:
    """Offsets count from the given start."""
    (quantity,) = find_quantities_in("新增3家", offset=100)
    assert (quantity.start, quantity.end) == (102, 104)


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("一般公共预算收入同比增长6%", ["一般公共预算收入增速"]),
        ("城镇新增就业9.5万人", ["城镇新增就业"]),
        ("新增3家重点实验室", ["新增重点实验室"]),
        ("技术合同成交额突破700亿元，同比增长16.4%", ["技术合同成交额", "技术合同成交额增速"]),
        ("下发文件、召开会议分别下降3.2%和6%", ["下发文件增速", "召开会议增速"]),
        (
            "城镇和农村居民人均可支配收入分别增长5%和7%",
            ["城镇人均可支配收入增速", "农村居民人均可支配收入增速"],
        ),
        ("16个断面达标率100%", ["断面达标率", "断面达标率"]),
        ("到2025年养老床位达到1.1万张", ["养老床位"]),
        ("森林覆盖率提高2个百分点", ["森林覆盖率"]),
        ("其中出口增长13.9%", ["出口增速"]),
    ],
)
def test_metrics_are_named(text: str, metrics: list[str]) -> None:
    """The metric is the subject of the clause, the noun counted, or what the number before was about."""
    assert [quantity.metric for quantity in find_quantities_in(text)] == metrics


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("新增学位5000个", ["target"]),
        ("推进总投资7亿元的20个项目开工", ["scope", "target"]),
        ("实施港口贸易等8大工程", ["scope"]),
        ("推进某公司120万吨乙烯等项目投产", ["descriptor"]),
        ("建设10万吨级码头", ["descriptor"]),
        ("打造“15分钟健身圈”", ["descriptor"]),
    ],
)
def test_roles_tell_targets_from_sizes_and_names(text: str, roles: list[str]) -> None:
    """A number to reach is a target, the size of a thing a scope, a number in a name a descriptor."""
    assert [quantity.role for quantity in find_quantities_in(text)] == roles


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("单项冠军企业累计达14家", True),
        ("养老床位达到1.1万张", True),
        ("铁路里程增加到6152公里", True),
        ("新建学校3所", False),
        ("覆盖率达到98%", False),
    ],
)
def test_stock_levels_are_cumulative(text: str, cumulative: bool) -> None:
    """A stock that is reached is cumulative; a flow or a rate is not."""
    assert [quantity.cumulative for quantity in find_quantities_in(text)] == [cumulative]
