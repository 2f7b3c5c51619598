"""The language of queries: words that must all stand in a sentence, OR, NOT, “phrases”, brackets.

``公园 (新建 OR 改造) -公园路 "5 G"``: blanks mean *and*; ``OR`` or ``|`` between two; ``NOT`` or ``-`` before
what must not be there; quotation marks, straight or Chinese, keep blanks and signs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.errors import WorkbenchError
from workbench.settings import SearchSettings


class QueryError(WorkbenchError):
    """A query cannot be understood."""

    code = "query"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase that must stand in the sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Both:
    """All of ``needed``, and none of ``refused``."""

    needed: tuple[Query, ...]
    refused: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of several."""

    choices: tuple[Query, ...]


Query = Word | Both | Either
_TOKEN = re.compile(
    r"""\s*(?:
        "(?P<straight>[^"]*)(?P<straight_end>"?) | [“”„](?P<curly>[^“”]*)(?P<curly_end>[“”]?)
      | 「(?P<corner>[^」]*)(?P<corner_end>」?)
      | (?P<open>[(（]) | (?P<close>[)）]) | (?P<bar>[|｜])
      | (?P<minus>[-－−](?=[^\s\d])) | (?P<word>[^\s"“”「()（）|｜]+)
    )""",
    re.X,
)


def parse_query(text: str, settings: SearchSettings) -> Query | None:
    """Return what is asked for, None for blanks; raise QueryError, one sentence, for what is no query."""
    if len(text) > settings.longest_query:
        raise QueryError("searching.query_too_long", most=settings.longest_query)
    if not text.strip():
        return None
    reader = _Reader(list(_tokens(text.strip())), settings.deepest_query)
    query = reader.choices(0)
    if reader.kind == "close":
        raise QueryError("searching.bracket_too_many")
    return query


def words_of(query: Query) -> tuple[str, ...]:
    """Return the words that are looked for, those that must not be there left out."""
    if isinstance(query, Word):
        return (query.text,)
    inner = query.choices if isinstance(query, Either) else query.needed
    return tuple(dict.fromkeys(word for each in inner for word in words_of(each)))


def every_word(query: Query) -> tuple[str, ...]:
    """Return all words of a query, also those that must not be there."""
    if isinstance(query, Word):
        return (query.text,)
    inner = query.choices if isinstance(query, Either) else (*query.needed, *query.refused)
    return tuple(dict.fromkeys(word for each in inner for word in every_word(each)))


class _Reader:
    """Reads tokens from the left: choices of conjunctions of words, each perhaps refused."""

    def __init__(self, tokens: list[tuple[str, str]], deepest: int) -> None:
        self._tokens = [*tokens, ("end", "")]
        self._at = 0
        self._deepest = deepest

    @property
    def kind(self) -> str:
        """Return the kind of the next token."""
        return self._tokens[self._at][0]

    def _next(self) -> str:
        text = self._tokens[self._at][1]
        self._at += 1
        return text

    def choices(self, depth: int) -> Query:
        """Read what ``OR`` parts."""
        if depth > self._deepest:
            raise QueryError("searching.too_deep")
        found = [self._conjunction(depth)]
        while self.kind == "or":
            self._next()
            found.append(self._conjunction(depth))
        return found[0] if len(found) == 1 else Either(tuple(found))

    def _conjunction(self, depth: int) -> Query:
        needed: list[Query] = []
        refused: list[Query] = []
        while self.kind not in ("or", "close", "end"):
            if self.kind == "and":
                self._next()
                if not (needed or refused) or self.kind in ("or", "close", "end", "and"):
                    raise QueryError("searching.word_missing_and")
            elif self.kind == "not":
                self._next()
                if self.kind in ("or", "close", "end", "not", "and"):
                    raise QueryError("searching.word_missing_not")
                refused.append(self._one(depth))
            else:
                needed.append(self._one(depth))
        if not needed and refused:
            raise QueryError("searching.only_exclusions")
        if not needed:
            raise QueryError("searching.word_missing_or")
        return needed[0] if len(needed) == 1 and not refused else Both(tuple(needed), tuple(refused))

    def _one(self, depth: int) -> Query:
        if self.kind == "open":
            self._next()
            inner = self.choices(depth + 1)
            if self.kind != "close":
                raise QueryError("searching.bracket_missing")
            self._next()
            return inner
        return Word(self._next())


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            sign = text[at:].strip()[:1]
            raise QueryError("searching.unknown_sign", sign=sign)
        at = found.end()
        for quoted in ("straight", "curly", "corner"):
            if found[quoted] is not None:
                yield "word", _phrase(found[quoted], closed=bool(found[f"{quoted}_end"]))
        if found["word"] is not None:
            yield {"OR": "or", "AND": "and", "NOT": "not"}.get(found["word"], "word"), found["word"]
        for kind, name in (("open", "open"), ("close", "close"), ("bar", "or"), ("minus", "not")):
            if found[kind]:
                yield name, found[kind]


def _phrase(text: str, *, closed: bool) -> str:
    if not closed:
        raise QueryError("searching.quotation_mark_missing")
    if not text.strip():
        raise QueryError("searching.empty_quotation")
    return text.strip()
