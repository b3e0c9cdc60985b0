"""Acts by link (링크로 하기): verbs that somebody may do from a notice, without signing in.

A room registers its verb beside the service that carries it out:

    register_act(Act("communication.announcement.read", Words(…), shows=…, does=…))

`shows` says what it is about, or refuses where it is over; `does` does it, once or again without harm.
A link is bound to one notice, its one recipient, one verb and one thing, and ends after `days`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class LinkHolder:
    """Whoever follows the link: the recipient of the notice; an account where it has one."""

    recipient: str
    account_id: int | None
    thing: str
    initiative_id: int | None = None
    language: str = "ko"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of a link says before anything is done. `choices`: what can be answered, if more."""

    title: Words
    text: Words
    choices: tuple[tuple[str, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """A verb that links may carry."""

    verb: str
    words: Words
    shows: Callable[[LinkHolder, datetime], Shown]
    does: Callable[[LinkHolder, str, datetime], Words]
    days: int = 30
    more: Mapping[str, str] = field(default_factory=dict)


ACTS: dict[str, Act] = {}


def register_act(act: Act) -> None:
    """Let links carry this verb. Two under one name are a bug."""
    known = ACTS.get(act.verb)
    if known is not None and known.does.__module__ != act.does.__module__:
        raise ValueError(f"{act.verb} is registered twice")
    ACTS[act.verb] = act


def act_named(verb: str) -> Act | None:
    """A verb that links may carry; None where nobody registered it."""
    return ACTS.get(verb)
