"""The command that starts the web app."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from workbench.commands.output import Arguments, say_word

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415


def serve_command(args: Arguments) -> None:
    """Start the web app."""
    from workbench import logs
    from workbench.ui.launch import run_app

    logs.keep_contents_out()
    run_app(port=args.port, headless=args.headless, address=args.address)


def demo_command(args: Arguments) -> None:
    """Start the web app on made-up decisions, in a home of its own that nobody's work is in."""
    from workbench import logs
    from workbench.pipeline.demonstration import FIRST, demonstration_home
    from workbench.ui.launch import run_app

    logs.keep_contents_out()
    with tempfile.TemporaryDirectory(prefix="workbench-demo-", ignore_cleanup_errors=True) as passing:
        home = demonstration_home(Path(args.home or passing))
        # Where the user works and who may come in there says nothing about a demonstration.
        for name in ("WORKBENCH_DATABASE_URL", "WORKBENCH_SIGN_IN", "WORKBENCH_SECRETS"):
            os.environ.pop(name, None)
        os.environ["WORKBENCH_HOME"] = str(home.folder)
        # Who looks around sees what is decided as their own; by another name nothing would be.
        os.environ["LOGNAME"] = FIRST.name
        if args.home:
            say_word("demonstration.kept", folder=args.home)
        else:
            say_word("demonstration.passing")
        run_app(port=args.port, headless=args.headless)
