"""What an import would do, record by record, in words a person can decide on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from workbench.exchange.reconciling import State
from workbench.exchange.sound_part import shortened
from workbench.model.said import Said

_STATES = {
    "new": ("新增", "new"),
    "same": ("相同", "the same"),
    "older": ("比库里的旧，不改动", "older than ours, left alone"),
    "changed": ("更新", "updated"),
    "conflicting": ("两边都改过，两份都保留", "changed on both sides, both copies kept"),
    "refused": ("与库里不同，未采用", "different from ours, not taken over"),
}
KINDS = {
    "document": ("报告", "report"),
    "annotation": ("标注", "annotation"),
    "assessment": ("结论", "verdict"),
    "link": ("对应", "link"),
    "codebook": ("编码本", "codebook"),
    "log": ("操作记录", "log line"),
    "remark": ("留言", "note"),
    "task": ("分工", "task"),
    "withdrawal": ("收回的分工", "task taken back"),
    "history": ("其他库的操作记录（另存，不算在这里发生）", "log line of another store (kept apart)"),
}
FIELDS = {
    "title": ("题目", "title"),
    "jurisdiction": ("地区", "place"),
    "year": ("年份", "year"),
    "genre": ("文件类型", "kind of document"),
    "source_class": ("来源类别", "kind of source"),
    "version_kind": ("文本类型", "kind of text"),
    "archived": ("归档", "archived"),
    "fictional": ("虚构", "fictional"),
    "report": ("所属报告", "report"),
    "hints": ("人工更正", "corrections"),
    "anchor": ("位置", "place"),
    "older": ("较早的位置", "older place"),
    "newer": ("较晚的位置", "newer place"),
    "decision": ("决定", "decision"),
    "type": ("类型", "type"),
    "area": ("领域", "area"),
    "items": ("项目", "items"),
    "bodies": ("责任单位", "bodies"),
    "deadline": ("期限", "deadline"),
    "quantities": ("数量", "quantities"),
    "tags": ("标签", "tags"),
    "note": ("备注", "note"),
    "reason": ("理由", "reason"),
    "coder": ("标注人", "coder"),
    "verdict": ("结论", "verdict"),
    "evidence": ("证据", "evidence"),
    "rationale": ("判断理由", "rationale"),
    "against": ("对照报告", "report judged against"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """What an import does with one record; ``becomes`` is its id here if that differs.

    ``fields`` name what is said otherwise in the file: of a refused record it stays as it is here, of a
    changed one it is taken over.
    """

    kind: str
    id: str
    state: State
    becomes: str | None = None
    fields: tuple[str, ...] = ()

    def message(self, language: str = "zh") -> str:
        """Return the item as one line for a list."""
        at = 0 if language == "zh" else 1
        kind, state = KINDS[self.kind][at], _STATES[self.state][at]
        named = {"zh": f"，编号改为 {self.becomes}", "en": f", as {self.becomes}"}
        fields = [FIELDS.get(name, (name, name))[at] for name in self.fields]
        missed = f"（{'、'.join(fields)}）" if at == 0 else f" ({', '.join(fields)})"
        return (
            f"{kind} {self.id}：{state}{named.get(language, '') if self.becomes else ''}"
            f"{missed if fields else ''}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """All that an import would do, record by record; nothing has been done yet."""

    items: tuple[PlanItem, ...]
    left_out: tuple[Said, ...] = ()
    """What is in the file and would not be imported, one sentence each."""
    faulty: tuple[Said, ...] = ()
    """Records that cannot be kept, one sentence each: the rest comes in only if that is wanted."""

    def of(self, state: State) -> tuple[PlanItem, ...]:
        """Return the items of one state."""
        return tuple(each for each in self.items if each.state == state)

    @property
    def changes_nothing(self) -> bool:
        """Say whether the store would stay as it is."""
        return all(each.state in ("same", "older", "refused") for each in self.items)

    def summary(self, language: str = "zh") -> tuple[str, ...]:
        """Return one line per kind and state with its count, in a fixed order."""
        at = 0 if language == "zh" else 1
        counts: Counter[tuple[str, str]] = Counter((each.kind, each.state) for each in self.items)
        missed = ("未导入", "not imported")[at]
        said_of = (*self.left_out, *shortened(self.faulty))
        aside = tuple(f"{missed}：{said.zh}" if at == 0 else f"{missed}: {said.en}" for said in said_of)
        return aside + tuple(
            f"{KINDS[kind][at]}{'：' if at == 0 else ': '}{counts[kind, state]} {words[at]}"
            for kind in KINDS
            for state, words in _STATES.items()
            if counts[kind, state]
        )
