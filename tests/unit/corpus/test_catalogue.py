"""The catalogue names every bundled report and vouches for its bytes."""

from pathlib import Path

import pytest

from workbench.corpus.catalogue import load_catalogue
from workbench.errors import CorpusError

CORPORA = Path(__file__).resolve().parents[3] / "corpora"
HEAD = "id,file,jurisdiction,place_code,year,source,published,sha256,kind,provenance,fictional,title\n"


def test_bundled_reports_are_catalogued() -> None:
    """The seed is there with its place and year; made-up reports say that they are."""
    entries = {entry.id: entry for entry in load_catalogue(CORPORA)}
    seed = entries["tianjin-binhai-2024"]
    assert (seed.jurisdiction, seed.place_code, seed.year, seed.fictional) == (
        "天津市滨海新区",
        "120116",
        2024,
        False,
    )
    assert all(entry.fictional for name, entry in entries.items() if name != seed.id)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("x,x.txt,某市,,2024,,,0000,delivered,,false,标题\n", "catalogue-hash"),
        ("x,absent.txt,某市,,2024,,,0000,delivered,,false,标题\n", "catalogue-line"),
        ("x,../x.txt,某市,,2024,,,0000,delivered,,false,标题\n", "catalogue-line"),
        ("x,x.txt,某市,,today,,,0000,delivered,,false,标题\n", "catalogue-line"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, row: str, code: str) -> None:
    """A changed file, an absent one, one outside the folder or a bad year is one clear error."""
    (tmp_path / "x.txt").write_text("各位代表")
    (tmp_path / "catalogue.csv").write_text(HEAD + row)
    with pytest.raises(CorpusError) as caught:
        load_catalogue(tmp_path)
    assert caught.value.code == code
    assert caught.value.details["line"] == 2
