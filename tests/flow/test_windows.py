"""What differs on Windows and macOS: line ends, encodings, and how files may be called."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.publishing.naming import slug

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpora" / "yunhai-2024.txt"
# What Windows never lets a file be called, whatever follows the point.
DEVICES = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}


def run(coding: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command whose system writes ``coding`` by itself."""
    names = {"PYTHONIOENCODING": coding, "PYTHONUTF8": "0", "WORKBENCH_HOME": str(folder)}
    command = [sys.executable, "-m", "workbench", *arguments]
    return subprocess.run(command, env=os.environ | names, capture_output=True, check=False, timeout=120)


@pytest.mark.parametrize("coding", ["cp1252", "cp936"])
def test_output_is_utf8_where_the_system_s_is_not(coding: str, tmp_path: Path) -> None:
    """A redirected answer is the JSON of everywhere, and a refusal one sentence that can be read."""
    done = run(coding, "show", str(SAMPLE), "--json", folder=tmp_path)
    assert "云海区" in json.loads(done.stdout.decode("utf-8"))["title"]
    refused = run(coding, "show", "没有.txt", folder=tmp_path)
    assert refused.returncode == 1
    assert "没有.txt" in refused.stderr.decode("utf-8")
    assert len(refused.stderr.splitlines()) == 1
    assert "政府工作报告" in run(coding, "--help", folder=tmp_path).stdout.decode("utf-8")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_report_saved_on_windows_is_the_same_report(end: str, coding: str) -> None:
    """The text, and so each offset, is that of the file as it was."""
    plain = SAMPLE.read_bytes().decode("utf-8")
    saved = plain.replace("\n", end).encode(coding)
    assert read_report(saved, name=SAMPLE.name).text == read_report(plain.encode(), name=SAMPLE.name).text


def test_no_checkout_turns_the_line_ends_of_texts() -> None:
    """The catalogue names texts by the hash of their bytes; git is told to leave them alone."""
    assert "* text=auto eol=lf" in (ROOT / ".gitattributes").read_text("utf-8").splitlines()
    assert b"\r" not in SAMPLE.read_bytes()


@pytest.mark.parametrize(
    "name", ["con", "lpt1", "Con", "a:b", "A", "a", "x" * 200, "云海-2024@2", "..", "a.", "a b", "AUX.html"]
)
def test_pages_are_called_what_every_system_takes(name: str) -> None:
    """No sign, device or length that a system refuses, and no two that differ in capitals only."""
    made = slug(name)
    assert made == made.lower()
    assert made.isascii()
    assert not set(made) & set('<>:"/\\|?* .')
    assert made not in DEVICES


def test_each_reading_and_writing_of_text_names_its_encoding() -> None:
    """What Python would choose by itself is another one on Windows."""
    unnamed = []
    for path in (ROOT / "workbench").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and not _is_named(node):
                unnamed.append(f"{path.name}:{node.lineno}")
    assert unnamed == []


def _is_named(call: ast.Call) -> bool:
    """Say whether a call opens no text, or says in which encoding."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if any(each.arg in ("encoding", None) for each in call.keywords):
        return True
    if name == "read_text":
        return bool(call.args)
    if name == "write_text":
        return len(call.args) > 1
    if name == "open" and isinstance(call.func, ast.Name):
        return any("b" in str(getattr(each, "value", "")) for each in call.args[1:2])
    if name in ("run", "Popen", "check_output") and isinstance(call.func, ast.Attribute):
        return not any(each.arg in ("text", "universal_newlines") for each in call.keywords)
    return True
