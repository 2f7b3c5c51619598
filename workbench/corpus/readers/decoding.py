"""Bytes to text: byte order mark, strict UTF-8, what is declared, GB18030, UTF-16, then statistics."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from workbench.errors import CorpusError
from workbench.model.report import Issue
from workbench.model.said import Said

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Pages declared gb2312 or gbk routinely hold characters that only the superset has.
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "big5": "big5hkscs"}
# Characters that fill between a third and two thirds of any Chinese official text, whatever its subject.
_FREQUENT = frozenset(
    "的一是不在了和有大这主中人上为们地个用工时要动国产以我到他会作来分生对于学下级就年阶义发成部民可出能方进同行面说"
    "种过命度革而多子后自社加小机也经力线本电高量长党得实家定深法表着水理化争现所二起政三好十战无农使性前等反体合斗路图把"
    "结第里正新开论之物从当两些还天资事队批如应形想制心样干都向变关点育重其思与间内去因件日利相由压员气业代全组数果期导平"
    "各基或月毛然问比展那它最及外没看治提五解系林者米群头意只明四道马认次文通但条较克又公孔领军流入接席位情运器并飞原油"
    "放立题质指建区验活众很教决特此常石强极土少已根共直团统式转别造切九你取西持总料连任志观调七么山程百报更见必真保热委手"
    "改管处己将修支识病象几先老光专什六型具示复安带每东增则完风回南广劳轮科北打积车计给节做务被整联步类集号列温装即毫知轴"
    "研单色坚据速防史拉世设达尔场织历花受求传口断况采精金界品判参层止边清至万确究书术状厂须离再目海交权且儿青才证低越际八"
    "，。、；：！？“”（）《》—…　"
)
_ASCII = re.compile(r"[\x00-\x7f]+")
_SAMPLE_CHARACTERS = 200_000
_SAMPLE_COUNTED = 10_000
_SAMPLE_BYTES = 200_000
_PLAUSIBLE = 0.25
_MAX_DAMAGED = 0.02
_DECLARED = re.compile(
    rb"charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{1,200}encoding\s*=\s*[\"']([\w.:-]+)", re.I
)
_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that gave it, and what looked wrong."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """Decode ``raw``, trusting evidence in the bytes before any declaration.

    Raise CorpusError ``binary`` or ``encoding`` when no reading is plausible.
    """
    for mark, marked in _MARKS:
        if raw.startswith(mark):
            return _tolerantly(raw, marked)
    nulls = b"\0" in raw
    if not nulls and (text := _strictly(raw, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    candidates = [_canonical(declared), "gb18030"] if not nulls else []
    for encoding in [*candidates, "utf-16-le", "utf-16-be"]:
        if encoding is None or encoding == "utf-8":
            continue
        text = _strictly(raw, encoding)
        if text is not None and "\0" not in text and plausibility(text) >= _PLAUSIBLE:
            return Decoded(text, encoding)
    if nulls:
        raise _binary()
    return _damaged(raw) or _statistically(raw)


def declared_charset(raw: bytes) -> str | None:
    """Return the charset a page says it has, unchecked."""
    found = _DECLARED.search(raw[:_HEAD_BYTES])
    return (found.group(1) or found.group(2)).decode("ascii") if found else None


def _canonical(name: str | None) -> str | None:
    """Return Python's name of a declared charset, widened to its superset; None if unknown."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
        b"".decode(found)
    except (LookupError, ValueError):
        return None
    return _SUPERSETS.get(found, found)


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def plausibility(text: str) -> float:
    """Return the share of frequent Chinese characters among all that are not ASCII, 0..1."""
    sample = _ASCII.sub("", text[:_SAMPLE_CHARACTERS])[:_SAMPLE_COUNTED]
    return sum(map(_FREQUENT.__contains__, sample)) / max(1, len(sample))


def _tolerantly(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, errors="replace").removeprefix("\ufeff")
    if "\0" in text:
        raise _binary()
    return _with_damage(text, encoding)


def _damaged(raw: bytes) -> Decoded | None:
    """Read UTF-8 or GB18030 with a few broken bytes; None when neither fits."""
    for encoding in ("utf-8", "gb18030"):
        text = raw.decode(encoding, errors="replace")
        if text.count("\ufffd") <= _MAX_DAMAGED * len(text) and plausibility(text) >= _PLAUSIBLE:
            return _with_damage(text, encoding)
    return None


def _with_damage(text: str, encoding: str) -> Decoded:
    lost = text.count("\ufffd")
    if not lost:
        return Decoded(text, encoding)
    issue = Issue(
        code="encoding-damaged",
        told=Said("issue.encoding_damaged", count=lost),
    )
    return Decoded(text, encoding, (issue,))


def _statistically(raw: bytes) -> Decoded:
    if _control_share(raw) > _MAX_DAMAGED:
        raise _binary()
    import charset_normalizer  # noqa: PLC0415 - few files are in no encoding that is told or tried before

    best = charset_normalizer.from_bytes(raw[:_SAMPLE_BYTES]).best()
    encoding = best.encoding if best is not None else None
    text = _strictly(raw, encoding) if encoding else None
    if text is None or encoding is None:
        raise CorpusError("import.unknown_encoding", code="encoding")
    return Decoded(text, encoding)


def _control_share(raw: bytes) -> float:
    sample = raw[:_SAMPLE_BYTES]
    return sum(byte < 9 or 13 < byte < 32 for byte in sample) / max(1, len(sample))


def _binary() -> CorpusError:
    return CorpusError("import.binary", code="binary")
