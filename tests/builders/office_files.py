"""Files of further formats, written by hand from paragraphs: rtf, odt, epub, mht, doc, ofd; and one xls."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

# Two reports in a sheet of Excel 97, as a library wrote it that we do not otherwise need.
_XLS = (
    "c-p&gUhu)fjZzO8(10BSGsD0CoD6J8VvIn{3F8Pb0OkMx2QgtZ2N3@s1w#sOasVTejg?_H?-_Pb9D?HeAp;Y`29|?Bl7Zn75"
    "XUeSF!<%?r7F-7IDy@e$Ov+SEs$hnm;)5yV~_;9N(f9QgGpg9xgM-?514cSi}Zp?TcFwpj8P2d?ftYYps6^5NeL{+#{e>SJ6"
    "O*xu!tdpD8mU*Dz2Zv2vN(*;8>KIm@_yf<XCtZmM{S0%{?_QwJ0&?0fPuI0+%p+{jb2l@CBAr4=9X^(^s640Vw_hRh%7*_+%"
    "y)28ITP{|Vp(-U=*S@32E6IPnjI4GSnQvO;i4W=T#eP;p6WMF}$lqfzP7B(D$-CdQ0FtKbc(zv9xO6*G((9FlncTc#>Z;E%B"
    "iHe@hj(DLK?zocH=U%u2j_j%phI?L3SP$q*>J)?R?^$brvz_KCI4^%dAf!b=|x?KRJZs!Hpc|1Teg@GT;76jLP0>IYWpOqgk"
    "`6dO}$Ad*0!0kCmt4|eFP%->xXawm1YUTsWFoQ{uS}icC4JMnwrb>g^QeaX9Sb_m*wE$5l!>t*trUfjk2DHZ*3@+QNBe6Ar?"
    "AF(TJLFm)+iL>Z>)an!iLASBzmP!*SWu<_^@CtDgASt(<E)t=u+tt!GeTPkcfq72Mr(nCNdW5h|Inr_Kf_-JE-+INOhR~|&|"
    "!qCXT+kO5v-mGs-6+7o*Am135$9ruzD7#dM3DfJ0>B9Z6HZt+XVr*7)HS;7zLwX6pRAe07hsH4yuJ%p#2R{JAoZKuJad&|BV"
    "il3|kPykPn0<z>cXaLmrSWVyGl3{fIHJGQ!MaBvKD-ybuJ!fwmVhWHTgz-H}al`UST07?J%$v_=8yWg$}S|3`{DX>30L2VOK"
    "O"
)
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def rtf_document(paragraphs: Sequence[str], *, encoding: str = "unicode") -> bytes:
    """Return an RTF file; ``encoding`` unicode writes \\uN, gbk writes \\'hh as Chinese Word does."""
    lines = [_rtf_unicode(p) if encoding == "unicode" else _rtf_gbk(p) for p in paragraphs]
    head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}\f0\fs32 "
    return (head + "".join(f"\\pard {line}\\par\n" for line in lines) + "}").encode("ascii")


def _rtf_unicode(text: str) -> str:
    units = struct.unpack(f"<{len(text.encode('utf-16-le')) // 2}h", text.encode("utf-16-le"))
    return "".join(
        chr(unit) if 0 < unit < 128 and chr(unit) not in "\\{}" else f"\\u{unit}?" for unit in units
    )


def _rtf_gbk(text: str) -> str:
    return "".join(
        chr(byte) if byte < 128 and chr(byte) not in "\\{}" else f"\\'{byte:02x}"
        for byte in text.encode("gb18030")
    )


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip with the files in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def xls_document() -> bytes:
    """Return a sheet of Excel 97 with the reports 甲报告 and 乙报告."""
    return zlib.decompress(base64.b85decode(_XLS))


def odt_document(paragraphs: Sequence[str], *, body: str = "") -> bytes:
    """Return an OpenDocument text; ``body`` is XML put behind the paragraphs."""
    names = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for key, name in [("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")]
    )
    told = "".join(f"<text:p>{escape(p)}</text:p>" for p in paragraphs)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:text>'
        f"{told}{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub_document(chapters: Sequence[Sequence[str]]) -> bytes:
    """Return a book with one page for each chapter."""
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    }
    items, refs = "", ""
    for number, chapter in enumerate(chapters):
        told = "".join(f"<p>{escape(p)}</p>" for p in chapter)
        files[f"OEBPS/text/c{number}.xhtml"] = f"<html><body>{told}</body></html>"
        items += f'<item id="c{number}" href="text/c{number}.xhtml" media-type="application/xhtml+xml"/>'
        refs += f'<itemref idref="c{number}"/>'
    files["OEBPS/book.opf"] = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{refs}</spine></package>'
    )
    return zipped(files)


def mht_document(paragraphs: Sequence[str], *, address: str, charset: str = "utf-8") -> bytes:
    """Return a web archive as browsers save it."""
    page = "<html><body>" + "".join(f"<p>{escape(p)}</p>" for p in paragraphs) + "</body></html>"
    coded = base64.encodebytes(page.encode(charset)).decode("ascii").replace("\n", "\r\n")
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n----b\r\n'
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: {address}\r\n\r\n{coded}\r\n----b--\r\n"
    ).encode("ascii")


def ofd_document(pages: Sequence[Sequence[str]]) -> bytes:
    """Return an OFD file, one text object a line, drawn from the bottom up; ideographic blanks indent."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    files: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for n, lines in enumerate(pages):
        drawn = "".join(
            f'<ofd:TextObject Boundary="{_left(line)} {20 + 8 * i} 150 6" Size="5">'
            f'<ofd:TextCode X="0" Y="5">{escape(line.strip())}</ofd:TextCode></ofd:TextObject>'
            for i, line in reversed(list(enumerate(lines)))
        )
        files[f"Doc_0/Pages/Page_{n}/Content.xml"] = (
            f"<ofd:Page {space}><ofd:Content><ofd:Layer>{drawn}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return zipped(files)


def _left(line: str) -> int:
    """Return where a line begins, in millimetres."""
    return 30 + 5 * (len(line) - len(line.lstrip()))


def doc_document(paragraphs: Sequence[str]) -> bytes:
    """Return a Word 97 document: one piece of UTF-16 text in a compound file."""
    text = "".join(f"{p}\r" for p in paragraphs)
    coded = text.encode("utf-16-le")
    start = 0x800
    fib = bytearray(start)
    struct.pack_into("<HHHHH", fib, 0, 0xA5EC, 0x00C1, 0, 0x0804, 0)
    struct.pack_into("<H", fib, 0x0A, 0x0200 | 0x1000)  # its table is 1Table; it has extended characters
    struct.pack_into("<HH", fib, 0x18, start, 0)
    struct.pack_into("<H", fib, 0x20, 0x000E)
    struct.pack_into("<H", fib, 0x3E, 0x0016)
    struct.pack_into("<i", fib, 0x4C, len(coded) // 2)
    struct.pack_into("<H", fib, 0x98, 0x005D)
    pieces = struct.pack("<ii", 0, len(coded) // 2) + struct.pack("<HIH", 0, start, 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", fib, 0x01A2, 0, len(table))
    return _compound({"WordDocument": bytes(fib) + coded, "1Table": table})


def _compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file; every stream is padded beyond the size that would go into its mini stream."""
    fat: list[int] = []
    data = b""
    places: dict[str, tuple[int, int]] = {}
    for name, content in streams.items():
        padded = content.ljust(4096, b"\0")
        count = -(-len(padded) // _SECTOR)
        first = len(fat)
        places[name] = (first, len(padded))
        fat += [*range(first + 1, first + count), _END]
        data += padded.ljust(count * _SECTOR, b"\0")
    directory = len(fat)
    fat.append(_END)
    sectors = -(-(len(fat) + 1) // 127)
    fat_places = range(len(fat), len(fat) + sectors)
    fat += [_FAT] * sectors
    names = list(streams)
    entries = _entry("Root Entry", 5, child=1, start=_END, size=0)
    for number, name in enumerate(names, start=1):
        right = number + 1 if number < len(names) else _FREE
        entries += _entry(name, 2, right=right, start=places[name][0], size=places[name][1])
    entries = entries.ljust(_SECTOR, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<IIIIIIIII", 0, sectors, directory, 0, 4096, _END, 0, _END, 0)
    head += b"".join(struct.pack("<I", place) for place in fat_places)
    head = head.ljust(_SECTOR, b"\xff")
    table = b"".join(struct.pack("<I", each) for each in fat).ljust(sectors * _SECTOR, b"\xff")
    return head + data + entries + table


def _entry(name: str, kind: int, *, start: int, size: int, child: int = _FREE, right: int = _FREE) -> bytes:
    coded = (name + "\0").encode("utf-16-le")
    made = coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded), kind, 1, _FREE, right, child)
    return made + bytes(36) + struct.pack("<IQ", start, size)
