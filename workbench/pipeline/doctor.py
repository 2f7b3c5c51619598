"""Examine an installation: what is wrong with it, and what to do about each thing."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from os import environ
from tempfile import TemporaryFile
from urllib.error import URLError
from urllib.request import urlopen

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from workbench.corpus.catalogue import NAME, load_catalogue
from workbench.errors import WorkbenchError
from workbench.model.said import Said
from workbench.pipeline.findings import Examined, fault, note, ok
from workbench.pipeline.home import Home, find_home
from workbench.pipeline.own_hosts import look_at_hosts
from workbench.pipeline.sign_in_check import look_at_sign_in
from workbench.pipeline.store_examination import look_at_store
from workbench.pipeline.warm_up import try_out
from workbench.settings import DEFAULTS, ExaminingSettings

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

_DISTRIBUTION = "gongzuo-workbench"


def examine(
    *, port: int, environment: Mapping[str, str] = environ, settings: ExaminingSettings = DEFAULTS.examining
) -> tuple[Examined, ...]:
    """Return what was found, in the order in which things must work; change nothing."""
    found = [
        *_apart("python", lambda: [_python()]),
        *_apart("dependencies", _dependencies),
        *_apart("work", lambda: [_work()]),
    ]
    try:
        home = find_home()
    except WorkbenchError as error:
        found.append(fault("home", error))
    else:
        found += [
            *_apart("home", lambda: [_writable(home)]),
            *_apart("disk", lambda: [_disk(home, settings)]),
            *_apart("corpora", lambda: _corpora(home)),
            *_apart("database", lambda: look_at_store(home, settings)),
        ]
    return (
        *found,
        *_apart("port", lambda: [_port(port)]),
        *_apart("sign-in", lambda: look_at_sign_in(environment, settings)),
        *_apart("hosts", lambda: look_at_hosts(environment)),
        *_apart("fonts", lambda: [_fonts()]),
        *_apart("browser", lambda: [_browser()]),
    )


def _apart(code: str, look: Callable[[], Iterable[Examined]]) -> list[Examined]:
    """Return what one look finds; a look that fails is a finding, and the others still take place."""
    seen: list[Examined] = []
    try:
        seen.extend(look())
    except Exception as error:  # what is broken here can fail in any way, and must still be told
        kind = type(error).__name__
        seen.append(
            fault(
                code,
                Said("doctor.look_failed", look=code, kind=kind),
            )
        )
    return seen


def _distribution() -> str:
    """Return the name this program is installed under; installations of before have the package's name."""
    try:
        version(_DISTRIBUTION)
    except PackageNotFoundError:
        return "workbench"
    return _DISTRIBUTION


def _python() -> Examined:
    here = ".".join(map(str, sys.version_info[:3]))
    wanted = str(metadata(_distribution())["Requires-Python"])
    if not SpecifierSet(wanted).contains(here, prereleases=True):
        return fault(
            "python",
            Said("doctor.python_wrong", here=here, wanted=wanted),
        )
    return ok("python", Said("doctor.python", here=here))


def _dependencies() -> Iterator[Examined]:
    wrong = []
    for line in requires(_distribution()) or ():
        wanted = Requirement(line)
        if wanted.marker is not None and not wanted.marker.evaluate({"extra": ""}):
            continue
        try:
            there = version(wanted.name)
        except PackageNotFoundError:
            there = ""
        if not there or not wanted.specifier.contains(there, prereleases=True):
            wrong.append(f"{wanted.name} {there or '—'}（{wanted.specifier}）")
    if wrong:
        names = "、".join(wrong)
        yield fault(
            "dependencies",
            Said("doctor.dependencies_wrong", names=names),
        )
    else:
        yield ok("dependencies", Said("doctor.dependencies"))


def _work() -> Examined:
    """Read, compare and judge two reports of a few lines, before a person does."""
    try:
        try_out()
    except Exception as error:  # whatever fails here would fail for everybody
        kind = type(error).__name__
        return fault(
            "work",
            Said("doctor.work_fails", kind=kind),
        )
    return ok("work", Said("doctor.work"))


def _writable(home: Home) -> Examined:
    folder = home.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return fault(
            "home",
            Said("doctor.home_not_writable", folder=str(folder), why=str(error.strerror)),
        )
    return ok("home", Said("doctor.home", folder=str(folder)))


def _disk(home: Home, settings: ExaminingSettings) -> Examined:
    free = shutil.disk_usage(home.folder).free
    size = f"{free / 2**30:.1f} GB"
    if free < settings.least_free_bytes:
        return fault("disk", Said("doctor.disk_low", size=size))
    return ok("disk", Said("doctor.disk", size=size))


def _corpora(home: Home) -> Iterator[Examined]:
    for folder in home.corpora:
        if not (folder / NAME).is_file():
            continue
        try:
            count = len(load_catalogue(folder))
        except WorkbenchError as error:
            yield fault("corpora", error)
        else:
            yield ok("corpora", Said("doctor.corpora", folder=str(folder), count=count))


def _port(port: int) -> Examined:
    with socket.socket() as probe:
        probe.settimeout(1.0)
        if probe.connect_ex(("127.0.0.1", port)) != 0:
            return ok("port", Said("doctor.port_free", port=port))
    try:
        with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
            running = answer.status == 200
    except (URLError, OSError, ValueError):
        running = False
    if running:
        return ok("port", Said("doctor.port_running", port=port))
    return fault(
        "port",
        Said("doctor.port_taken", port=port),
    )


def _fonts() -> Examined:
    lister = shutil.which("fc-list")
    if lister is None:
        return note("fonts", Said("doctor.fonts_unknown"))
    listed = subprocess.run([lister, ":lang=zh", "family"], capture_output=True, check=False, timeout=20)  # noqa: S603 - fixed words, no shell
    if listed.stdout.strip():
        return ok("fonts", Said("doctor.fonts"))
    return note(
        "fonts",
        Said("doctor.fonts_missing"),
    )


def _browser() -> Examined:
    if any(shutil.which(name) for name in _BROWSERS):
        return ok("browser", Said("doctor.browser"))
    return note("browser", Said("doctor.browser_missing"))
