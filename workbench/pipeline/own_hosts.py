"""By which names people open this server: named in the environment, or read from how they sign in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from urllib.parse import SplitResult, urlsplit

from workbench.errors import WorkbenchError
from workbench.model.said import Said
from workbench.pipeline.entrance import Entrance, read_entrance
from workbench.pipeline.findings import Examined, fault, note, ok
from workbench.pipeline.sign_in_check import secrets_file

HOSTS = "WORKBENCH_HOSTS"
_PORTS = {"http": 80, "https": 443}


def named_hosts(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the hosts that the environment names, small letters, also from whole addresses."""
    named = (each.strip().lower() for each in environment.get(HOSTS, "").split(","))
    return tuple(urlsplit(each).netloc if "://" in each else each.rstrip("/") for each in named if each)


def sign_in_hosts(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the host to which the identity provider sends people back, with and without its port.

    A proxy may pass the name on either way. Empty where no sign-in is configured or it can't be read.
    """
    back = _redirect(environment)
    try:
        port = back.port or _PORTS.get(back.scheme)
    except ValueError:
        return ()
    if not back.hostname or port is None:
        return ()
    name = f"[{back.hostname}]" if ":" in back.hostname else back.hostname
    return name, f"{name}:{port}"


def look_at_hosts(environment: Mapping[str, str]) -> Iterator[Examined]:
    """Yield by which names the server may be opened, and what to set where that is not enough."""
    named, signing_in = named_hosts(environment), sign_in_hosts(environment)
    strange = [each for each in named if set(each) & set("/?#@ *\\") or not each]
    if strange:
        yield fault(
            "hosts",
            Said("doctor.host_strange", variable=HOSTS, host=strange[0]),
        )
    elif named:
        yield ok("hosts", Said("doctor.hosts", hosts=tuple(named)))
    elif signing_in:
        yield note(
            "hosts",
            Said("doctor.hosts_of_sign_in", variable=HOSTS, host=signing_in[0]),
        )
    elif _entrance(environment).required:
        yield note(
            "hosts",
            Said("doctor.hosts_none", variable=HOSTS),
        )


def _redirect(environment: Mapping[str, str]) -> SplitResult:
    try:
        file = secrets_file(environment)
        section = {} if file is None else tomllib.loads(file.read_text("utf-8")).get("auth", {})
        return urlsplit(str(section.get("redirect_uri", "")).lower())
    except (OSError, ValueError, TypeError, AttributeError):
        return urlsplit("")


def _entrance(environment: Mapping[str, str]) -> Entrance:
    try:
        return read_entrance(environment)
    except WorkbenchError:  # told by the look at the sign-in
        return Entrance(required=True)
