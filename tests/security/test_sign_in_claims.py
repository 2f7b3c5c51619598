"""Attack: an identity provider, or somebody who fools one, sends hostile claims."""

from __future__ import annotations

import math
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import ForbiddenError
from workbench.people.id_token import read_identity
from workbench.settings import SignInSettings

NOW = 1_760_000_000.0
LIMITS = SignInSettings(issuers=("https://id.example",))
GOOD: dict[str, Any] = {
    "iss": "https://id.example",
    "sub": "u-1",
    "iat": NOW - 60,
    "name": "王芳",
    "email": "wang@example.org",
    "email_verified": True,
}


def test_honest_claims_name_a_person() -> None:
    """Issuer and subject are the key; name and verified address are what to call the person."""
    who = read_identity(GOOD, NOW, LIMITS)
    assert (who.issuer, who.subject, who.name, who.email) == (
        "https://id.example",
        "u-1",
        "王芳",
        "wang@example.org",
    )


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": ["u-1"]},
        {"sub": "u" * 256},
        {"sub": "u-1\n"},
        {"sub": "u-1\x00admin"},
        {"sub": "u-1\u200b"},
        {"sub": "u-1\u202e"},
        {"sub": "王"},
        {"iss": None},
        {"iss": ""},
        {"iss": {"url": "https://id.example"}},
    ],
    ids=str,
)
def test_attack_a_person_without_a_clean_key(claims: dict[str, Any]) -> None:
    """A missing, oversized, invisible or look-alike key is nobody: one sentence, no session."""
    with pytest.raises(ForbiddenError, match="没有说明您是谁") as refused:
        read_identity(GOOD | claims, NOW, LIMITS)
    assert "administrator" in refused.value.english


@pytest.mark.parametrize(
    "issuer",
    ["https://evil.example", "https://id.example/", "https://id.example.evil.example", "HTTPS://ID.EXAMPLE"],
)
def test_attack_a_foreign_issuer(issuer: str) -> None:
    """Only the providers named are accepted, letter for letter."""
    with pytest.raises(ForbiddenError, match="本单位的账号"):
        read_identity(GOOD | {"iss": issuer}, NOW, LIMITS)


@pytest.mark.parametrize(
    "issued", [None, "now", True, math.nan, math.inf, -math.inf, 0, NOW - 13 * 3600, NOW + 3600], ids=str
)
def test_attack_a_stolen_old_cookie(issued: object) -> None:
    """A sign-in without a time, from the future or older than a working day must be renewed."""
    with pytest.raises(ForbiddenError, match="重新登录"):
        read_identity(GOOD | {"iat": issued}, NOW, LIMITS)


@pytest.mark.parametrize("verified", [None, False, "true", 1, "yes"], ids=str)
def test_attack_an_address_nobody_verified(verified: object) -> None:
    """An address counts only if the provider says true; otherwise an admin's grant cannot hit it."""
    assert read_identity(GOOD | {"email_verified": verified}, NOW, LIMITS).email == ""


@pytest.mark.parametrize(
    "email", ["a@b@c", "a b@c", "a@b\n", "\u202ea@b", "@", "a" * 300 + "@b", 5], ids=repr
)
def test_attack_an_address_that_is_none(email: object) -> None:
    """Odd addresses are dropped, the person may still come in."""
    assert read_identity(GOOD | {"email": email}, NOW, LIMITS).email == ""


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\u202e芳王\u202c", "芳王"),
        ("王\u200b芳", "王芳"),
        ("王\r\n芳\x1b[31m", "王 芳[31m"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("ﷺ" * 100_000, None),
        ("王" * 1_000_000, "王" * 60),
        ("\u202e\u200b", "wang"),
        (["王"], "wang"),
        ({"$ne": 1}, "wang"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_attack_a_name_that_hides_or_floods(name: object, shown: str | None) -> None:
    """Direction marks, controls and floods never reach the log; markup is text like any other."""
    who = read_identity(GOOD | {"name": name}, NOW, LIMITS)
    assert len(who.name) <= LIMITS.longest_name
    assert shown is None or who.name == shown


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=2),
)
CLAIMS = st.fixed_dictionaries(
    {},
    optional={
        name: ANYTHING | st.just(GOOD.get(name))
        for name in ("iss", "sub", "iat", "name", "preferred_username", "nickname", "email", "email_verified")
    },
)


@given(CLAIMS)
def test_any_claims_give_a_clean_person_or_one_sentence(claims: dict[str, Any]) -> None:
    """Whatever comes, the answer is an identity that can be shown and stored, or a refusal."""
    try:
        who = read_identity(claims, NOW, LIMITS)
    except ForbiddenError:
        return
    assert who.issuer in LIMITS.issuers
    assert 0 < len(who.name) <= LIMITS.longest_name
    assert not {unicodedata.category(c) for c in who.name + who.email + who.subject} & {"Cc", "Cf", "Cs"}
