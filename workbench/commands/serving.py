"""The command that starts the web app."""

from __future__ import annotations

from workbench.commands.output import Arguments

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415


def serve_command(args: Arguments) -> None:
    """Start the web app."""
    from workbench import logs
    from workbench.ui.launch import run_app

    logs.keep_contents_out()
    run_app(port=args.port, headless=args.headless, address=args.address)
