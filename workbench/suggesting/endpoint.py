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
        raise ModelError("model.not_configured", code="model.configuration")
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
        raise ModelError("model.elsewhere", code="model.elsewhere")
    return target, addresses[0]


def unreachable() -> ModelError:
    """Return the error of a model that is not there."""
    return ModelError("model.unreachable", code="model.unreachable")


def _bad_address() -> ModelError:
    return ModelError("model.bad_address", code="model.address")
