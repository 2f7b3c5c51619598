"""Commands that correct, archive and remove what is in the library."""

from __future__ import annotations

from workbench.commands.output import Arguments, operator, say_word
from workbench.errors import CorpusError

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415

_FIELDS = {"title": "title", "place": "jurisdiction", "year": "year", "genre": "genre", "source": "source"}


def correct_command(args: Arguments) -> None:
    """Correct what is said of a document, put it away or bring it back."""
    from workbench.pipeline import document_care
    from workbench.pipeline.workspace import open_workspace

    changes = {field: getattr(args, name) for name, field in _FIELDS.items() if getattr(args, name)}
    if args.kind:
        changes["version_kind"] = args.kind
    with open_workspace() as workspace:
        document = workspace.store.document(args.id)
        if changes:
            document = document_care.correct(workspace, operator(), document, changes)
        if args.archive is not None:
            document_care.archive(workspace, operator(), document.report, archived=args.archive)
    say_word("document.corrected", document=args.id)


def remove_command(args: Arguments) -> None:
    """Say what rests on a document, and remove it with all of that when told to."""
    from workbench.pipeline import document_care
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        report = workspace.store.document(args.id).report
        hanging = document_care.hanging(workspace, report)
        say_word(
            "document.hanging",
            report=report,
            documents=len(hanging.documents),
            annotations=len(hanging.annotations),
            assessments=len(hanging.judgements),
            links=len(hanging.links),
        )
        if not args.yes:
            raise CorpusError("document.removal_not_confirmed", code="not-confirmed")
        document_care.remove(workspace, operator(), report)
    say_word("document.removed", report=report)
