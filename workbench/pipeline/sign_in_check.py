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
from workbench.model.said import Said
from workbench.pipeline.entrance import read_entrance
from workbench.pipeline.findings import Examined, fault, note, ok
from workbench.settings import ExaminingSettings

_NEEDED = ("client_id", "client_secret", "server_metadata_url")
_LOCAL = frozenset(("localhost", "127.0.0.1", "::1"))


def look_at_sign_in(environment: Mapping[str, str], settings: ExaminingSettings) -> Iterator[Examined]:
    """Yield what is right and wrong with signing in; the values of secrets are never told."""
    try:
        entrance = read_entrance(environment)
    except WorkbenchError as error:
        yield fault("sign-in", error)
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
                Said("doctor.secrets_unreadable", file=str(file)),
            )
            return
    if section:
        yield from _look_at_section(section, settings)
    elif entrance.required:
        yield fault(
            "sign-in",
            Said("doctor.sign_in_missing"),
        )
    else:
        yield note(
            "sign-in",
            Said("doctor.sign_in_none"),
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
            Said("doctor.secrets_open", file=str(file), mode=mode),
        )


def _look_at_section(section: Mapping[str, Any], settings: ExaminingSettings) -> Iterator[Examined]:
    wrong = list(_wrong(section, settings))
    if find_spec("authlib") is None or find_spec("httpx") is None:
        wrong.append(Said("sign_in.auth_not_installed"))
    for why in wrong:
        yield fault(
            "sign-in",
            Said("doctor.sign_in_wrong", why=why),
        )
    if not wrong:
        yield ok("sign-in", Said("doctor.sign_in"))


def _wrong(section: Mapping[str, Any], settings: ExaminingSettings) -> Iterator[Said]:
    named = [value for value in section.values() if isinstance(value, dict)]
    for provider in named or [dict(section)]:
        for key in _NEEDED:
            if not str(provider.get(key, "")).strip():
                yield Said("sign_in.lacks", name=key)
        address = urlsplit(str(provider.get("server_metadata_url", "https://")))
        if address.scheme != "https" and address.hostname not in _LOCAL:
            yield Said("sign_in.metadata_not_https")
    back = urlsplit(str(section.get("redirect_uri", "")))
    if not back.path.endswith("/oauth2callback"):
        yield Said("sign_in.redirect_end")
    elif back.scheme != "https" and back.hostname not in _LOCAL:
        yield Said("sign_in.redirect_not_https")
    if len(str(section.get("cookie_secret", ""))) < settings.shortest_secret:
        yield Said("sign_in.cookie_secret_short", least=settings.shortest_secret)
    if section.get("expose_tokens"):
        yield Said("sign_in.tokens_exposed")
