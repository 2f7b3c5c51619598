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
        found.append(fault("home", error.message, error.english))
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
                f"查看“{code}”时出错（{kind}）；请检查它所用的文件与权限后再运行 workbench doctor。",
                f"Looking at {code} failed ({kind}); see to its files and permissions, then run workbench "
                "doctor again.",
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
            f"Python {here} 不合要求（{wanted}）；请换用合适的版本。",
            f"Python {here} is not {wanted}; install one that is.",
        )
    return ok("python", f"Python {here}", f"Python {here}")


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
            f"依赖缺失或版本不符：{names}；请按 requirements.lock 重新安装。",
            f"Missing or wrong versions: {names}; install requirements.lock again.",
        )
    else:
        yield ok("dependencies", "依赖齐全", "all dependencies are there")


def _work() -> Examined:
    """Read, compare and judge two reports of a few lines, before a person does."""
    try:
        try_out()
    except Exception as error:  # whatever fails here would fail for everybody
        kind = type(error).__name__
        return fault(
            "work",
            f"试读一对短报告时出错（{kind}）；请按 requirements.lock 重新安装，仍出错就换一个 Python 版本。",
            f"Reading two short reports fails ({kind}); install requirements.lock again, else try another "
            "Python.",
        )
    return ok("work", "试读、试比一对短报告成功", "two short reports were read and compared")


def _writable(home: Home) -> Examined:
    folder = home.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return fault(
            "home",
            f"工作文件夹 {folder} 不可写（{error.strerror}）；请改正权限或用 WORKBENCH_HOME 另指一处。",
            f"{folder} cannot be written ({error.strerror}); mend its permissions or set WORKBENCH_HOME.",
        )
    return ok("home", f"工作文件夹 {folder}", f"home {folder}")


def _disk(home: Home, settings: ExaminingSettings) -> Examined:
    free = shutil.disk_usage(home.folder).free
    size = f"{free / 2**30:.1f} GB"
    if free < settings.least_free_bytes:
        return fault(
            "disk", f"磁盘只剩 {size}；请腾出空间。", f"Only {size} left on the disk; free some space."
        )
    return ok("disk", f"磁盘可用 {size}", f"{size} free")


def _corpora(home: Home) -> Iterator[Examined]:
    for folder in home.corpora:
        if not (folder / NAME).is_file():
            continue
        try:
            count = len(load_catalogue(folder))
        except WorkbenchError as error:
            yield fault("corpora", error.message, error.english)
        else:
            yield ok(
                "corpora", f"{folder}：{count} 份报告，校验值相符", f"{folder}: {count} reports, hashes right"
            )


def _port(port: int) -> Examined:
    with socket.socket() as probe:
        probe.settimeout(1.0)
        if probe.connect_ex(("127.0.0.1", port)) != 0:
            return ok("port", f"端口 {port} 空闲", f"port {port} is free")
    try:
        with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
            running = answer.status == 200
    except (URLError, OSError, ValueError):
        running = False
    if running:
        return ok("port", f"端口 {port} 上已在运行", f"running on port {port}")
    return fault(
        "port",
        f"端口 {port} 被其他程序占用；请用 --port 另选一个。",
        f"Port {port} is taken by another program; choose another with --port.",
    )


def _fonts() -> Examined:
    lister = shutil.which("fc-list")
    if lister is None:
        return note("fonts", "无法查看字体（没有 fc-list）", "fonts cannot be listed (no fc-list)")
    listed = subprocess.run([lister, ":lang=zh", "family"], capture_output=True, check=False, timeout=20)  # noqa: S603 - fixed words, no shell
    if listed.stdout.strip():
        return ok("fonts", "有中文字体", "Chinese fonts are there")
    return note(
        "fonts",
        "本机没有中文字体：网页不受影响，浏览器测试的截图会缺字；可安装 fonts-noto-cjk。",
        "No Chinese fonts here: pages are fine, screenshots of tests are not; install fonts-noto-cjk.",
    )


def _browser() -> Examined:
    if any(shutil.which(name) for name in _BROWSERS):
        return ok("browser", "有 Chromium，可运行浏览器测试", "Chromium is there for the browser tests")
    return note("browser", "没有 Chromium：浏览器测试会跳过", "no Chromium: browser tests will be skipped")
