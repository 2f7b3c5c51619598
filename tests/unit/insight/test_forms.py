"""One thing in another form is one change: listed, summed up, graded, or under the name that came after."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import compare_wording
from tests.builders.plain_reports import build_report


def _pairs(older: str, newer: str) -> set[tuple[str, str]]:
    found = compare_wording(build_report(2023, plan=[older]), build_report(2024, plan=[newer]))
    return {(each.older_phrase, each.newer_phrase) for each in found.changed}


@pytest.mark.parametrize(
    ("older", "newer", "pair"),
    [
        ("培育壮大市场主体。", "激发经营主体活力。", ("市场主体", "经营主体")),
        ("云海区推进“一件事一次办”。", "云海区推行高效办成一件事。", ("一件事一次办", "高效办成一件事")),
        (
            "完成国企改革三年行动。",
            "启动国企改革深化提升行动。",
            ("国企改革三年行动", "国企改革深化提升行动"),
        ),
        ("做强信息经济。", "做强数字经济。", ("信息经济", "数字经济")),
        ("统筹发展和安全。", "统筹高质量发展和高水平安全。", ("统筹发展和安全", "高质量发展和高水平安全")),
        ("打造15分钟便民生活圈。", "建成一刻钟便民生活圈。", ("15分钟便民生活圈", "一刻钟便民生活圈")),
        ("主动适应新常态。", "迈入高质量发展阶段。", ("新常态", "高质量发展阶段")),
        ("实施单独两孩政策。", "落实三孩生育政策。", ("单独两孩", "三孩生育政策")),
        ("推进新农村建设。", "建设美丽乡村。", ("新农村建设", "美丽乡村")),
        ("巩固新农合成果。", "完善城乡居民医保。", ("新农合", "城乡居民医保")),
    ],
)
def test_a_name_that_gave_way_is_one_change(older: str, newer: str, pair: tuple[str, str]) -> None:
    """Where a matter's earlier name goes and its later one comes, both stand together."""
    assert pair in _pairs(older, newer)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("培育市场主体，激发经营主体活力。", "培育市场主体，激发经营主体活力。"),
        ("激发经营主体活力。", "培育市场主体。"),
        ("做强信息经济。", "做强信息经济，发展数字经济。"),
        ("推进新农村建设。", "推进新农村建设，打造美丽乡村。"),
    ],
)
def test_names_used_side_by_side_are_no_change(older: str, newer: str) -> None:
    """A later name beside the earlier one, or an earlier name that came back, is not told as a renaming."""
    assert not _pairs(older, newer)


@pytest.mark.parametrize(
    ("older", "newer", "pair"),
    [
        ("一体推进不敢懒、不能懒、不想懒。", "一体推进“三不懒”。", ("不敢懒、不能懒、不想懒", "三不懒")),
        (
            "增强港口意识、海洋意识、开放意识。",
            "增强“三个意识”。",
            ("港口意识、海洋意识、开放意识", "三个意识"),
        ),
        (
            "推进店转企、企上规、规上市。",
            "推进店转企企上规规上市。",
            ("店转企、企上规、规上市", "店转企企上规规上市"),
        ),
        (
            "抓好“三个意识”。",
            "抓好港口意识、海洋意识、开放意识。",
            ("三个意识", "港口意识、海洋意识、开放意识"),
        ),
        (
            "落实海湾清洁倡议。",
            "落实海湾清洁倡议、海湾平安倡议。",
            ("海湾清洁倡议", "海湾清洁倡议、海湾平安倡议"),
        ),
        ("发展夜游夜市经济。", "发展夜游经济、夜市经济、会展经济。", ("夜游夜市经济", "夜游经济、夜市经济")),
        (
            "增强海风意识、港湾意识、渔家意识。",
            "增强三个意识。",
            ("海风意识、港湾意识、渔家意识", "三个意识"),
        ),
        ("办好“云海高教科技园”。", "办好云海高教科创园。", ("云海高教科技园", "云海高教科创园")),
        ("践行大渔业观。", "必须践行好大渔业观、大海洋观。", ("大渔业观", "大渔业观、大海洋观")),
        ("树立大海洋观。", "树立大海洋观、大港口观。", ("大海洋观", "大海洋观、大港口观")),
        ("建设“法治云海”。", "建设法治云海、法治社会。", ("法治云海", "法治云海、法治社会")),
        (
            "坚持稳中求进总基调。",
            "坚持稳中求进、以进促稳、先立后破。",
            ("稳中求进", "稳中求进、以进促稳、先立后破"),
        ),
        ("落实减税降费政策。", "落实结构性减税降费政策。", ("减税降费", "结构性减税降费")),
        ("推进制度型开放。", "推进高水平制度型开放。", ("制度型开放", "高水平制度型开放")),
    ],
)
def test_one_thing_in_another_form_is_one_change(older: str, newer: str, pair: tuple[str, str]) -> None:
    """A list summed up, run together or grown, and a phrase graded anew, are told as what they were."""
    assert pair in _pairs(older, newer)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("发展集成电路。", "发展集成电路、生物医药。"),
        ("改造老旧小区、背街小巷。", "改造老旧小区、背街小巷、城市公园。"),
        ("增强港口意识、海洋意识。", "增强两个意识。"),
        ("落实减税降费政策。", "继续落实减税降费政策。"),
        ("扩大基本医疗保险覆盖面。", "扩大基本养老保险、基本医疗保险覆盖面。"),
        ("建好“口袋公园”。", "建好口袋公园、风雨连廊。"),
        ("各位同志们。", "各位同志们、同胞们。"),
        ("发展“四大渔业”。", "做大做强“四大渔业”。"),
    ],
)
def test_lists_of_things_and_verbs_before_a_phrase_are_no_change(older: str, newer: str) -> None:
    """Goods added to a list, too short a list, and a verb before a phrase are no other wording."""
    assert not _pairs(older, newer)


def test_what_is_only_written_otherwise_is_neither_new_nor_dropped() -> None:
    """A list and the number that sums it up are one thing and stand in neither list."""
    found = compare_wording(
        build_report(2023, plan=["一体推进“不敢懒、不能懒、不想懒”。"]),
        build_report(2024, plan=["一体推进“三不懒”。"]),
    )
    assert "三不懒" not in {each.phrase for each in found.new}
    assert "不敢懒、不能懒、不想懒" not in {each.phrase for each in found.dropped}


@pytest.mark.parametrize(
    ("older", "newer", "kind"),
    [
        ("确保生产总值增长6%以上。", "全区生产总值增长6%左右。", "weakened"),
        ("全区生产总值增长4%左右。", "生产总值增长4.5%左右。", "strengthened"),
        ("新建口袋公园10个。", "新建口袋公园15个。", "strengthened"),
        ("居民消费价格涨幅控制在3%以内。", "居民消费价格涨幅控制在2%以内。", "strengthened"),
        ("城镇新增就业2万人以上。", "城镇新增就业2万人。", "weakened"),
    ],
)
def test_a_target_is_one_by_what_it_measures(older: str, newer: str, kind: str) -> None:
    """Verbs, 全区 and 左右 around a number do not part two targets of one thing; its direction is told."""
    found = compare_wording(build_report(2023, plan=[older]), build_report(2024, plan=[newer]))
    assert [each.kind for each in found.changed] == [kind]


def test_a_line_that_ends_before_a_phrase_grades_nothing() -> None:
    """The last word of the paragraph before is no word that stands before the phrase."""
    older = build_report(2023, plan=["河湖长制落到实处并将持续", "“清新云海”更加靓丽。"])
    newer = build_report(2024, plan=["深化“清新云海”建设。", "让“清新云海”有口皆碑。"])
    found = compare_wording(older, newer)
    assert not [each for each in found.changed if "持续" in each.older_phrase]
