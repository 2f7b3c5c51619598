"""One request, one answer: from this machine only, bounded, not redirected, cut when told to stop."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.builders.model_server import model_server
from workbench.model.suggestion import ModelEndpoint
from workbench.settings import DEFAULTS, SuggestSettings
from workbench.suggesting.client import Stop, ask
from workbench.suggesting.endpoint import ModelError, read_endpoint, target_of
from workbench.suggesting.prompts import make_prompt

LIMITS = replace(DEFAULTS.suggesting, seconds=20.0, wait_seconds=10.0)
SHORT = replace(LIMITS, seconds=0.4)
PROMPT = make_prompt("evidence", "建成云海大桥", ["云海大桥已经建成通车。"])


def said(url: str, settings: SuggestSettings = LIMITS, stop: Stop | None = None) -> str:
    """Ask the model at an address."""
    return ask(ModelEndpoint(url=url, model="试"), PROMPT, settings, stop or Stop())


def test_a_request_speaks_the_protocol_and_sends_no_key_that_nobody_gave() -> None:
    """Model, two messages and bounds go out; the answer's text comes back."""
    with model_server(lambda material: str(material["承诺"])) as server:
        assert said(server.url) == "建成云海大桥"
        assert ask(ModelEndpoint(url=server.url, model="试", key="k1"), PROMPT, LIMITS, Stop())
    [first, _] = server.asked
    assert first["path"] == "/v1/chat/completions"
    assert first["model"] == "试"
    assert [each["role"] for each in first["messages"]] == ["system", "user"]
    assert (first["temperature"], first["stream"]) == (0, False)
    assert server.keys == ["", "Bearer k1"]


@pytest.mark.parametrize(
    ("mode", "code"),
    [
        ("huge", "model.too-large"),
        ("redirecting", "model.redirect"),
        ("page", "model.refused"),
        ("packed", "model.refused"),
        ("failing", "model.refused"),
        ("nested", "model.answer"),
        ("odd", "model.answer"),
        ("broken", "model.unreachable"),
    ],
)
def test_a_server_that_behaves_badly_gives_no_answer(mode: str, code: str) -> None:
    """Whatever it sends, an error says what to do, and a redirect is not followed."""
    with model_server(mode=mode) as server, pytest.raises(ModelError) as caught:
        said(server.url)
    assert caught.value.code == code
    assert [each["path"] for each in server.asked] == ["/v1/chat/completions"]


@pytest.mark.parametrize("mode", ["hanging", "dripping"])
def test_a_server_that_does_not_come_to_an_end_is_left(mode: str) -> None:
    """Neither silence nor single bytes hold a request beyond its time."""
    with model_server(mode=mode) as server, pytest.raises(ModelError) as caught:
        said(server.url, SHORT)
    assert caught.value.code == "model.timeout"


@pytest.mark.parametrize("mode", ["hanging", "dripping"])
def test_a_request_under_way_is_cut_by_stop(mode: str) -> None:
    """Whoever presses stop does not wait for the model."""
    stop, caught = Stop(), []

    def run(url: str) -> None:
        with pytest.raises(ModelError) as error:
            said(url, LIMITS, stop)
        caught.append(error.value.code)

    with model_server(mode=mode) as server:
        thread = threading.Thread(target=run, args=(server.url,))
        thread.start()
        assert server.reached.wait(10)
        stop.now()
        thread.join(10)
    assert caught == ["model.stopped"]
    with pytest.raises(ModelError, match="停止"):
        said(server.url, LIMITS, stop)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("addresses", "elsewhere", "allowed"),
    [
        (["127.0.0.1"], False, True),
        (["::1"], False, True),
        (["127.8.8.8"], False, True),
        (["::ffff:127.0.0.1"], False, True),
        (["192.168.1.9"], False, False),
        (["8.8.8.8"], False, False),
        (["127.0.0.1", "8.8.8.8"], False, False),
        (["0.0.0.0"], False, False),  # noqa: S104 - an address to refuse
        (["192.168.1.9"], True, True),
        (["8.8.8.8"], True, True),
        (["169.254.169.254"], True, False),
        (["64:ff9b::169.254.169.254"], True, False),
        (["2002:a9fe:a9fe::1"], True, False),
        (["64:ff9b::8.8.8.8"], True, True),
        (["fe80::1%eth0"], True, False),
        (["0.0.0.0"], True, False),  # noqa: S104 - an address to refuse
        (["::ffff:169.254.169.254"], True, False),
    ],
)
def test_a_model_is_on_this_machine_unless_an_administrator_says_otherwise(
    addresses: Sequence[str], elsewhere: bool, allowed: bool
) -> None:
    """Every address that a name stands for is looked at, and link-local ones are never allowed."""
    endpoint = ModelEndpoint(url="http://model.test:9/v1", model="试", elsewhere=elsewhere)
    if allowed:
        assert target_of(endpoint, lambda *_: addresses)[1] == addresses[0]
        return
    with pytest.raises(ModelError) as caught:
        target_of(endpoint, lambda *_: addresses)
    assert caught.value.code == "model.elsewhere"


@pytest.mark.parametrize(
    "url",
    ["ftp://127.0.0.1/v1", "file:///etc/passwd", "http://u:p@127.0.0.1/v1", "http:///v1", "http://127.0.0.1/v1?a=",
     "http://127.0.0.1/v1#a", "127.0.0.1:11434/v1"],
)  # fmt: skip
def test_what_is_no_plain_address_is_refused(url: str) -> None:
    """No other scheme, no name and password, no query."""
    with pytest.raises(ModelError):
        target_of(ModelEndpoint(url=url, model="试"), lambda *_: ["127.0.0.1"])


def test_without_configuration_there_is_no_model() -> None:
    """Off by default; half a configuration is said to be one, and a key never shows."""
    assert read_endpoint({}) is None
    with pytest.raises(ModelError):
        read_endpoint({"WORKBENCH_MODEL_URL": "http://127.0.0.1:1/v1"})
    whole = {"WORKBENCH_MODEL_URL": "http://127.0.0.1:1/v1/", "WORKBENCH_MODEL": "试"}
    endpoint = read_endpoint({**whole, "WORKBENCH_MODEL_KEY": "secret"})
    assert endpoint is not None
    assert (endpoint.url, endpoint.elsewhere) == ("http://127.0.0.1:1/v1", False)
    assert "secret" not in repr(endpoint)
    assert read_endpoint({**whole, "WORKBENCH_MODEL_ELSEWHERE": "1"}).elsewhere  # type: ignore[union-attr]
