"""Attack: an address that makes the server read what only it can reach (SSRF)."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench import cli
from workbench.errors import CorpusError
from workbench.pipeline.sources import read_bytes


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8501/_stcore/health",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://0x7f000001/",
        "http://10.0.0.1/",
        "http://user:pass@example.org/",
        "http://example.org:25/",
    ],
)
def test_attack_an_address_inside(url: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Import and command line refuse it alike: one sentence, no trace, nothing read."""
    with pytest.raises(CorpusError) as refused:
        read_bytes(url)
    assert refused.value.message.endswith("。")
    assert cli.main(["show", url]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://10.0.0.1/x", "data:text/html,x"]
)
def test_attack_another_scheme(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Anything but http and https is looked for as a file of that name, and there is none."""
    assert cli.main(["show", url]) == 1
    assert "打不开" in capsys.readouterr().err
