"""Types (값): an election as it was written down, and its count, round by round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from dure.engines.voices import Fault

ENGINE = "elect 1"
Rank = tuple[int, ...]  # nobody: skipped; one: a choice; more: an over-vote


@dataclass(frozen=True, slots=True)
class Ballot:
    """Ballot (투표지): what one kind of paper says, rank by rank, and how much it weighs."""

    ranks: tuple[Rank, ...]
    weight: Fraction = Fraction(1)
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """Election (선거): candidates in the order of the list, numbered from 0, and the ballots."""

    title: str
    seats: int
    candidates: tuple[str, ...]
    ballots: tuple[Ballot, ...]
    withdrawn: frozenset[int] = frozenset()
    undeclared: frozenset[int] = frozenset()  # a box for write-ins: counted, never elected
    lots: tuple[int, ...] = ()  # drawn by people; whoever stands first is preferred

    @property
    def standing(self) -> tuple[int, ...]:
        """Those who can be voted for, in the order of the list."""
        return tuple(one for one in range(len(self.candidates)) if one not in self.withdrawn)

    @property
    def preferred(self) -> tuple[int, ...]:
        """The order that decides what nothing else decides: the lots, else the list."""
        return self.lots or tuple(range(len(self.candidates)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Tie (동수): between whom, what it was about, who was taken and by what."""

    among: tuple[int, ...]
    about: str  # surplus | exclusion | election
    taken: tuple[int, ...]
    by: str  # earlier_round | lots | list_order
    earlier: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Transfer (이양): what left a candidate in one round and where it went, in exact votes."""

    source: int
    why: str  # surplus | exclusion
    moved: Fraction
    to: Mapping[int, Fraction]
    spent: Mapping[str, Fraction]  # exhausted | overvote | skipped | finished
    residual: Fraction = Fraction(0)
    papers: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Round (회차): the votes at its beginning, what was decided, what moved because of it."""

    number: int
    votes: Mapping[int, Fraction]
    threshold: Fraction | None = None
    elected: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    reason: str = ""  # quota | last_places | majority | most | ...
    transfers: tuple[Transfer, ...] = ()
    ties: tuple[Tie, ...] = ()
    spent: Mapping[str, Fraction] = field(default_factory=dict)
    residual: Fraction = Fraction(0)
    seat: int = 0


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop (머문 곳): with whom a paper lay from a round on and at what value, or why with nobody."""

    number: int
    who: int | None
    why: str
    value: Fraction | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Outcome (결과): who is elected, in order, and every round that led there."""

    rule: str
    elected: tuple[int, ...]
    rounds: tuple[Round, ...]
    quota: Fraction | None = None
    valid: Fraction = Fraction(0)
    empty: Fraction = Fraction(0)
    spoiled: Fraction = Fraction(0)
    detail: Mapping[str, object] = field(default_factory=dict)
    ways: tuple[tuple[Stop, ...], ...] = ()  # of each ballot of the election, where papers move


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Counted (집계): the election, its outcome, and things somebody should know."""

    election: Election
    outcome: Outcome
    notes: Sequence[Fault] = ()  # to be told with `sentence`
    fingerprint: str = ""
