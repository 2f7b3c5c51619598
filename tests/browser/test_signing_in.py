"""Signing in at a real OpenID Connect provider: roles come from our table, not from what it claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection

import oidc_provider_mock
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.driving import WORDINGS, Driver
from tests.browser.server import Server
from tests.builders.as_shipped import open_store
from workbench.model.roles import Actor, Role
from workbench.people.membership import grant, members, revoke
from workbench.store.store import Store

pytestmark = pytest.mark.browser
OPERATOR = Actor("运维")
AT = "2026-01-09T08:00:00.000+00:00"
ALICE = {
    "name": "王芳",
    "email": "alice@example.org",
    "email_verified": True,
    "roles": ["admin"],
    "role": "admin",
}


@dataclass
class Guarded:
    """A server that asks for sign-in, its provider and its store."""

    server: Server
    issuer: str
    store: Store


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    """Give an application with a configured provider that claims everybody is an administrator."""
    home = tmp_path_factory.mktemp("home")
    users = [
        oidc_provider_mock.User(sub="alice", claims=ALICE),
        oidc_provider_mock.User(
            sub="mallory", claims=ALICE | {"name": "\u202e芳王\u200b" * 40, "email": ["x"]}
        ),
    ]
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as provider:
        issuer = f"http://localhost:{provider.server_port}"
        server = Server(home)
        secrets = home / "secrets.toml"
        secrets.write_text(
            f"""[auth]
redirect_uri = "{server.url}/oauth2callback"
cookie_secret = "{"x" * 40}"
client_id = "workbench"
client_secret = "made-up"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
""",
            "utf-8",
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("WORKBENCH_SECRETS", str(secrets))
            patch.setenv("WORKBENCH_SIGN_IN", "required")
            patch.setenv("WORKBENCH_LOG", "json")
            server.start()
        with open_store(f"sqlite:///{home / 'workbench.sqlite'}") as store:
            yield Guarded(server, issuer, store)
        server.stop()


def sign_in(page: Page, guarded: Guarded, subject: str) -> Driver:
    """Go through the provider's page as its user ``subject``."""
    user = Driver(page, guarded.server.url)
    user.visit()
    page.get_by_role("button", name=user.word("sign_in.button"), exact=True).click()
    page.get_by_role("button", name=subject, exact=True).first.click()
    page.wait_for_url(f"{guarded.server.url}/**")
    user.settle()
    return user


def team_link(page: Page) -> Locator:
    """Return the place of the administrators' page in the navigation."""
    return page.get_by_test_id("stTopNavLink").filter(has_text=WORDINGS["zh"]["nav.team"])


def test_nothing_is_shown_before_signing_in(page: Page, guarded: Guarded) -> None:
    """Every address of the application is the door, in both languages, and names no report."""
    for language in ("zh", "en"):
        user = Driver(page, guarded.server.url, language)
        user.visit("fulfilment", place="云海区（虚构样例）", coder="root")
        expect(page.get_by_role("button", name=user.word("sign_in.button"), exact=True)).to_be_visible()
        expect(page.get_by_text("云海")).to_have_count(0)


def test_the_provider_gives_a_name_and_we_give_the_role(
    page: Page, context: BrowserContext, guarded: Guarded
) -> None:
    """Claims that say “admin” make a reader; our grant makes an admin, at once; revoking ends it."""
    user = sign_in(page, guarded, "alice")
    expect(page.get_by_role("button", name="王芳")).to_be_visible()
    expect(team_link(page)).to_have_count(0)
    found = {each.subject: each for each in members(guarded.store.database, OPERATOR)}
    assert (found["alice"].name, found["alice"].role) == ("王芳", Role.READER)
    assert found["alice"].issuer == guarded.issuer
    for cookie in context.cookies():
        if cookie["name"].startswith("_streamlit_user"):
            assert cookie["httpOnly"]
            assert cookie["sameSite"] == "Lax"

    user.visit("fulfilment", place="云海区（虚构样例）", coder="王五")
    expect(page.locator(".judging .item").first).to_be_visible()
    page.keyboard.press("e")
    page.keyboard.press("1")
    expect(page.get_by_text("需要“编码员”权限").first).to_be_visible()
    assert guarded.store.assessments() == ()

    grant(guarded.store.database, OPERATOR, "alice@example.org", Role.ADMIN, at=AT)
    user.visit("fulfilment", place="云海区（虚构样例）", coder="王五")
    expect(page.locator(".judging .item").first).to_be_visible()
    page.keyboard.press("e")
    page.keyboard.press("1")
    user.saved()
    assert {each.coder for each in guarded.store.assessments()} == {"王芳"}
    user.go("team")
    expect(page.get_by_text("alice@example.org")).to_be_visible()

    grant(guarded.store.database, OPERATOR, "boss", Role.ADMIN, issuer=guarded.issuer, at=AT)
    revoke(guarded.store.database, OPERATOR, "alice", at=AT)
    user.visit("fulfilment", place="云海区（虚构样例）")
    expect(page.get_by_text("还没有使用权限")).to_be_visible()
    page.get_by_role("button", name=user.word("sign_in.out")).click()
    page.get_by_role("button", name="End session").click()
    page.wait_for_url(f"{guarded.server.url}/**")
    expect(page.get_by_role("button", name=user.word("sign_in.button"), exact=True)).to_be_visible()


@pytest.mark.slow
def test_hostile_claims_make_a_plain_name(browser: Browser, guarded: Guarded) -> None:
    """Direction marks and floods in a name never reach the screen or the log of who did what."""
    with browser.new_context(locale="zh-CN") as own:
        page = own.new_page()
        sign_in(page, guarded, "mallory")
        expect(page.get_by_role("button", name="芳王").first).to_be_visible()
        mallory = next(m for m in members(guarded.store.database, OPERATOR) if m.subject == "mallory")
        assert len(mallory.name) <= 60
        assert not set("\u202e\u200b") & set(mallory.name)
        assert mallory.email == ""


def test_a_forged_cookie_opens_nothing(browser: Browser, guarded: Guarded) -> None:
    """A cookie that nobody signed is no sign-in."""
    with browser.new_context(locale="zh-CN") as own:
        claims = '{"is_logged_in":true,"sub":"boss","iss":"' + guarded.issuer + '"}'
        own.add_cookies(
            [{"name": "_streamlit_user", "value": claims.encode().hex(), "url": guarded.server.url}]
        )
        page = own.new_page()
        Driver(page, guarded.server.url).visit()
        expect(page.get_by_role("button", name=WORDINGS["zh"]["sign_in.button"], exact=True)).to_be_visible()


@pytest.mark.slow
def test_a_page_of_another_site_cannot_connect(guarded: Guarded) -> None:
    """The socket that carries everything refuses a foreign origin, and its own is let in."""
    for origin, status in ((guarded.server.url, 101), ("https://evil.example", 403)):
        connection = HTTPConnection("127.0.0.1", guarded.server.port, timeout=20)
        connection.request(
            "GET",
            "/_stcore/stream",
            headers={
                "Connection": "Upgrade",
                "Upgrade": "websocket",
                "Origin": origin,
                "Sec-WebSocket-Version": "13",
                "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
            },
        )
        assert connection.getresponse().status == status
        connection.close()


@pytest.mark.slow
def test_the_log_holds_no_secret(guarded: Guarded) -> None:
    """What the server wrote until now names neither the provider's nor the cookie's secret."""
    written = guarded.server.log()
    assert "made-up" not in written
    assert "x" * 40 not in written
    assert "Traceback" not in written
