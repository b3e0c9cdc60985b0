"""Reading (읽기): what a paper says under a rule, once skipped ranks and over-votes are judged."""

from dataclasses import dataclass
from fractions import Fraction

from dure.engines.elect.types import Ballot, Election

EXHAUSTED, OVERVOTE, SKIPPED, FINISHED = "exhausted", "overvote", "skipped", "finished"
EMPTY = "empty"
Number = Fraction | int  # whole numbers are added ten times quicker


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Reading (읽는 법): how many ranks in a row may be skipped, and what an over-vote does."""

    skips: int | None = None  # None: any number is closed up
    overvote_ends: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """Paper (묶음): equal papers, the choices they still have and why they end."""

    choices: tuple[int, ...]
    end: str
    weight: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Box (투표함): papers with a choice; without one they were empty, or spoiled by a reason."""

    papers: tuple[Paper, ...]
    valid: Fraction
    empty: Fraction
    spoiled: dict[str, Fraction]
    kinds: tuple[tuple[tuple[int, ...], str], ...]  # of each ballot, in the order of the election


def open_box(election: Election, how: Reading) -> Box:
    """Equal papers together, in the order in which the first of them was written down."""
    found: dict[tuple[tuple[int, ...], str], Number] = {}
    empty, spoiled = Fraction(0), dict[str, Fraction]()
    kinds: list[tuple[tuple[int, ...], str]] = []
    for ballot in election.ballots:
        if not any(ballot.ranks):
            empty += ballot.weight
            kinds.append(((), EMPTY))
            continue
        choices, end = choices_of(ballot, how, election.withdrawn)
        kinds.append((choices, end))
        if choices:
            found[choices, end] = found.get((choices, end), 0) + whole(ballot.weight)
        else:
            spoiled[end] = spoiled.get(end, Fraction(0)) + ballot.weight
    papers = tuple(Paper(choices, end, weight) for (choices, end), weight in found.items())
    valid = Fraction(sum(paper.weight for paper in papers))
    return Box(papers=papers, valid=valid, empty=empty, spoiled=spoiled, kinds=tuple(kinds))


def whole(value: Fraction) -> Number:
    """A whole number where it is one."""
    return value.numerator if value.denominator == 1 else value


def choices_of(
    ballot: Ballot, how: Reading, gone: frozenset[int] = frozenset()
) -> tuple[tuple[int, ...], str]:
    """The choices in order and what ends them; somebody who withdrew still fills a rank."""
    choices: list[int] = []
    skipped = 0
    for rank in ballot.ranks:
        if not rank:
            skipped += 1
            continue
        if how.skips is not None and skipped > how.skips:
            return tuple(choices), SKIPPED
        skipped = 0
        if len(rank) > 1:
            if how.overvote_ends:
                return tuple(choices), OVERVOTE
            continue
        if rank[0] not in gone and rank[0] not in choices:
            choices.append(rank[0])
    return tuple(choices), EXHAUSTED
