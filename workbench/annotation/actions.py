"""Everything a person can do to the store, in one place: what the interface and programs call.

Each function takes the store and the actor first, checks the role, does one action (one step of undo)
and returns the records as saved.
"""

from __future__ import annotations

from workbench.annotation.carry_document import (
    add_version,
    carry_document,
    confirm_anchor,
    finish_carrying,
    orphans,
    place_anchor,
)
from workbench.annotation.coding import (
    Proposal,
    accept_proposals,
    create_commitment,
    edit,
    edited,
    recut,
    reject_proposals,
    remove,
    tag_many,
    tagged,
)
from workbench.annotation.judging import (
    Judging,
    adjudicate,
    adjudicate_agreed,
    agreed,
    attach_evidence,
    detach_evidence,
    edit_judgement,
    give_verdict,
    give_verdicts,
    judge_each,
)
from workbench.annotation.linking import check_pairs, decide_link, decide_links, decide_promise, decide_tasks
from workbench.annotation.mark_everywhere import find_alike, mark_everywhere, occurrences
from workbench.annotation.undo_actions import redo, undo
from workbench.model.roles import Actor, Role, allow

__all__ = [
    "Actor",
    "Judging",
    "Proposal",
    "Role",
    "accept_proposals",
    "add_version",
    "adjudicate",
    "adjudicate_agreed",
    "agreed",
    "allow",
    "attach_evidence",
    "carry_document",
    "check_pairs",
    "confirm_anchor",
    "create_commitment",
    "decide_link",
    "decide_links",
    "decide_promise",
    "decide_tasks",
    "detach_evidence",
    "edit",
    "edit_judgement",
    "edited",
    "find_alike",
    "finish_carrying",
    "give_verdict",
    "give_verdicts",
    "judge_each",
    "mark_everywhere",
    "occurrences",
    "orphans",
    "place_anchor",
    "recut",
    "redo",
    "reject_proposals",
    "remove",
    "tag_many",
    "tagged",
    "undo",
]
