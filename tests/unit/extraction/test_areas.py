"""The codebook and the area a text is proposed for."""

from __future__ import annotations

import pytest

from workbench.extraction.areas import load_codebook, propose_area, propose_areas
from workbench.text.lexicon import read_rows


def test_the_codebook_is_complete_and_consistent() -> None:
    """Each code has a stable id of its own, labels and definitions in both languages, and a known parent."""
    codebook = load_codebook()
    ids = [code.id for code in codebook.codes]
    assert codebook.revision == 1
    assert len(ids) == len(set(ids))
    for code in codebook.codes:
        assert code.zh
        assert code.en
        assert code.definition_zh
        assert code.definition_en
        assert code.parent is None or code.parent in ids
        assert code.parent is None or code.id.startswith(code.parent + ".")


def test_every_term_leads_to_a_code() -> None:
    """The lexicon names only codes of the codebook, no term twice, each with a positive weight."""
    ids = {code.id for code in load_codebook().codes}
    rows = read_rows("extraction", "areas.tsv")
    assert {area for area, _, _ in rows} <= ids
    assert len({term for _, term, _ in rows}) == len(rows)
    assert all(int(weight) > 0 and len(term) > 1 for _, term, weight in rows)


def test_every_subdivision_can_be_proposed() -> None:
    """Each code that has a parent has terms in the lexicon."""
    proposed = {area for area, _, _ in read_rows("extraction", "areas.tsv")}
    assert {code.id for code in load_codebook().codes if code.parent} == proposed


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("新增学位1万个", "cap06.school"),
        ("建设高标准农田5万亩", "cap04.grain"),
        ("城镇新增就业9万人", "cap05.employment"),
        ("改造老旧小区100个", "cap14.renewal"),
        ("新建养老服务中心3个", "cap13.elderly"),
        ("完善政府债务管控机制", "cap01.fiscal"),
        ("强化审计监督", "cap20.integrity"),
        ("培育高新技术企业60家", "cap17.innovation"),
        ("开通外贸航线5条", "cap18.trade"),
        ("创建国家食品安全示范城市", "cap12.safety"),
    ],
)
def test_areas_follow_the_terms(text: str, area: str) -> None:
    """The area whose terms weigh most is proposed, with the terms that were found."""
    proposal = propose_area(text)
    assert proposal is not None
    assert proposal[0] == area
    assert all(term in text for term in proposal[1])


def test_without_terms_nothing_is_proposed() -> None:
    """A text without any term of the lexicon gets no area."""
    assert propose_area("认真做好各项工作") is None


def test_a_longer_term_hides_the_shorter_inside_it() -> None:
    """产教融合 is vocational education, not mere 融合, and counts once."""
    proposal = propose_area("深化产教融合，产教融合")
    assert proposal == ("cap06.higher", ("产教融合",))


@pytest.mark.parametrize(
    ("text", "false_term"),
    [
        ("下大气力办好这件事", "大气"),
        ("全面深化工程招标监管", "化工"),
        ("推进市场化债转股", "化债"),
        ("压减非税收入", "税收"),
        ("加强中央企业对接", "央企"),
        ("坚持依法治省", "法治"),
        ("扩大对外交流", "外交"),
        ("引进省外资金", "外资"),
        ("提高水平安全管理", "平安"),
        ("增强军人荣誉感", "强军"),
        ("办好公办学校", "办学"),
    ],
)
def test_a_term_across_two_words_is_none(text: str, false_term: str) -> None:
    """The end of one word and the beginning of the next make no term."""
    found = propose_area(text)
    assert found is None or false_term not in found[1]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("打造网络通信集群", "cap17.digital"),
        ("做强网络与通信产业", "cap17.digital"),
        ("治理大气污染", "cap07"),
    ],
)
def test_whole_words_are_terms(text: str, area: str) -> None:
    """Terms that are words of their own are found as before."""
    found = propose_area(text)
    assert found is not None
    assert found[0].startswith(area)


def test_a_stretch_is_read_as_if_it_stood_alone() -> None:
    """What stands around a stretch, even the rest of a term cut at its edge, tells nothing of it."""
    text = "深化工程建设，新增学位1万个，做好各项工作，建设高标准农田5万亩，改造老旧小区100个"
    starts = [start for start in range(len(text)) for _ in range(start + 1, len(text) + 1)]
    ends = [end for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    alone = [propose_area(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    assert propose_areas(text, starts, ends) == alone
    assert len(set(alone)) > 3
    assert propose_areas(text, [], []) == []
