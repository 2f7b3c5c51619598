"""What is asked: instructions from files, and the material as JSON, so that no text can pass for either."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from workbench.model.suggestion import ModelTask


@dataclass(frozen=True, slots=True)
class Prompt:
    """The two messages of a request."""

    system: str
    user: str

    @property
    def whole(self) -> str:
        """Return both messages as they are kept."""
        return f"{self.system}\n\n{self.user}"


def make_prompt(
    task: ModelTask,
    commitment: str,
    passages: Sequence[str] = (),
    codes: Mapping[str, str] | None = None,
) -> Prompt:
    """Return what to ask about one commitment; ``codes`` are the areas by code, for that task only."""
    material: dict[str, object] = {"承诺": commitment}
    if task == "area":
        material["领域表"] = dict(codes or {})
    else:
        material["段落"] = list(passages)
    return Prompt(_instructions(task), json.dumps(material, ensure_ascii=False, indent=1))


def prompt_version(task: ModelTask) -> str:
    """Return what changes with the instructions: a model is measured with the ones it is used with."""
    return sha256(_instructions(task).encode("utf-8")).hexdigest()[:16]


@cache
def _instructions(task: ModelTask) -> str:
    folder = files("workbench.suggesting") / "data"
    return "\n".join(
        (folder / f"{name}.txt").read_text(encoding="utf-8").strip() for name in ("common", task)
    )
