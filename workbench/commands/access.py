"""Commands on people: give and take roles, list members; whoever runs the server may."""

from __future__ import annotations

from workbench.commands.output import Arguments, operator, print_json, say_word
from workbench.words.catalogue import Bilingual

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415, T201


def grant_command(args: Arguments) -> None:
    """Give somebody a role; this is also how the first administrator is appointed."""
    from workbench.model.roles import Role
    from workbench.pipeline.access import grant
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        member = grant(workspace, operator(), args.who, Role[args.role.upper()], args.issuer)
    role = Bilingual(member.role.zh, member.role.name.lower())
    say_word("access.granted", who=member.name or member.subject, role=role)


def revoke_command(args: Arguments) -> None:
    """Take every right away from somebody, from their next click on."""
    from workbench.pipeline.access import revoke
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        member = revoke(workspace, operator(), args.who, args.issuer)
    say_word("access.revoked", who=member.name or member.subject)


def members_command(args: Arguments) -> None:
    """List everybody who has signed in or was given a role."""
    from workbench.pipeline.access import members
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        found = members(workspace, operator())
    rows = [
        {
            "name": each.name,
            "role": each.role.name.lower(),
            "email": each.email,
            "subject": each.subject,
            "issuer": each.issuer,
            "since": each.since,
        }
        for each in found
    ]
    if args.json:
        print_json({"members": rows})
    else:
        for row in rows:
            print("\t".join(row.values()))
