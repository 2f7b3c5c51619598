"""Start the web application on this computer, with our settings wherever it is started from."""

from __future__ import annotations

import asyncio
import gc
import importlib
import ipaddress
import os
import signal
import socket
import threading
import time
import tomllib
import webbrowser
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from workbench.pipeline import starting
from workbench.ui import attending, held_memory, host_gate, late_downloads, spare_files

_APP = Path(__file__).with_name("app.py")
_OBJECTS = 20_000  # made since the last collection before Python looks for cycles again; it has 700
_PATIENCE = 10.0  # seconds that the end of the server waits for a step of work ahead
_CONFIGS = (
    Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml",
    Path(__file__).with_name("_streamlit") / "config.toml",
)


def options(port: int = 8501, *, headless: bool = True, address: str = "127.0.0.1") -> dict[str, Any]:
    """Return Streamlit's options: those of ``.streamlit/config.toml``, and where to listen."""
    config = next((path for path in _CONFIGS if path.is_file()), None)
    found = _flatten(tomllib.loads(config.read_text("utf-8"))) if config else {}
    secrets = os.environ.get("WORKBENCH_SECRETS")
    if secrets:
        found["secrets.files"] = [secrets]
    return found | {"server.port": port, "server.headless": headless, "server.address": address}


def _flatten(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            flat |= _flatten(value, f"{prefix}{name}.")
        else:
            flat[f"{prefix}{name}"] = value
    return flat


def _loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


@asynccontextmanager
async def _lifetime(_app: object) -> AsyncIterator[None]:
    """Load the rest once the server is about to listen: until then that would only have slowed it down.

    The end of the server waits for the step under way; of more than that nobody waits.
    """
    attending.end(ending=False)
    ahead = threading.Thread(target=load_ahead, name="load ahead", daemon=True)
    ahead.start()
    try:
        yield
    finally:
        attending.end()
        await asyncio.to_thread(ahead.join, _PATIENCE)


def load_ahead() -> None:
    """Load the heavy libraries and dictionaries while the browser is opening: what it shows first, first."""
    try:
        loading = importlib.import_module("workbench.ui.loading")
        loading.load_first_page()
        gc.set_threshold(_OBJECTS)
        gc.enable()
        importlib.import_module("workbench.ui.precompute").look_over()
        attending.give_way()
        importlib.import_module("workbench.pipeline.warm_up").try_out()
        loading.load_other_pages()
        # What is loaded now stays: a collection need not look through it again in the middle of a click.
        importlib.import_module("workbench.uncollected").set_loaded_apart()
    except Exception:
        if not attending.is_ending():
            raise
        return
    finally:
        gc.enable()
    importlib.import_module("workbench.ui.precompute").take_up()


def _open_browser(address: str, port: int) -> None:
    """Open the application once it listens; half a minute is enough for a cold start."""
    for _ in range(150):
        try:
            socket.create_connection((address, port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            webbrowser.open(f"http://{address}:{port}")
            return


def run_app(port: int = 8501, *, headless: bool = True, address: str = "127.0.0.1") -> None:
    """Serve the application until it is stopped; ``address`` is the loopback unless told otherwise.

    Whoever can reach another address must sign in, unless ``WORKBENCH_SIGN_IN`` says otherwise.
    """
    if not _loopback(address):
        os.environ.setdefault("WORKBENCH_SIGN_IN", "required")
    starting.look_early()
    gc.disable()  # of what is loaded first nothing is ever let go; `load_ahead` turns it on
    import streamlit as st  # noqa: PLC0415 - the command line must not load it otherwise
    from starlette.middleware import Middleware  # noqa: PLC0415 - as above

    held_memory.share_between_threads()
    spare_files.raise_limit()
    late_downloads.quieten()
    # Streamlit itself is always told that nobody sits here: to people it advertises tools for developers.
    if not headless:
        threading.Thread(target=_open_browser, args=(address, port), daemon=True).start()
    alone = _loopback(address) and os.environ.get("WORKBENCH_SIGN_IN") != "required"
    hosts = host_gate.allowed_hosts(address, port, alone=alone, environment=os.environ)
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, _leave)
    try:
        app = st.App(_APP, lifespan=_lifetime, middleware=[Middleware(host_gate.guarding, hosts)])
        app.run(config=options(port, headless=True, address=address))
    finally:
        gc.enable()


def _leave(_signal: int, _frame: object) -> None:
    """End as asked to, once the server is closed; what the caller opened is put away on the way out."""
    raise SystemExit(0)
