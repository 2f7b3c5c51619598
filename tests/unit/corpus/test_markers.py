"""Numbering, halves and leads are recognised in all the ways reports write them."""

import pytest

from workbench.corpus.outline.halves import half_of, is_half
from workbench.corpus.outline.leads import inline_leads, is_lead
from workbench.corpus.outline.markers import read_marker

BODY = "加强协调配合，细化工作举措，压实各方责任，确保年度任务落到实处、取得实效，让群众得到更多实惠。"


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("一、工作回顾", "cn", 1),
        ("二、2024年工作安排", "cn", 2),
        ("十二、民生", "cn", 12),
        ("第三部分 工作安排", "division", 3),
        ("（一）产业", "paren", 1),
        ("(十)民生", "paren", 10),
        ("1.产业", "arabic", 1),
        ("12．民生", "arabic", 12),
        ("01产业强市", "arabic", 1),
        ("（3）民生", "paren_arabic", 3),
        ("③民生", "circled", 3),
        ("一是抓产业。", "ordinal", 1),
        ("第二，抓民生。", "ordinal", 2),
        ("——经济平稳增长。", "dash", 0),
    ],
)
def test_marker(text: str, style: str, number: int) -> None:
    """Each style is told with its number."""
    marker = read_marker(text)
    assert marker is not None
    assert (marker.style, marker.number) == (style, number)


@pytest.mark.parametrize(
    "text", ["一年来，全市", "2024年是关键之年", "3.5万人就业", "十四五期间", "——2024年1月10日在某市"]
)
def test_no_marker(text: str) -> None:
    """Numbers that number nothing are no markers."""
    assert read_marker(text) is None


@pytest.mark.parametrize(
    ("heading", "year", "half"),
    [
        ("一、2023年工作回顾", None, "review"),
        ("过去五年的工作", None, "review"),
        ("一、“十三五”时期发展成就和2020年主要工作", 2021, "review"),
        ("二、今后五年总体要求和主要任务", None, "plan"),
        ("三、2024年重点工作", 2024, "plan"),
        ("2013年主要工作", 2014, "review"),
        ("三、全面加强政府自身建设", 2024, None),
    ],
)
def test_half(heading: str, year: int | None, half: str | None) -> None:
    """A heading's words and its year tell what it announces."""
    assert half_of(heading, year) == half


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("2024年重点工作", True),
        ("今后五年的工作任务", True),
        ("政府工作总体要求", False),
        ("2024年经济社会发展主要预期目标", False),
        ("产业结构调整取得新进展", False),
    ],
)
def test_unnumbered_half(heading: str, expected: bool) -> None:
    """An unnumbered line heads a half if it names a time and its work."""
    assert is_half(heading) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("推动外贸质升量稳。", True),
        ("狠抓颜值提标，打造精致城市。", True),
        ("新增就业12万人。", False),
        ("各位代表！", False),
        ("一年来的成绩来之不易。", False),
        ("产业是发展的根基。", False),
        ("为了推进技术进步，必须改革管理体制。", False),
    ],
)
def test_lead(sentence: str, expected: bool) -> None:
    """A short plain sentence in front of a paragraph titles it; a figure or a judgement does not."""
    assert is_lead(sentence + BODY) is expected


def test_a_bold_lead_may_be_longer() -> None:
    """What is set bold up to its stop is a lead, whatever its words."""
    sentence = "着力打好三大攻坚战，努力实现全年新增就业9万人以上的目标。"
    assert not is_lead(sentence + BODY)
    assert is_lead(sentence + BODY, bold=len(sentence))


def test_leads_in_mid_paragraph() -> None:
    """A long paragraph built of themes gives its lead sentences, not its short facts."""
    leads = ["承接能力持续提升。", "创新协同不断深化。", "协同机制更加完善。", "基础设施加速联通。"]
    facts = "建成中心公园。"
    text = "围绕功能定位，主动服务大局。" + "".join(lead + BODY + BODY + facts for lead in leads) + BODY
    assert [span.of(text) for span in inline_leads(text)] == leads


def test_counted_leads_in_mid_paragraph() -> None:
    """Sentences that count themselves are the leads of their paragraph."""
    text = "全年主要做了以下工作。" + "".join(
        f"{n}是抓好{w}工作。{BODY}{BODY}{BODY}" for n, w in ("一产", "二城", "三农")
    )
    assert [span.of(text)[:2] for span in inline_leads(text)] == ["一是", "二是", "三是"]
