"""The doctor names each thing that is wrong, says what to do, and never tells a secret."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.builders.as_shipped import open_store
from tests.builders.decisions import add_pair
from workbench import cli
from workbench.pipeline import doctor
from workbench.pipeline.doctor import examine
from workbench.pipeline.findings import Examined
from workbench.pipeline.sign_in_check import look_at_sign_in
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.examining
SECRET = "a-secret-that-nobody-may-ever-see-in-a-message"  # noqa: S105 — made up, to be looked for in messages
SECTION = {
    "redirect_uri": "https://work.example/oauth2callback",
    "cookie_secret": SECRET,
    "client_id": "workbench",
    "client_secret": SECRET,
    "server_metadata_url": "https://id.example/.well-known/openid-configuration",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty home, with no secrets of this user's about."""
    for name in ("WORKBENCH_DATABASE_URL", "WORKBENCH_SECRETS", "WORKBENCH_SIGN_IN", "WORKBENCH_NEWCOMERS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def busy() -> Iterator[int]:
    """Give a port that something else listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def found(code: str, port: int = 8740) -> Examined:
    """Return what the doctor says on one subject, the worst first."""
    order = {"fault": 0, "note": 1, "ok": 2}
    said = [each for each in examine(port=port) if each.code == code]
    return min(said, key=lambda each: order[each.state])


def sign_in(folder: Path, environment: dict[str, str] | None = None, **changes: str | None) -> list[Examined]:
    """Return what is said of a secrets file with these changes; None leaves a line out."""
    values = {name: text for name, text in (SECTION | changes).items() if text is not None}
    file = folder / "secrets.toml"
    file.write_text("[auth]\n" + "".join(f'{name} = "{text}"\n' for name, text in values.items()))
    file.chmod(0o600)
    return list(look_at_sign_in({"WORKBENCH_SECRETS": str(file), **(environment or {})}, SETTINGS))


def test_a_sound_installation_has_no_fault() -> None:
    """A fresh home is all right; notes only say what is not there yet."""
    assert [each for each in examine(port=8740) if each.state == "fault"] == []
    assert found("database").state == "note"


def test_every_finding_is_said_in_both_languages() -> None:
    """Each line has a Chinese and an English wording."""
    assert all(each.message and each.english for each in examine(port=8740))


def test_a_store_in_use_is_at_the_newest_version(home: Path) -> None:
    """Once opened, the database is named with its version and the clock is compared with the log."""
    (home / "annotations").mkdir()
    with open_store(f"sqlite:///{home}/annotations/workbench.sqlite") as store:
        add_pair(store)
    assert found("database").state == "ok"
    assert found("clock").state == "ok"


def test_an_old_database_is_told(home: Path) -> None:
    """Tables of an earlier version are named before they are upgraded."""
    (home / "annotations").mkdir()
    with open_store(f"sqlite:///{home}/annotations/workbench.sqlite") as store:
        store.database.migrate("0001")
    assert "备份" in found("database").message


def test_an_unreachable_database_hides_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that leads nowhere is one sentence without the password."""
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", f"postgresql://me:{SECRET}@127.0.0.1:1/none")
    assert found("database").state == "fault"
    assert SECRET not in repr(examine(port=8740))


def test_a_machine_that_cannot_do_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails in reading or comparing is found before a person meets it, and told by its kind alone."""

    def fail() -> None:
        raise SystemError(SECRET)

    assert found("work").state == "ok"
    monkeypatch.setattr(doctor, "try_out", fail)
    told = found("work")
    assert (told.state, "SystemError" in told.message, SECRET in told.message) == ("fault", True, False)


def test_a_home_that_cannot_be_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home that is a file is named."""
    (home / "file").write_text("")
    monkeypatch.setenv("WORKBENCH_HOME", str(home / "file"))
    assert "WORKBENCH_HOME" in found("home").message


def test_a_changed_report_is_told(home: Path) -> None:
    """A file that is not what the catalogue says is named."""
    (home / "corpora").mkdir()
    (home / "corpora" / "x.txt").write_text("改过")
    (home / "corpora" / "catalogue.csv").write_text(
        "id,file,jurisdiction,place_code,year,source,published,sha256,kind,provenance,fictional,title\n"
        "x,x.txt,样里市,,2024,,,00,delivered,,true,报告\n"
    )
    assert "sha256" in found("corpora").message


def test_a_full_disk_and_a_taken_port(busy: int) -> None:
    """Too little space and a port that another program holds are faults."""
    poor = replace(SETTINGS, least_free_bytes=2**62)
    assert [each.state for each in examine(port=8740, settings=poor) if each.code == "disk"] == ["fault"]
    assert found("port", busy).state == "fault"


def test_a_complete_sign_in_is_all_right(home: Path) -> None:
    """The configuration of the guide is accepted."""
    assert [each.state for each in sign_in(home)] == ["ok"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"client_secret": None}, "client_secret"),
        ({"client_id": " "}, "client_id"),
        ({"redirect_uri": "https://work.example/"}, "oauth2callback"),
        ({"redirect_uri": "http://work.example/oauth2callback"}, "https"),
        ({"server_metadata_url": "http://id.example/x"}, "https"),
        ({"cookie_secret": "short"}, "32"),
        ({"expose_tokens": "access"}, "expose_tokens"),
    ],
)
def test_each_weakness_of_the_sign_in_is_named(home: Path, changes: dict[str, str | None], says: str) -> None:
    """A missing or weak line is named, and no secret with it."""
    said = sign_in(home, None, **changes)
    assert [each.state for each in said] == ["fault"]
    assert says in said[0].message
    assert SECRET not in repr(said)


def test_required_sign_in_without_configuration(home: Path) -> None:
    """A deployment that asks for sign-in and has none is a fault; alone at home it is a note."""
    assert [e.state for e in look_at_sign_in({"WORKBENCH_SIGN_IN": "required"}, SETTINGS)] == ["fault"]
    assert [e.state for e in look_at_sign_in({}, SETTINGS)] == ["note"]
    assert "optional" in next(look_at_sign_in({"WORKBENCH_SIGN_IN": "yes"}, SETTINGS)).message


def test_secrets_others_can_read(home: Path) -> None:
    """A secrets file open to everybody, missing or broken is a fault."""
    sign_in(home)
    file = home / "secrets.toml"
    file.chmod(0o644)
    environment = {"WORKBENCH_SECRETS": str(file)}
    assert "chmod" in next(look_at_sign_in(environment, SETTINGS)).message
    file.write_text("[auth\n")
    file.chmod(0o600)
    assert "TOML" in next(look_at_sign_in(environment, SETTINGS)).message
    file.unlink()
    assert "读不了" in next(look_at_sign_in(environment, SETTINGS)).message


def test_the_command_prints_json_and_fails_on_faults(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Machines get the findings on standard output and a status."""
    assert cli.main(["--port", "8740", "doctor", "--json"]) == 0
    assert {each["code"] for each in json.loads(capsys.readouterr().out)["findings"]} >= {
        "home",
        "port",
        "sign-in",
    }
    monkeypatch.setenv("WORKBENCH_SIGN_IN", "required")
    assert cli.main(["--port", "8740", "doctor"]) == 1
    assert "✗" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["auth = 5", '[auth]\nserver_metadata_url = "http://["', "\x00"])
def test_the_doctor_goes_on_past_secrets_it_cannot_read(
    home: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """A file of secrets in any state is a finding, and what comes after it is still looked at."""
    (home / "secrets.toml").write_text(text)
    monkeypatch.setenv("WORKBENCH_SECRETS", str(home / "secrets.toml"))
    codes = {each.code: each.state for each in examine(port=8740)}
    assert "fault" in {codes.get("secrets"), codes.get("sign-in")}
    assert {"fonts", "browser"} <= codes.keys()


def test_a_folder_of_secrets_that_may_not_be_entered(monkeypatch: pytest.MonkeyPatch) -> None:
    """That nobody may look whether there is a file is a finding, not the end of the examination."""

    def refuse(self: Path) -> bool:
        if self.name == "secrets.toml":
            raise PermissionError(13, "Permission denied")
        return True

    monkeypatch.setattr(Path, "is_file", refuse)
    said = list(look_at_sign_in({}, SETTINGS))
    assert [each.code for each in said] == ["secrets"]


def test_the_doctor_looks_through_the_store(home: Path) -> None:
    """A malformed body and a trigger are found, each kind once with its number."""
    (home / "annotations").mkdir()
    with open_store(f"sqlite:///{home}/annotations/workbench.sqlite") as store:
        add_pair(store)
        with store.database.engine.begin() as connection:
            connection.execute(text("UPDATE record SET body = '{'"))
            connection.execute(text("CREATE TRIGGER x AFTER INSERT ON log BEGIN DELETE FROM log; END"))
    said = [each.message for each in examine(port=8740) if each.code.startswith("store.")]
    assert len(said) == len(set(said))
    assert any("触发器" in each for each in said)
    assert any("共 2 处" in each for each in said)
