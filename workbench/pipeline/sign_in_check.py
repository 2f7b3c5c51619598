"""Examine how people sign in: whether the configuration is complete, and nothing in it is weak."""

from __future__ import annotations

import stat
import tomllib
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from workbench.errors import WorkbenchError
from workbench.pipeline.access import read_entrance
from workbench.pipeline.findings import Examined, fault, note, ok
from workbench.settings import ExaminingSettings

_NEEDED = ("client_id", "client_secret", "server_metadata_url")
_LOCAL = frozenset(("localhost", "127.0.0.1", "::1"))


def look_at_sign_in(environment: Mapping[str, str], settings: ExaminingSettings) -> Iterator[Examined]:
    """Yield what is right and wrong with signing in; the values of secrets are never told."""
    try:
        entrance = read_entrance(environment)
    except WorkbenchError as error:
        yield fault("sign-in", error.message, error.english)
        return
    file = secrets_file(environment)
    section: dict[str, Any] = {}
    if file is not None:
        yield from _look_at_file(file)
        try:
            section = dict(tomllib.loads(file.read_text("utf-8")).get("auth", {}))
        except (OSError, ValueError, TypeError):
            yield fault(
                "secrets",
                f"{file} 读不了或不是 TOML；请改正，否则无人能登录。",
                f"{file} cannot be read as TOML; mend it, or nobody can sign in.",
            )
            return
    if section:
        yield from _look_at_section(section, settings)
    elif entrance.required:
        yield fault(
            "sign-in",
            "要求登录（WORKBENCH_SIGN_IN=required），但没有 [auth] 配置；请按部署说明写好 secrets.toml。",
            "Sign-in is required but there is no [auth] section; see the deployment guide.",
        )
    else:
        yield note(
            "sign-in",
            "没有配置登录：能打开网页的人都是管理员，只适合本机单人使用",
            "no sign-in: whoever can open the page is administrator; for one person on one machine only",
        )


def secrets_file(environment: Mapping[str, str]) -> Path | None:
    """Return the file that holds the sign-in's secrets, None where there is none."""
    named = environment.get("WORKBENCH_SECRETS")
    usual = [Path.cwd() / ".streamlit" / "secrets.toml", Path.home() / ".streamlit" / "secrets.toml"]
    places = [Path(named)] if named else usual
    return next((each for each in places if named or _is_there(each)), None)


def _is_there(file: Path) -> bool:
    """Say whether there is a file; one in a folder that may not be entered is there for all we know."""
    try:
        return file.is_file()
    except OSError:
        return True


def _look_at_file(file: Path) -> Iterator[Examined]:
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
    except OSError:
        return
    if mode & (stat.S_IRWXO | stat.S_IWGRP):
        yield fault(
            "secrets",
            f"{file} 其他用户也能读（{mode:o}）；请 chmod 640 或更严。",
            f"Others may read {file} ({mode:o}); chmod it to 640 or less.",
        )


def _look_at_section(section: Mapping[str, Any], settings: ExaminingSettings) -> Iterator[Examined]:
    wrong = list(_wrong(section, settings))
    if find_spec("authlib") is None or find_spec("httpx") is None:
        wrong.append(("没有安装 workbench[auth]", "workbench[auth] is not installed"))
    for chinese, english in wrong:
        yield fault(
            "sign-in",
            f"登录配置：{chinese}；请改正 secrets.toml。",
            f"Sign-in: {english}; mend secrets.toml.",
        )
    if not wrong:
        yield ok("sign-in", "登录配置完整", "sign-in is configured")


def _wrong(section: Mapping[str, Any], settings: ExaminingSettings) -> Iterator[tuple[str, str]]:
    named = [value for value in section.values() if isinstance(value, dict)]
    for provider in named or [dict(section)]:
        for key in _NEEDED:
            if not str(provider.get(key, "")).strip():
                yield f"缺少 {key}", f"{key} is missing"
        address = urlsplit(str(provider.get("server_metadata_url", "https://")))
        if address.scheme != "https" and address.hostname not in _LOCAL:
            yield "server_metadata_url 不是 https", "server_metadata_url is not https"
    back = urlsplit(str(section.get("redirect_uri", "")))
    if not back.path.endswith("/oauth2callback"):
        yield "redirect_uri 应以 /oauth2callback 结尾", "redirect_uri must end in /oauth2callback"
    elif back.scheme != "https" and back.hostname not in _LOCAL:
        yield "redirect_uri 不是 https", "redirect_uri is not https"
    if len(str(section.get("cookie_secret", ""))) < settings.shortest_secret:
        yield (
            f"cookie_secret 少于 {settings.shortest_secret} 个字符",
            f"cookie_secret is shorter than {settings.shortest_secret} characters",
        )
    if section.get("expose_tokens"):
        yield "expose_tokens 把令牌交给了页面，本程序不需要", "expose_tokens hands tokens out; leave it off"
