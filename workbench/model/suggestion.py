"""What a language model was asked and answered, and what of that may be shown as its proposal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

ModelTask = Literal["evidence", "area", "verdict"]
MODEL_TASKS: tuple[ModelTask, ...] = get_args(ModelTask)
Outcome = Literal["answered", "unusable", "failed", "stopped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelEndpoint:
    """An address that speaks the protocol of OpenAI's chat completions, and the model to ask there.

    ``elsewhere`` allows another machine than this one; ``key`` is sent as a bearer token, and never shown.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation that stands in the newer text, word for word; offsets are code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a model proposes for one commitment; each field is checked, the rest was thrown away.

    ``dropped`` counts its quotations that stand nowhere in what it was shown. ``area`` is a code of the
    codebook, ``verdict`` a value of ``Verdict``, ``reason`` the model's words, without quotations of its own
    making.
    """

    commitment: str
    task: ModelTask
    quotations: tuple[Quoted, ...] = ()
    area: str = ""
    verdict: str = ""
    reason: str = ""
    dropped: int = 0

    @property
    def empty(self) -> bool:
        """Say whether nothing is proposed."""
        return not (self.quotations or self.area or self.verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCall:
    """One request as it is kept: who asked which model where, the whole prompt, the whole answer.

    ``passages`` are the places (start, end) in the text of ``against`` that the prompt showed; ``subject``
    is the commitment's id. ``answer`` is empty where none came, then ``outcome`` says why.
    """

    at: str
    actor: str
    model: str
    address: str
    task: ModelTask
    document: str
    against: str
    subject: str
    prompt: str
    answer: str
    passages: tuple[tuple[int, int], ...]
    outcome: Outcome
    measured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelScore:
    """How a model did on decisions that it did not know, beside the rules on the same ones.

    ``only_model`` counts the decisions that the model alone hit, ``only_rules`` those that the rules alone
    hit; ``both`` and ``neither`` are the rest.
    """

    model: str
    task: ModelTask
    prompt: str
    both: int
    only_model: int
    only_rules: int
    neither: int
    at: str = ""
    actor: str = ""

    @property
    def measured(self) -> int:
        """Return how many decisions were measured."""
        return self.both + self.only_model + self.only_rules + self.neither
