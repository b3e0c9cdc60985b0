"""Asking (물음): what a page asked the database, so that it can be asked again.

A page follows from its address, its reader and what the database answered. Whoever keeps the
questions and a mark of each answer can find out whether the page still stands without drawing it:
nothing has to be told by those who write, and so nothing can be forgotten.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from typing import Any

from django.db import DatabaseError, connection

MOST_ROWS = 50_000  # of one answer; whoever reads more is not asked again
_READS = re.compile(r"\s*\(*\s*(SELECT|WITH|VALUES)\b", re.IGNORECASE)
_CHANGES = re.compile(r"\b(INSERT|UPDATE|DELETE|MERGE)\b", re.IGNORECASE)
_UNHEARD: ContextVar[bool] = ContextVar("dure_unheard", default=False)
_MARKS_TIME = re.compile(r"\s*(BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """One statement with its values, and the mark of what was answered."""

    sql: str
    given: Any
    answer: bytes


@dataclass(slots=True)
class Asking:
    """All that was asked in a block, in its order."""

    questions: list[Question] = field(default_factory=list)
    changes: bool = False  # something may have been written, or held
    too_long: bool = False  # an answer was too long to be looked at again
    _known: set[tuple[str, str]] = field(default_factory=set, repr=False)

    @property
    def can_be_repeated(self) -> bool:
        """True when asking again tells whether anything has changed, and changes nothing itself."""
        return not (self.changes or self.too_long)

    @property
    def size(self) -> int:
        """About how many bytes of memory this holds."""
        return sum(len(one.sql) + 200 for one in self.questions)

    def is_answered_the_same(self) -> bool:
        """Ask everything again; stops at the first answer that differs."""
        if not self.can_be_repeated:
            return False
        try:
            with connection.cursor() as cursor:
                return all(_answer_now(cursor, one) == one.answer for one in self.questions)
        except DatabaseError:
            return False  # a table that is gone, a lock: whoever asks draws anew

    def __call__(
        self, execute: Callable[..., Any], sql: str, given: Any, many: Any, told: Any
    ) -> Any:
        """Hear one statement; Django calls this in place of running it."""
        if _UNHEARD.get() and _only_reads(sql, many=many):
            return execute(sql, given, many, told)
        wrapper = told["cursor"]
        wrapper.cursor = getattr(wrapper.cursor, "beneath", wrapper.cursor)
        answered = execute(sql, given, many, told)
        if not _only_reads(sql, many=many):
            self.changes = self.changes or not _MARKS_TIME.match(sql)
            return answered
        if not isinstance(wrapper.cursor, _Held):  # another listener may hold them already
            wrapper.cursor = _Held(wrapper.cursor, wrapper.cursor.fetchmany(MOST_ROWS + 1))
        rows = wrapper.cursor.rows
        self.too_long = self.too_long or len(rows) > MOST_ROWS
        known = (sql, repr(given))
        if known not in self._known:  # the same question twice has one answer while nobody writes
            self._known.add(known)
            self.questions.append(Question(sql, given, _mark_of(rows)))
        return answered


@contextmanager
def listening(asking: Asking) -> Iterator[Asking]:
    """Everything that this thread asks the database inside the block is kept in `asking`."""
    with connection.execute_wrapper(asking):
        yield asking


@contextmanager
def unheard() -> Iterator[None]:
    """What is read inside the block follows from what was asked before it, now and for ever.

    So a count of a release that never changes: whoever keeps it under the name of the release need
    not count again to know that it stands. A write inside is heard all the same.
    """
    before = _UNHEARD.set(True)
    try:
        yield
    finally:
        _UNHEARD.reset(before)


def _only_reads(sql: str, *, many: Any) -> bool:
    return not many and _READS.match(sql) is not None and _CHANGES.search(sql) is None


class _Held:
    """A cursor whose rows were already taken: it gives them on, and is itself in all else."""

    def __init__(self, beneath: Any, rows: Sequence[Any]) -> None:
        self.beneath, self.rows = beneath, rows
        self._coming = iter(rows)
        self._more = len(rows) > MOST_ROWS

    def fetchone(self) -> Any:
        return next(iter(self), None)

    def fetchmany(self, size: int = 1) -> list[Any]:
        return list(islice(self, size))

    def fetchall(self) -> list[Any]:
        return list(self)

    def __iter__(self) -> Iterator[Any]:
        yield from self._coming
        while self._more and (row := self.beneath.fetchone()) is not None:
            yield row

    def __getattr__(self, name: str) -> Any:
        return getattr(self.beneath, name)


def _answer_now(cursor: Any, question: Question) -> bytes:
    cursor.execute(question.sql, question.given)
    return _mark_of(cursor.fetchmany(MOST_ROWS + 1))


def _mark_of(rows: Sequence[Any]) -> bytes:
    """A mark of the rows: their written form tells 1 from 1.0 and from '1', as equality does not."""
    return blake2b(repr(rows).encode("utf-8", "surrogatepass"), digest_size=16).digest()
