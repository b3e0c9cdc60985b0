"""How accounts want to be told: their contact points, order, hours and wishes, in three questions."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import time

from dure.communication.models import ContactPoint, NoticeManner, NoticeWish

NIGHT, MORNING = time(21), time(8)


@dataclass(frozen=True, slots=True)
class Point:
    """A confirmed contact point; its address stays inside the room."""

    id: int
    kind: str
    address: str
    label: str

    def __repr__(self) -> str:
        return f"Point({self.kind})"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody said of one occasion."""

    frequency: str
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one account wants to be told."""

    points: tuple[Point, ...] = ()
    order: tuple[str, ...] = ()
    quiet_from: time = NIGHT
    quiet_until: time = MORNING
    digest: str = "weekly"
    digest_day: int = 0
    wishes: dict[str, Wish] = field(default_factory=dict)

    def first_for(self, code: str) -> str:
        """The channel this account wants for one occasion; nothing: as the rest."""
        found = self.wishes.get(code)
        return found.channel if found else ""


def standings(account_ids: Collection[int]) -> dict[int, Standing]:
    """Each of these accounts with how it wants to be told; whoever said nothing as the house has it."""
    if not account_ids:
        return {}
    asked = {"account_id__in": list(account_ids)}
    points: dict[int, list[Point]] = defaultdict(list)
    for row in ContactPoint.objects.filter(**asked, confirmed_at__isnull=False).order_by("pk"):
        points[row.account_id].append(Point(row.pk, row.kind, row.address, row.label))
    wishes: dict[int, dict[str, Wish]] = defaultdict(dict)
    for wish in NoticeWish.objects.filter(**asked):
        wishes[wish.account_id][wish.occasion] = Wish(wish.frequency, wish.channel)
    manners = {row.account_id: row for row in NoticeManner.objects.filter(**asked)}
    return {
        one: _standing(tuple(points[one]), wishes[one], manners.get(one)) for one in account_ids
    }


def _standing(
    points: tuple[Point, ...], wishes: dict[str, Wish], manner: NoticeManner | None
) -> Standing:
    if manner is None:
        return Standing(points, wishes=wishes)
    return Standing(
        points,
        tuple(manner.order),
        manner.quiet_from,
        manner.quiet_until,
        manner.digest,
        manner.digest_day,
        wishes,
    )
