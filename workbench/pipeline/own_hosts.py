"""By which names people open this server: named in the environment, or read from how they sign in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from urllib.parse import SplitResult, urlsplit

from workbench.errors import WorkbenchError
from workbench.pipeline.access import Entrance, read_entrance
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
            f"{HOSTS} 里的“{strange[0]}”不是主机名；请只写域名（可带端口），用逗号分开。",
            f"{HOSTS} holds “{strange[0]}”, which is no host; write names (with a port) parted by commas.",
        )
    elif named:
        yield ok("hosts", f"只应答 {'、'.join(named)} 和本机", f"answers {', '.join(named)} and this machine")
    elif signing_in:
        yield note(
            "hosts",
            f"没有设 {HOSTS}：只应答登录配置里的 {signing_in[0]} 和本机；还用别的域名的，请在 {HOSTS} 里列出",
            f"{HOSTS} is not set: only {signing_in[0]} of the sign-in and this machine are answered; "
            f"name further ones in {HOSTS}",
        )
    elif _entrance(environment).required:
        yield note(
            "hosts",
            f"没有设 {HOSTS}，也没有登录配置：只应答本机和 IP 地址；请把域名写进 {HOSTS}",
            f"neither {HOSTS} nor a sign-in is set: only this machine and plain IP addresses are answered; "
            f"put the server's name into {HOSTS}",
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
