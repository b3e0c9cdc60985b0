"""Values of counting people once: how they were counted, and the way back to the links."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleCounted:
    """PeopleCounted (실인원 근거): on which ground people were counted, and what that rests on.

    `mode` is registry, entrusted, estimate or sum. `run` and `decisions` lead to the comparison and
    the last word of a human that held; `head` is the last line of the service ledger that was read;
    `agreed` and `held_back` are how many people could be linked and how many count where they are
    served. `indicators` are the codes of what was counted so; everything else was added up.
    """

    mode: str = "sum"
    basis: str = ""
    since_on: date | None = None
    run: int | None = None
    run_made_on: date | None = None
    run_fingerprint: str = ""
    decisions: int | None = None
    head: int = 0
    agreed: int | None = None
    held_back: int | None = None
    undecided: int | None = None
    indicators: Sequence[str] = field(default_factory=tuple)

    def mode_of(self, indicator: str) -> str:
        """The mode by which one indicator was really counted."""
        return self.mode if indicator in self.indicators else "sum"

    def for_readers(self) -> "PeopleCounted":
        """Without the counts behind it: how many did not agree is for staff."""
        return replace(self, decisions=None, agreed=None, held_back=None, undecided=None)

    def as_dict(self) -> dict[str, Any]:
        """As it is kept with a release."""
        return {
            "mode": self.mode,
            "basis": self.basis,
            "since_on": self.since_on.isoformat() if self.since_on else None,
            "run": self.run,
            "run_made_on": self.run_made_on.isoformat() if self.run_made_on else None,
            "run_fingerprint": self.run_fingerprint,
            "decisions": self.decisions,
            "head": self.head,
            "agreed": self.agreed,
            "held_back": self.held_back,
            "undecided": self.undecided,
            "indicators": list(self.indicators),
        }


ADDED_UP = PeopleCounted()


@dataclass(frozen=True, slots=True)
class SketchBehind:
    """A sketch on which an estimate rests: whose, since when, of how many; how many were left out."""

    organisation: Words
    brought_at: datetime
    counted: int
    left_out: int


@dataclass(frozen=True, slots=True)
class LinksBehind:
    """What a published number of people rests on: how it was counted, and sketches where estimated."""

    people: PeopleCounted
    sketches: tuple[SketchBehind, ...] = ()


def together(one: PeopleCounted, other: PeopleCounted | None) -> PeopleCounted:
    """What a release says of several indicators: the widest reading, and the codes of all."""
    if other is None:
        return one
    if not one.indicators:
        return other
    return replace(
        other,
        head=max(one.head, other.head),
        agreed=max(one.agreed or 0, other.agreed or 0),
        held_back=max(one.held_back or 0, other.held_back or 0),
        indicators=tuple(dict.fromkeys((*one.indicators, *other.indicators))),
    )


def people_counted(told: Mapping[str, Any]) -> PeopleCounted:
    """What was kept with a release; nothing kept means that people were added up."""
    known: dict[str, Any] = {name: told[name] for name in PLAIN if name in told}
    for name in ("since_on", "run_made_on"):
        known[name] = date.fromisoformat(told[name]) if told.get(name) else None
    return PeopleCounted(**known, indicators=tuple(told.get("indicators", ())))


PLAIN = (
    *("mode", "basis", "run", "run_fingerprint", "decisions", "head"),
    *("agreed", "held_back", "undecided"),
)
