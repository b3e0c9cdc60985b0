"""What is known of pairs of an initiative's people: the newest run, and the last words of humans.

Under contract pairs are of numbers; which people they are is asked of the people room, for those only
of whom something is counted, and never kept.
"""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from dure.ground.organisations.queries import LINKING_MODES, ground_on
from dure.ground.people.queries import link_numbers
from dure.measurement.models import CodedDecision, CodedPair, LikelyPair, LinkRun, PairDecision
from dure.measurement.rules.people_once import Known, Pair, in_order, latest

UNDER_CONTRACT = "entrusted"


class PairRow(NamedTuple):
    """A pair of the newest run: two people, or under contract two numbers."""

    pk: int
    left: int
    right: int
    probability: float
    levels: dict[str, str]
    coded: bool = False

    @property
    def both(self) -> Pair:
        """The two in their one order."""
        return in_order(self.left, self.right)


def known_pairs(initiative_id: int, mode: str, people: Collection[int]) -> Known:
    """Probabilities of the newest run of a mode and every pair's last verdict, of these people."""
    run = newest_run(initiative_id, mode)
    if mode == UNDER_CONTRACT:
        return _of_people(initiative_id, run, people)
    rows = LikelyPair.objects.filter(run=run).values_list("left_id", "right_id", "probability")
    said = PairDecision.objects.within(initiative_id=initiative_id).order_by("id")
    return Known(
        {in_order(left, right): chance for left, right, chance in rows} if run else {},
        latest(said.values_list("left_id", "right_id", "verdict")),
    )


def newest_run(initiative_id: int, mode: str = "") -> LinkRun | None:
    """The comparison that holds today, made in a mode; what was destroyed holds no more."""
    rows = LinkRun.objects.filter(initiative_id=initiative_id, destroyed_at__isnull=True)
    if mode:
        rows = rows.filter(mode=mode)
    return rows.order_by("id").last()


def pair_rows(run: LinkRun | None, **asked: Any) -> list[PairRow]:
    """The pairs of a comparison."""
    if run is None:
        return []
    is_coded = run.mode == UNDER_CONTRACT
    made: Any = CodedPair if is_coded else LikelyPair
    ends = ("left", "right") if is_coded else ("left_id", "right_id")
    rows = made.objects.filter(run=run, **asked).values_list("pk", *ends, *HOW)
    return [PairRow(*row)._replace(coded=is_coded) for row in rows]


HOW = ("probability", "levels")


def run_at_the_desk(initiative_id: int, on: date) -> LinkRun | None:
    """The comparison whose pairs are looked at: where people are linked, one made in that mode."""
    mode = ground_on(initiative_id, on).mode
    return newest_run(initiative_id, mode if mode in LINKING_MODES else "")


def one_pair(initiative_id: int, pair_id: int, on: date) -> PairRow | None:
    """A pair of that comparison by its number."""
    return next(iter(pair_rows(run_at_the_desk(initiative_id, on), pk=pair_id)), None)


def _of_people(initiative_id: int, run: LinkRun | None, people: Collection[int]) -> Known:
    who = link_numbers(initiative_id, people)
    rows = CodedPair.objects.filter(run=run).values_list("left", "right", "probability")
    said = CodedDecision.objects.within(initiative_id=initiative_id).order_by("id")
    return Known(
        {
            in_order(who[left], who[right]): chance
            for left, right, chance in (rows if run else ())
            if left in who and right in who
        },
        latest(
            (who[left], who[right], verdict)
            for left, right, verdict in said.values_list("left", "right", "verdict")
            if left in who and right in who
        ),
    )
