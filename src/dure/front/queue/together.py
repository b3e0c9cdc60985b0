"""Asked together (함께 묻기): many queues in one go, where people with the same roles wait for the same.

A morning's digests ask the same for everybody of an organisation. What a question answered is used again
for the next with the same rights, but only where it never looked at who was asking: that is watched, not
declared, so a question that one day begins to look is asked anew by itself.
"""

from collections.abc import Callable, Hashable
from dataclasses import fields
from typing import Any, TypeVar

from dure.ground.journal.types import Actor

Said = TypeVar("Said")
WHO = ("account_id", "name")  # what tells one person from another with the same rights
MOST = 20_000  # answers kept; one run meets some thousand kinds of rights


class Together:
    """The answers of one run; the moment is part of what is asked."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[Any, ...]] = {}

    def ask(self, question: Callable[..., list[Said]], actor: Actor, *more: Any) -> list[Said]:
        """What it answers for this actor: known, where nothing of the actor but rights was looked at."""
        rights = tuple(getattr(actor, one.name) for one in fields(Actor) if one.name not in WHO)
        key = (question, rights, more)
        if key in self._known:
            return list(self._known[key])
        watched = _watched(actor)
        found = question(watched, *more)
        if not watched.looked_at and len(self._known) < MOST:
            self._known[key] = tuple(found)
        return found


class _Watched(Actor):
    """An actor who notices being looked at."""

    __slots__ = ("looked_at",)
    looked_at: bool

    @property
    def account_id(self) -> int | None:
        """Who it is; from now on the answer is theirs alone."""
        found: int | None = _seen(self, "account_id")
        return found

    @account_id.setter
    def account_id(self, value: int | None) -> None:  # `dataclasses.replace` makes one like it
        _kept(self, "account_id", value)

    @property
    def name(self) -> str:
        """Their name; the same."""
        found: str = _seen(self, "name")
        return found

    @name.setter
    def name(self, value: str) -> None:
        _kept(self, "name", value)


def _seen(actor: _Watched, name: str) -> Any:
    object.__setattr__(actor, "looked_at", True)
    return getattr(Actor, name).__get__(actor)


def _kept(actor: Actor, name: str, value: Any) -> None:
    # By the slot itself: the subclass covers two of them with what watches.
    getattr(Actor, name).__set__(actor, value)


def _watched(actor: Actor) -> _Watched:
    made = object.__new__(_Watched)
    for one in fields(Actor):
        _kept(made, one.name, getattr(actor, one.name))
    object.__setattr__(made, "looked_at", False)
    return made
