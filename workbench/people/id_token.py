"""Read what an identity provider says of a person, trusting none of it more than needed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.errors import ForbiddenError
from workbench.settings import SignInSettings

# A provider's and a person's key are compared byte for byte, so nothing invisible may stand in them.
_KEY = re.compile(r"[\x21-\x7e]+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
# Controls, direction marks and other invisibles, surrogates, private and unassigned characters.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who signed in: ``issuer`` and ``subject`` name the person, the rest is only what to call them.

    ``email`` is empty unless the provider says that it verified it.
    """

    issuer: str
    subject: str
    name: str
    email: str


def read_identity(claims: Mapping[str, object], now: float, settings: SignInSettings) -> Identity:
    """Return who the claims of an ID token name; ``now`` is in seconds since 1970.

    The signature was checked when the person signed in. Raises ForbiddenError for claims without an
    issuer or subject, with hostile ones, from another provider, or too old.
    """
    issuer, subject = claims.get("iss"), claims.get("sub")
    for value in (issuer, subject):
        if not isinstance(value, str) or len(value) > settings.longest_key or not _KEY.fullmatch(value):
            raise ForbiddenError("sign_in.claims", code="sign-in.claims")
    if settings.issuers and issuer not in settings.issuers:
        raise ForbiddenError("sign_in.issuer", code="sign-in.issuer")
    issued = claims.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, (int, float)):
        issued = 0.0
    age = now - issued
    # not (… <= …) also refuses NaN
    if not -settings.clock_seconds <= age <= settings.session_hours * 3600:
        raise ForbiddenError("sign_in.expired", code="sign-in.expired")
    name = next(
        (
            text
            for key in ("name", "preferred_username", "nickname")
            if (text := _name(claims.get(key), settings))
        ),
        "",
    )
    email = _email(claims, settings)
    return Identity(
        issuer=str(issuer),
        subject=str(subject),
        name=name or _name(email.partition("@")[0], settings) or _name(str(subject)[:12], settings),
        email=email,
    )


def visible(text: str) -> str:
    """Return a name as one line without invisible characters, in compatible form."""
    shown = "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFKC", text))
    return " ".join("".join(c for c in shown if unicodedata.category(c) not in _UNSEEN).split())


def likeness(name: str) -> str:
    """Return what two names that a reader would take for one have in common."""
    return visible(name).casefold().replace(" ", "")


def _name(value: object, settings: SignInSettings) -> str:
    # cut before normalising too: some characters become eighteen
    return (
        visible(value[: settings.longest_name * 2])[: settings.longest_name].strip()
        if isinstance(value, str)
        else ""
    )


def _email(claims: Mapping[str, object], settings: SignInSettings) -> str:
    value = claims.get("email")
    if claims.get("email_verified") is not True or not isinstance(value, str):
        return ""
    plain = len(value) <= settings.longest_key and _EMAIL.fullmatch(value) and visible(value) == value
    return value.casefold() if plain else ""
