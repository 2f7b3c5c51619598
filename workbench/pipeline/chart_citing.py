"""How a chart of this program is cited: as data made with it, in the styles of a passage."""

from __future__ import annotations

from workbench.text.citing import escaped, long_date, tex, web_address
from workbench.words.catalogue import word

_PLAIN = {"“": "‘", "”": "’"}


def cite_chart(
    title: str, made: str, *, version: str, link: str = "", language: str = "zh"
) -> dict[str, str]:
    """Return the citation of a chart by style: gbt, bibtex, chicago, link.

    ``made`` is the ISO day it was drawn; ``link`` its address, left out where it is none of the web.
    """
    program = f"{word('cited.program', 'zh' if language == 'zh' else 'en')} {version}"
    address, said = web_address(link), escaped(title, _PLAIN).rstrip(".。")
    end = f" {address}." if address else ""
    quoted = f"《{said}》" if language == "zh" else f"“{said}.”"
    fields = {
        "title": tex(title),
        "howpublished": tex(program),
        "year": made[:4],
        "urldate": made,
        "url": address,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return {
        "gbt": f"{program}. {said}[DS/OL]. ({made})[{made}].{end}",
        "bibtex": "\n".join(["@misc{chart-" + made + ",", *lines, "}"]),
        "chicago": f"{program}. {quoted} {long_date(made, language)}.{end}",
        "link": f"{said}\n{address}" if address else said,
    }
