"""Ties (동수): earlier rounds first where the rule says so, then the lots, then the list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from dure.engines.elect.types import Election, Tie

Votes = Mapping[int, Fraction]
Choose = Callable[[Iterable[Fraction]], Fraction]


def best(
    tied: Sequence[int], about: str, election: Election, earlier: Sequence[Votes] = ()
) -> tuple[int, Tie | None]:
    """Who comes first among equals; no tie is told where one stands alone."""
    return _decided(tied, about, election, earlier, highest=True)


def worst(
    tied: Sequence[int], about: str, election: Election, earlier: Sequence[Votes] = ()
) -> tuple[int, Tie | None]:
    """Who goes first among equals."""
    return _decided(tied, about, election, earlier, highest=False)


def _decided(
    tied: Sequence[int],
    about: str,
    election: Election,
    earlier: Sequence[Votes],
    *,
    highest: bool,
) -> tuple[int, Tie | None]:
    if len(tied) == 1:
        return tied[0], None
    left = list(tied)
    choose: Choose = max if highest else min
    for number in range(len(earlier), 0, -1):
        votes = earlier[number - 1]
        mark = choose(votes[one] for one in left)
        left = [one for one in left if votes[one] == mark]
        if len(left) == 1:
            taken = (left[0],)
            return left[0], Tie(
                among=tuple(tied), about=about, taken=taken, by="earlier_round", earlier=number
            )
    place = election.preferred.index
    one = min(left, key=place) if highest else max(left, key=place)
    by = "lots" if election.lots else "list_order"
    return one, Tie(among=tuple(tied), about=about, taken=(one,), by=by)


def ordered(
    votes: Votes, among: Iterable[int], election: Election, earlier: Sequence[Votes] = ()
) -> tuple[list[int], list[Tie]]:
    """Highest first, with every tie that had to be decided."""
    left, order, ties = list(among), list[int](), list[Tie]()
    while left:
        mark = max(votes[one] for one in left)
        one, tie = best([x for x in left if votes[x] == mark], "election", election, earlier)
        order.append(one)
        left.remove(one)
        if tie:
            ties.append(tie)
    return order, ties


def filled(
    votes: Votes, among: Iterable[int], seats: int, election: Election
) -> tuple[list[int], list[Tie]]:
    """The highest for the seats; only the ties that decided about a seat are told."""
    order, ties = ordered(votes, among, election)
    chosen = set(order[:seats])
    told = [tie for tie in ties if chosen & set(tie.among) and set(tie.among) - chosen]
    return order[:seats], told
