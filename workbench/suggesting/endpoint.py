"""Where the model is: named by whoever runs the server, on this very machine unless they say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from workbench.errors import WorkbenchError
from workbench.model.suggestion import ModelEndpoint
from workbench.network.addresses import is_loopback, is_ordinary, resolve

Resolver = Callable[[str, int], Sequence[str]]
PORTS = {"http": 80, "https": 443}
_LONGEST = 255


class ModelError(WorkbenchError):
    """A language model could not be asked, or what it sent is no answer."""

    code = "model"


def read_endpoint(environment: Mapping[str, str]) -> ModelEndpoint | None:
    """Return the model that the environment names, None where it names none: then nothing is ever asked.

    Raises ModelError for half a configuration.
    """
    url = environment.get("WORKBENCH_MODEL_URL", "").strip().rstrip("/")
    model = environment.get("WORKBENCH_MODEL", "").strip()
    if not url and not model:
        return None
    if not url or not model or max(len(url), len(model)) > _LONGEST or not model.isprintable():
        raise ModelError(
            "模型没有配置完整：请同时设置 WORKBENCH_MODEL_URL（如 http://127.0.0.1:11434/v1）"
            "和 WORKBENCH_MODEL。",
            english="The model is not configured in full: set both WORKBENCH_MODEL_URL (such as "
            "http://127.0.0.1:11434/v1) and WORKBENCH_MODEL.",
            code="model.configuration",
        )
    elsewhere = environment.get("WORKBENCH_MODEL_ELSEWHERE", "").strip().lower() in {"1", "yes", "true"}
    key = environment.get("WORKBENCH_MODEL_KEY", "").strip()
    return ModelEndpoint(url=url, model=model, key=key, elsewhere=elsewhere)


def target_of(endpoint: ModelEndpoint, resolver: Resolver = resolve) -> tuple[Url, str]:
    """Return where to ask, and the checked address to connect to; nothing is sent by this.

    Raises ModelError for what is no plain http or https address, or not on this machine though it must be.
    """
    try:
        target = parse_url(endpoint.url + "/chat/completions")
    except (LocationParseError, ValueError) as error:
        raise _bad_address() from error
    if target.scheme not in PORTS or not target.host or target.auth or target.query or target.fragment:
        raise _bad_address()
    if endpoint.key and not (endpoint.key.isascii() and endpoint.key.isprintable()):
        raise _bad_address()
    host = str(target.host).strip("[]")
    try:
        addresses = resolver(host, target.port or PORTS[str(target.scheme)])
    except (OSError, UnicodeError) as error:
        raise unreachable() from error
    if not addresses:
        raise unreachable()
    permitted = is_ordinary if endpoint.elsewhere else is_loopback
    if not all(map(permitted, addresses)):
        raise ModelError(
            "模型的地址不在本机，没有发出任何内容；"
            "确要使用别的机器，请管理员设置 WORKBENCH_MODEL_ELSEWHERE=1。",
            english="The model's address is not this machine, nothing was sent; to use another one, have an "
            "administrator set WORKBENCH_MODEL_ELSEWHERE=1.",
            code="model.elsewhere",
        )
    return target, addresses[0]


def unreachable() -> ModelError:
    """Return the error of a model that is not there."""
    return ModelError(
        "连不上模型，请确认它已在本机启动、地址和端口正确。",
        english="The model cannot be reached; check that it runs, and its address and port.",
        code="model.unreachable",
    )


def _bad_address() -> ModelError:
    return ModelError(
        "模型的地址或密钥无效；地址形如 http://127.0.0.1:11434/v1，请检查 WORKBENCH_MODEL_URL。",
        english="The model's address or key is not valid; an address is such as "
        "http://127.0.0.1:11434/v1: check WORKBENCH_MODEL_URL.",
        code="model.address",
    )
