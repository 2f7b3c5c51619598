"""PDF text layers: characters mended, margins set aside, paragraphs put together again."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.builders.as_shipped import open_source
from tests.builders.documents import LAYOUTS, pdf_document
from workbench.corpus.readers.pdf import source_of
from workbench.corpus.readers.pdf_lines import Line, lines_of, mend
from workbench.corpus.readers.pdf_margins import mark_margins
from workbench.errors import CorpusError
from workbench.model.removal_reasons import Reason

TASKS = [
    "新建改建学校12所，新增学位9600个；",
    "“双减”成果巩固；",
    "引进项目86个，总投资1200亿元，其中先进制造业占比超过六成；",
    "完成老旧小区改造48个、惠及居民3.6万户；",
    "推动政务服务“一网通办”，办理时限压缩40%以上；",
    "粮食总产量稳定在20万吨以上，高标准农田达到35万亩，农村居民人均可支配收入增长7.5%；",
    "空气质量优良天数比例达到72.1%；",
]
PARAGRAPHS = [
    "政府工作报告",
    "——2024年1月10日在样例市人民代表大会上",
    "各位代表：",
    "一、2023年工作回顾",
    *(
        f"第{i}项工作扎实推进。"
        + "".join(TASKS[(i * k) % len(TASKS)] for k in range(1, 2 + i % 5))
        + "成效明显。"
        for i in range(40)
    ),
]


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_paragraphs_survive_every_layout(layout: str) -> None:
    """Indented or parted by gaps, justified or ragged: the paragraphs come back, the margins do not."""
    source = open_source(pdf_document(PARAGRAPHS, LAYOUTS[layout]), name="a.pdf")
    texts = [block.text for block in source.blocks if not block.removed_as]
    found = sum(text in texts for text in PARAGRAPHS)
    assert found >= len(PARAGRAPHS) - 1
    assert "".join(texts).replace(" ", "") == "".join(PARAGRAPHS)


def test_margins_are_set_aside_on_every_page() -> None:
    """Running headers and page numbers are kept with their reason, once a page."""
    blocks = open_source(pdf_document(PARAGRAPHS), name="a.pdf").blocks
    reasons = [block.removed_as for block in blocks]
    assert reasons.count(Reason.PAGE_NUMBER) == reasons.count(Reason.RUNNING_HEADER) > 3
    assert source_meta()["title"] == "政府工作报告"


def source_meta() -> dict[str, str]:
    """Return what the document says of itself."""
    return dict(open_source(pdf_document(PARAGRAPHS), name="a.pdf").meta)


def test_look_alike_radicals_become_characters() -> None:
    """Glyphs mapped back to radicals are real characters again."""
    assert mend("⼈⺠⽣活⻓期⾼⻔⻛⻩") == "人民生活长期高门风黄"


def test_blanks_inferred_within_chinese_vanish() -> None:
    """A gap of justified text is no blank; between Latin words it is one."""
    assert mend("增\x1f长\x1f6.5%") == "增长6.5%"
    assert mend("Smart\x1fCity") == "Smart City"


def _page(*lines: tuple[str, float]) -> dict[str, object]:
    return {
        "width": 600.0,
        "height": 800.0,
        "lines": [[[[text, 0]], 72.0, 72.0 + 16 * len(text), y, 16.0, True] for text, y in lines],
    }


@pytest.mark.parametrize("number", ["1", "- 3 -", "—12—", "第 4 页", "第3页 共18页", "3/18", "· 5 ·", "iv"])
def test_page_numbers_in_any_dress_are_known(number: str) -> None:
    """Usual page numbers at the edge of a page are recognised, even on one page only."""
    pages = [_page(("正文第一行在这里", 200), (number, 770))]
    lines = mark_margins(lines_of(pages, ["Song"]), [800.0])
    assert [line.removed_as for line in lines] == [None, Reason.PAGE_NUMBER]


def test_a_year_in_the_body_is_no_page_number() -> None:
    """Only the edge of a page holds page numbers."""
    lines = mark_margins(lines_of([_page(("正文", 200), ("2024", 400))], ["Song"]), [800.0])
    assert all(line.removed_as is None for line in lines)


def test_slanted_text_is_a_watermark() -> None:
    """Text that is not upright is set aside."""
    slanted = Line(0, "内部资料", 100, 300, 400, 16, False)
    assert mark_margins([slanted], [800.0])[0].removed_as == Reason.WATERMARK


def test_pieces_on_one_baseline_are_cells_of_a_row() -> None:
    """Wide gaps part cells by tabs."""
    page = _page(("指标", 300))
    page["lines"].append([[["目标", 0]], 300.0, 332.0, 300.5, 16.0, True])  # type: ignore[attr-defined]
    assert [line.text for line in lines_of([page], ["Song"])] == ["指标\t目标"]


@pytest.mark.parametrize(
    "text",
    [
        "\ue001\ue002\ue003" * 20,
        "\ufffd" * 60,
        "".join(chr(0x9000 + 7 * n) for n in range(300)),
        "".join(chr(0xA1 + n % 90) for n in range(400)),
        "".join(chr(0x21 + (7 * n) % 30) for n in range(500)),
    ],
    ids=["private", "lost", "rare", "western", "signs"],
)
def test_text_that_cannot_be_mapped_back_is_refused(text: str) -> None:
    """What a font without a mapping leaves instead of text is reported, not stored."""
    with pytest.raises(CorpusError) as caught:
        source_of({"pages": [_page((text, 200))], "fonts": ["X"]})
    assert caught.value.code == "garbled"


def test_order_of_blocks_follows_the_pages() -> None:
    """Paragraphs come in reading order."""
    texts = [b.text for b in open_source(pdf_document(PARAGRAPHS), name="a.pdf").blocks if not b.removed_as]
    places = [PARAGRAPHS.index(text) for text in texts if text in PARAGRAPHS]
    assert all(before < after for before, after in pairwise(places))
