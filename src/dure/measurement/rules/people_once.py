"""People once (실인원): likely pairs and what humans said become people. Pure: asked for any day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dure.engines.linkage import USUAL, people_of

SAME, DIFFERENT, UNSURE = "same", "different", "unsure"
VERDICTS = (SAME, DIFFERENT, UNSURE)
Pair = tuple[int, int]
_CERTAIN = {SAME: 1.0, DIFFERENT: 0.0}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an initiative's people: probabilities of pairs, and the last word of a human."""

    likely: Mapping[Pair, float]
    decided: Mapping[Pair, str]


def person_keys(present: Collection[int], known: Known) -> dict[int, int]:
    """For each person present the smallest of those who are the same one.

    Whoever is not present, because consent was withdrawn, joins nobody: chains that only held
    through them fall apart at once. A human's word stands above every probability.
    """
    ordered = sorted(present)
    place = {one: at for at, one in enumerate(ordered)}
    edges = [
        (place[left], place[right], chance)
        for (left, right), chance in sorted(_chances(known).items())
        if left in place and right in place
    ]
    strong = [edge for edge in edges if edge[2] >= USUAL.same]
    groups = people_of(len(ordered), strong, edges)
    return {one: ordered[groups.person[at]] for one, at in place.items()}


def undecided(known: Known) -> list[Pair]:
    """The pairs that wait for a human: doubtful, and nobody said same or different, nearest first."""
    waiting = [
        (abs(chance - 0.5), pair)
        for pair, chance in known.likely.items()
        if is_doubtful(chance) and known.decided.get(pair) not in _CERTAIN
    ]
    return [pair for _, pair in sorted(waiting)]


def is_doubtful(chance: float) -> bool:
    """Whether a probability is one that a human should look at."""
    return USUAL.uncertain_low <= chance <= USUAL.uncertain_high


def in_order(one: int, other: int) -> Pair:
    """A pair has one spelling."""
    return (one, other) if one < other else (other, one)


def latest(said: Iterable[tuple[int, int, str]]) -> dict[Pair, str]:
    """The last verdict of each pair, from verdicts in the order in which they were given."""
    return {in_order(left, right): verdict for left, right, verdict in said}


def _chances(known: Known) -> dict[Pair, float]:
    sure = {pair: _CERTAIN[said] for pair, said in known.decided.items() if said in _CERTAIN}
    return {**known.likely, **sure}
