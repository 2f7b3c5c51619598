"""Every command of the contract answers, prints JSON only to standard output, and fails in one sentence."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from workbench.annotation.actions import Actor, Proposal, accept_proposals, reject_proposals
from workbench.cli import main
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.workspace import open_workspace

OLDER, NEWER, SEED = "yunhai-2024", "yunhai-2025", "tianjin-binhai-2024"


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    """Run a command that must succeed and return the JSON it printed."""
    assert main([*argv, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_show_quotes_the_text_it_points_to(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each node's text is the slice of the text that its offsets name."""
    shown = run(capsys, "show", SEED)
    assert shown["jurisdiction"] == "天津市滨海新区"
    assert (shown["year"], shown["review_year"], shown["speaker"]) == (2024, 2023, "单泽峰")
    assert all(shown["text"][n["start"] : n["end"]] == n["text"] for n in shown["nodes"])
    assert {n["part"] for n in shown["nodes"]} >= {"front", "review", "plan"}
    assert shown["removed"]


def test_commitments_and_their_numbers_stand_where_they_say(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Quotations and raw numbers are slices of the report's text."""
    text = run(capsys, "show", SEED)["text"]
    found = run(capsys, "commitments", SEED)["commitments"]
    assert len(found) > 150
    for commitment in found:
        assert text[commitment["start"] : commitment["end"]] == commitment["quote"]
        for quantity in commitment["quantities"]:
            assert text[quantity["start"] : quantity["end"]] == quantity["raw"]


def test_align_names_every_paragraph_once_at_least(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A passage of a compared part is linked, or listed as having no partner."""
    found = run(capsys, "align", OLDER, NEWER)
    shown = run(capsys, "show", OLDER)
    linked = {i for pair in found["pairs"] for i in pair["a"]} | set(found["a_only"])
    wanted = {n["id"] for n in shown["nodes"] if n["kind"] == "paragraph" and n["part"] in ("review", "plan")}
    assert wanted <= linked


def test_diff_rebuilds_both_sides(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ops of each pair cover both passages without a gap."""
    for pair in run(capsys, "diff", OLDER, NEWER)["pairs"]:
        assert "".join(pair["a_text"][o["a_start"] : o["a_end"]] for o in pair["ops"]) == pair["a_text"]
        assert "".join(pair["b_text"][o["b_start"] : o["b_end"]] for o in pair["ops"]) == pair["b_text"]


def test_diff_writes_a_page_that_stands_alone(home: Path, tmp_path: Path) -> None:
    """The page is made-up-place-marked, escaped HTML without scripts or addresses to fetch."""
    page = tmp_path / "page.html"
    assert main(["diff", OLDER, NEWER, "--html", str(page)]) == 0
    html = page.read_text(encoding="utf-8")
    assert "虚构样例" in html
    assert "<script" not in html
    assert "http" not in html.replace("http-equiv", "")


def test_evidence_lists_candidates_of_the_later_review(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Candidates are slices of the later text: sentences, best first, then clauses with further numbers."""
    text = run(capsys, "show", NEWER)["text"]
    found = run(capsys, "evidence", OLDER, NEWER)
    assert found["carried_over"]
    for commitment in found["commitments"]:
        scores = [c["score"] for c in commitment["candidates"] if "number" not in c["why"]]
        assert scores == sorted(scores, reverse=True)
        assert all(text[c["b_start"] : c["b_end"]] == c["b_text"] for c in commitment["candidates"])


def test_evidence_for_a_terminal_speaks_chinese(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The proposed status is a word people use, also where nothing is proposed."""
    assert main(["evidence", OLDER, NEWER]) == 0
    said = {line.split("（")[0].strip() for line in capsys.readouterr().out.splitlines() if "建议：" in line}
    assert {"建议：已完成", "建议：请人判断"} <= said
    assert not [words for words in said if words.removeprefix("建议：").isascii()]


def test_indicators_and_wording_answer(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Series have targets and actuals; set phrases come with their contexts."""
    series = run(capsys, "indicators", OLDER, NEWER)["series"]
    assert any({p["kind"] for p in s["points"]} == {"target", "actual"} for s in series)
    wording = run(capsys, "wording", OLDER, NEWER)
    assert wording["new"]
    assert wording["dropped"]


def test_export_of_a_restored_export_is_the_same_bytes(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What goes out of one workbench and into an empty one comes out again byte for byte."""
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    assert main(["export", "-o", str(first)]) == 0
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "other"))
    assert main(["import", str(first)]) == 0
    assert main(["export", "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert main(["check"]) == 0


@pytest.mark.parametrize("name", ["w3c", "csv", "xlsx", "labelstudio", "doccano", "qdpx"])
def test_every_format_exports(home: Path, tmp_path: Path, name: str) -> None:
    """Each export format writes a file."""
    target = tmp_path / "out"
    assert main(["export", "--format", name, "-o", str(target)]) == 0
    assert target.stat().st_size > 0


def test_a_second_text_of_one_year_becomes_a_version(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Adding a corrected text keeps the first and numbers the new one."""
    corpora = Path(__file__).resolve().parents[2] / "corpora"
    text = (corpora / "yunhai-2024.txt").read_text(encoding="utf-8").replace("公里", "千米")
    corrected = tmp_path / "corrected.txt"
    corrected.write_text(text, encoding="utf-8")
    place = "云海区（虚构样例）"
    added = run(capsys, "add", str(corrected), "--place", place, "--year", "2024", "--kind", "corrected")
    assert (added["id"], added["version"]) == ("yunhai-2024@2", 2)
    again = run(capsys, "add", str(corrected), "--place", place, "--year", "2024")
    assert again["id"] == "yunhai-2024@2"
    assert [i["code"] for i in again["issues"]] == ["same-text"]


def test_a_report_is_corrected_and_removed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A correction holds in what is shown; removing asks first."""
    assert main(["correct", "yunhai-2025", "--year", "2026", "--title", "改过的标题"]) == 0
    capsys.readouterr()
    assert main(["remove", "yunhai-2024"]) == 1
    assert "--yes" in capsys.readouterr().err
    assert main(["remove", "yunhai-2024", "--yes"]) == 0
    assert main(["correct", "yunhai-2024", "--archive"]) == 1
    assert main(["check"]) == 0


def test_an_unlike_text_of_one_year_is_no_version(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is refused until somebody says what it is; a bulletin then stands beside the report."""
    bulletin = tmp_path / "bulletin.txt"
    bulletin.write_text("公报摘录\n全年粮食种植面积31.2万亩，比上年增加0.4万亩。\n", encoding="utf-8")
    filed = ["add", str(bulletin), "--place", "云海区（虚构样例）", "--year", "2024"]
    assert main(filed) == 1
    assert "--genre" in capsys.readouterr().err
    added = run(capsys, *filed, "--genre", "bulletin")
    assert (added["version"], added["carried"]) == (1, [])
    shown = run(capsys, "show", added["id"])
    assert (shown["genre"], shown["source_class"]) == ("bulletin", "official_statistics")


@pytest.mark.parametrize(
    "argv",
    [
        ["show", "no-such-report"],
        ["import", "no-such-file.json"],
        ["add", "no-such-file.txt"],
        ["restore", "no-such-backup"],
    ],
)
def test_input_at_fault_gets_one_sentence(
    home: Path, argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 1, one line on standard error, nothing on standard output, no traceback."""
    assert main(argv) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
    assert "Traceback" not in printed.err


def test_usage_errors_exit_with_two(home: Path) -> None:
    """An unknown command is a usage error."""
    with pytest.raises(SystemExit) as ended:
        main(["no-such-command"])
    assert ended.value.code == 2


def test_backup_and_restore_give_the_same_export(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A restored backup exports the same bytes as the store it was taken from."""
    before, after, backup = tmp_path / "before.json", tmp_path / "after.json", tmp_path / "backup"
    assert main(["export", "-o", str(before)]) == 0
    assert main(["backup", str(backup)]) == 0
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "other"))
    assert main(["restore", str(backup)]) == 0
    assert main(["export", "-o", str(after)]) == 0
    assert before.read_bytes() == after.read_bytes()


def test_quality_reports_decisions_and_their_reasons(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Accepted and rejected proposals are counted, and a rejection's reason is told."""
    with open_workspace() as workspace:
        commitments = commitments_of(workspace.report(OLDER))
        first, second = (Proposal(document=OLDER, commitment=c) for c in commitments[:2])
        actor = Actor("李")
        accept_proposals(workspace.store, actor, [first])
        reject_proposals(workspace.store, actor, [second], reason="表述太虚")
    assert main(["quality"]) == 0
    printed = capsys.readouterr().out
    assert "采纳 1" in printed
    assert "否决 1" in printed
    assert "表述太虚 ×1" in printed
    assert "By the standard" not in printed


def test_quality_tells_what_a_team_s_standard_would_move(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Many like decisions name the undecided clauses that would move, and move none of them."""
    with open_workspace() as workspace:
        before = commitments_of(workspace.report(OLDER))
        vague = [Proposal(document=OLDER, commitment=c) for c in before if not c.quantities]
        reject_proposals(workspace.store, Actor("李"), vague[:32], reason="表述太虚")
    assert main(["quality"]) == 0
    printed = capsys.readouterr().out
    assert "By the standard of 32 decisions" in printed
    assert "− 退为可能 set back" in printed
    with open_workspace() as workspace:
        assert commitments_of(workspace.report(OLDER)) == before


def test_a_row_of_a_table_is_a_source(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``table.csv#3`` reads the third row; without a row the sentence says which rows there are."""
    corpora = Path(__file__).resolve().parents[2] / "corpora"
    table = tmp_path / "table.csv"
    with table.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["title", "text"])
        for name in ("yunhai-2024.txt", "yunhai-2025.txt"):
            rows.writerow([name, (corpora / name).read_text(encoding="utf-8")])
    assert run(capsys, "show", f"{table}#3")["year"] == 2025
    assert main(["show", str(table)]) == 1
    assert "2、3" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_messages_come_in_the_language_that_is_asked_for(
    home: Path,
    tmp_path: Path,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What was written, found and changed is told in Chinese, or without a Chinese character."""
    monkeypatch.setenv("WORKBENCH_LANGUAGE", language)
    page, backup = str(tmp_path / "page.html"), str(tmp_path / "backup.jsonl")
    for argv in (
        ["diff", OLDER, NEWER, "--html", page],
        ["correct", SEED, "--title", "Work report"],
        ["check"],
        ["backup", backup],
        ["restore", backup, "--replace"],
        ["quality"],
    ):
        assert main(argv) == 0
        said = capsys.readouterr().err.strip()
        assert said
        assert (re.search("[一-龥]", said) is not None) == (language == "zh"), (argv, said)
