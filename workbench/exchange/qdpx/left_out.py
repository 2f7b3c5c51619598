"""What of a project is not taken over, in sentences with numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.model.said import Said

_SENTENCES: dict[str, tuple[str, str]] = {
    "source": (
        "{} 份来源不是库里的文本（或正文已被改动）；请先在报告库中加入",
        "{} sources that are no text of the library, or whose text was changed; add them first",
    ),
    "in_source": ("这些来源中的 {} 处选段", "{} selections in these sources"),
    "outside": ("{} 处位置超出正文的选段", "{} selections that lie outside their text"),
    "unsure": (
        "{} 份来源没有写明字数怎么数，已按标准（Unicode 码点）读；请抽查几处位置",
        "how {} sources count characters (read as the standard says, in code points; look at a few places)",
    ),
    "unproved": (
        "{} 条没有引文的判断；请为它们标出证据并链接到承诺",
        "{} verdicts without a quotation; mark their evidence and link it to the commitment",
    ),
    "unlinked": (
        "{} 处没有链接到承诺、或没有同一人判断的证据",
        "{} quotations with no link to a commitment that the same person judged",
    ),
    "misfit": (
        "{} 个编码方案里没有的字段取值（这里保留原值）",
        "{} values that no field of the coding scheme has (ours stay)",
    ),
    "Coding": ("{} 个标在整份文本上的编码", "{} codes on whole texts"),
    "PictureSource": ("{} 个图片来源", "{} pictures"),
    "PDFSource": ("{} 个 PDF 来源", "{} PDF sources"),
    "AudioSource": ("{} 个音频来源", "{} sound recordings"),
    "VideoSource": ("{} 个视频来源", "{} films"),
    "Case": ("{} 个个案", "{} cases"),
    "Variable": ("{} 个变量", "{} variables"),
    "Set": ("{} 个集合", "{} sets"),
    "Graph": ("{} 张图", "{} graphs"),
}
_REMOVED: dict[str, tuple[str, str]] = {
    "annotation": (
        "对方删去了 {} 条标注（这里保留不动）：{}",
        "the other side removed {} annotations (kept here): {}",
    ),
    "assessment": (
        "对方删去了 {} 条判断（这里保留不动）：{}",
        "the other side removed {} judgements (kept here): {}",
    ),
}
_SHOWN, _LONGEST = 5, 24


def told(left_out: Mapping[str, int], removed: Mapping[str, Sequence[str]]) -> tuple[Said, ...]:
    """Return one sentence for each kind of thing that is not taken over."""
    found = [
        Said(zh.format(left_out[name]), en.format(left_out[name]))
        for name, (zh, en) in _SENTENCES.items()
        if left_out.get(name)
    ]
    for name, (zh, en) in _REMOVED.items():
        quotes = removed.get(name, ())
        if quotes:
            shown = [f"“{' '.join(each.split())[:_LONGEST]}”" for each in quotes[:_SHOWN]]
            shown += ["…"] if len(quotes) > _SHOWN else []
            found.append(
                Said(zh.format(len(quotes), "".join(shown)), en.format(len(quotes), " ".join(shown)))
            )
    return tuple(found)
