"""One pair after the other: which waits next, how many wait, and between whom."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from dure.ground.journal.types import Actor
from dure.measurement.queries import pairs_desk

Between = tuple[int, int] | None
AFTER = "decided"
LONGEST = 18  # digits of an id


@dataclass(frozen=True, slots=True)
class GoingOn:
    """GoingOn (이어 가기): the addresses from here, and how many pairs nobody has decided yet."""

    desk: str
    following: str  # after a decision, which it says
    skipped_to: str
    waiting: int


def between(request: HttpRequest) -> Between:
    """The two members whose pairs are asked for; None asks for everybody's."""
    given = (request.GET.get("one", ""), request.GET.get("other", ""))
    if not all(one.isascii() and one.isdigit() and len(one) <= LONGEST for one in given):
        return None
    one, other = map(int, given)
    return one, other


def beside(whom: Between, **more: str) -> str:
    """What stands behind an address, so that the next page asks for the same pairs."""
    named = {} if whom is None else {"one": str(whom[0]), "other": str(whom[1])}
    asked = urlencode({**named, **more})
    return f"?{asked}" if asked else ""


def going_on(
    actor: Actor, *, slug: str, initiative_id: int, pair_id: int, whom: Between, on: date
) -> GoingOn:
    """From this pair: the one that waits after it, from the top again after the last."""
    lines = pairs_desk(actor, initiative_id=initiative_id, on=on, between=whom)
    # Whoever was not sure has looked at it: it comes again at the desk, not at once.
    waiting = [one.id for one in lines if one.decision is None]
    at = waiting.index(pair_id) if pair_id in waiting else -1
    others = waiting[at + 1 :] + waiting[: max(at, 0)]
    desk = reverse("pairs", args=[slug]) + beside(whom)
    if not others:
        return GoingOn(desk=desk, following="", skipped_to="", waiting=len(waiting))
    pair = reverse("pair", args=[slug, others[0]])
    return GoingOn(
        desk=desk,
        following=pair + beside(whom, after=AFTER),
        skipped_to=pair + beside(whom),
        waiting=len(waiting),
    )
