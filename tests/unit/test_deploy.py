"""The files for a deployment fit the program: every option, name and limit in them exists here."""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import signal
import subprocess
import tomllib
from pathlib import Path

import pytest

from workbench import cli
from workbench.corpus.catalogue import NAME
from workbench.pipeline.entrance import read_entrance
from workbench.pipeline.home import bundled_corpora
from workbench.pipeline.sign_in_check import look_at_sign_in
from workbench.settings import DEFAULTS
from workbench.ui.launch import options

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "workbench" / "deploy"
UNITS = sorted(DEPLOY.glob("*.service")) + sorted(DEPLOY.glob("*.timer"))
SOURCE = "\n".join(p.read_text("utf-8") for p in (ROOT / "workbench").rglob("*.py"))


def read(name: str) -> str:
    """Return a deployment file's text."""
    return (DEPLOY / name).read_text("utf-8")


def environment() -> dict[str, str]:
    """Return what the example of the environment sets."""
    lines = [line for line in read("env.example").splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def commands(text: str) -> list[list[str]]:
    """Return the workbench commands that a unit runs."""
    found = re.findall(r"/opt/workbench/\.venv/bin/workbench([^'\n]*)", text)
    return [shlex.split(line) for line in found]


@pytest.mark.parametrize("unit", UNITS, ids=lambda p: p.name)
def test_units_are_what_systemd_reads(unit: Path, tmp_path: Path) -> None:
    """A unit has known sections; where systemd is at hand it finds nothing to complain about."""
    sections = [line for line in unit.read_text("utf-8").splitlines() if line.startswith("[")]
    assert set(sections) <= {"[Unit]", "[Service]", "[Timer]", "[Install]"}
    if shutil.which("systemd-analyze") is None:
        return
    for each in UNITS:
        text = each.read_text("utf-8").replace("/opt/workbench/.venv/bin/workbench", "/bin/true")
        (tmp_path / each.name).write_text(text)
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / unit.name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if unit.name in line] == []


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("*.service")), ids=lambda p: p.name)
def test_services_have_no_more_rights_than_they_need(unit: Path) -> None:
    """A service is not root, cannot gain rights and writes only its own state."""
    parser = configparser.ConfigParser(strict=False, interpolation=None, delimiters="=")
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(unit.read_text("utf-8"))
    service = parser["Service"]
    assert service["User"] == "workbench"
    assert (service["NoNewPrivileges"], service["ProtectSystem"], service["ProtectHome"]) == (
        "yes",
        "strict",
        "yes",
    )
    assert service["CapabilityBoundingSet"] == ""
    assert service["UMask"] == "0077"


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("*.service")), ids=lambda p: p.name)
def test_units_run_commands_that_exist(unit: Path) -> None:
    """Each command line of a unit is one that the program understands."""
    found = commands(unit.read_text("utf-8"))
    assert found
    for arguments in found:
        cli.argument_parser().parse_args(arguments)


def test_the_container_runs_a_command_that_exists() -> None:
    """The container starts the program without root, checks its health, and copies what is there."""
    text = read("Containerfile")
    command = re.search(r"^CMD \[(.*)\]$", text, re.M)
    assert command is not None
    cli.argument_parser().parse_args([each.strip().strip('"') for each in command[1].split(",")])
    assert re.search(r"^USER 10001", text, re.M)
    assert "/_stcore/health" in text
    for line in re.findall(r"^COPY (?!--from)(.*) \S+$", text, re.M):
        assert all((ROOT / each).exists() for each in line.split())


def test_every_variable_is_one_the_program_reads() -> None:
    """No example names a variable of ours that no code looks at, and its words are understood."""
    text = read("env.example") + read("Containerfile") + read("workbench.service")
    for name in set(re.findall(r"\bWORKBENCH_[A-Z_]+", text)):
        assert f'"{name}"' in SOURCE, name
    entrance = read_entrance(environment())
    assert entrance.required
    assert entrance.issuers == ("https://id.example.org",)


def test_examples_hold_no_secret_and_only_lack_secrets(tmp_path: Path) -> None:
    """The example of the secrets is empty where a secret goes, and complete otherwise."""
    section = tomllib.loads(read("secrets.example.toml"))["auth"]
    assert [name for name, value in section.items() if value == ""] == [
        "cookie_secret",
        "client_id",
        "client_secret",
    ]
    file = tmp_path / "secrets.toml"
    file.write_text(re.sub(r'= ""', f'= "{"x" * 40}"', read("secrets.example.toml")))
    file.chmod(0o600)
    said = look_at_sign_in(environment() | {"WORKBENCH_SECRETS": str(file)}, DEFAULTS.examining)
    assert [each.state for each in said] == ["ok"]
    assert "@" not in environment()["WORKBENCH_DATABASE_URL"].replace("workbench@/", "")


def test_the_proxy_passes_what_the_application_needs() -> None:
    """The proxy balances its braces, upgrades sockets, and lets uploads through up to our limit."""
    text = re.sub(r"#.*", "", read("nginx.conf"))
    assert text.count("{") == text.count("}")
    for line in text.splitlines():
        assert not line.strip() or line.rstrip().endswith((";", "{", "}")), line
    assert "proxy_set_header Upgrade $http_upgrade;" in text
    assert "proxy_cookie_flags ~ secure;" in text
    for header in ("Strict-Transport-Security", "Content-Security-Policy", "X-Frame-Options", "nosniff"):
        assert header in text
    limit = re.search(r"client_max_body_size (\d+)m", text)
    assert limit is not None
    assert options()["server.maxUploadSize"] <= int(limit[1]) <= options()["server.maxUploadSize"] + 4


def test_the_server_is_set_as_a_reviewer_wants() -> None:
    """Request forgery, foreign origins, traces, telemetry and files beside the pages: all closed."""
    found = options()
    assert found["server.address"] == "127.0.0.1"
    assert found["server.enableXsrfProtection"] is True
    assert found["server.enableCORS"] is True
    assert found["server.enableStaticServing"] is False
    assert found["client.showErrorDetails"] == "none"
    assert found["browser.gatherUsageStats"] is False
    assert found["server.maxUploadSize"] * 2**20 <= DEFAULTS.corpus.max_bytes


def test_an_open_address_asks_for_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Listening beyond this computer turns sign-in on unless somebody says otherwise."""
    import streamlit

    from workbench.ui import launch

    monkeypatch.setattr(streamlit.App, "run", lambda *_, **__: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(launch, "load_ahead", lambda: None)
    for address, required in (
        ("127.0.0.1", False),
        ("::1", False),
        ("0.0.0.0", True),  # noqa: S104 — nothing is bound; the test is about what such an address asks for
        ("host.example", True),
    ):
        monkeypatch.setenv("WORKBENCH_SIGN_IN", "")
        monkeypatch.delenv("WORKBENCH_SIGN_IN")
        launch.run_app(8740, address=address)
        assert read_entrance().required is required


def test_secrets_are_in_no_commit() -> None:
    """The repository ignores secrets and databases, and its reports are there to be copied."""
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert ".streamlit/secrets.toml" in ignored
    assert "*.sqlite" in ignored
    assert (bundled_corpora() / NAME).is_file()


def test_every_shared_zone_of_nginx_has_a_name_of_its_own() -> None:
    """nginx refuses a name that a TLS cache and a rate limit share, and `http2 on` before 1.25.1."""
    text = read("nginx.conf")
    zones = re.findall(r"(?:shared:|zone=)(\w+):", text)
    assert len(zones) == len(set(zones)) > 1
    assert not re.search(r"^\s*http2 on;", text, re.M)
