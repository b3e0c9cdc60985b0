"""Couriers of a kitchen's organisation, for those who run it; and whom they never meet."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Count, Q

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.people.queries import masked_people
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import Courier, CourierAway, ForbiddenPair
from dure.programmes.care_meals.queries.kitchens import RUN
from dure.programmes.care_meals.types.couriers import FORBIDDEN
from dure.programmes.care_meals.types.day import CourierCard, ForbiddenCard


def couriers_of(actor: Actor, *, initiative_id: int, on: date) -> tuple[CourierCard, ...]:
    """The couriers of the organisations whose kitchens somebody runs here, by name; ended ones last."""
    rows = Courier.objects.within(initiative_id=initiative_id)
    own = [row for row in rows if may(actor, RUN, subject_of(row))]
    away = _away([row.pk for row in own], on)
    pairs = ForbiddenPair.objects.within(courier_id__in=[row.pk for row in own], until__isnull=True)
    counts = dict(pairs.values_list("courier_id").annotate(n=Count("pk")))
    cards = [_card(row, away, counts) for row in own]
    return tuple(sorted(cards, key=lambda one: (one.ended_on is not None, one.name)))


def courier_card(actor: Actor, public_id: str, *, on: date) -> CourierCard:
    """One courier. Refused: `care_meals.no_such_courier`, `journal.not_allowed`."""
    row = _row(actor, public_id)
    return _card(row, _away([row.pk], on), {})


def forbidden_of(actor: Actor, public_id: str, *, at: datetime) -> tuple[ForbiddenCard, ...]:
    """The doors a courier never goes to, names masked and logged."""
    row = _row(actor, public_id)
    pairs = list(
        ForbiddenPair.objects.within(courier_id=row.pk, until__isnull=True)
        .select_related("diner")
        .order_by("pk")
    )
    people = [one.diner.person_id for one in pairs]
    names = masked_people(
        actor, row.organisation_id, people, initiative_id=row.initiative_id, at=at
    )
    return tuple(
        ForbiddenCard(
            one.pk,
            one.diner_id,
            names[one.diner.person_id].masked_name if one.diner.person_id in names else "",
            FORBIDDEN.get(one.reason, Words("그 밖", "other")),
            one.since,
        )
        for one in pairs
    )


def subject_of(row: Courier) -> Subject:
    """The courier as the gate sees one."""
    return Subject("courier", row.pk, row.initiative_id, row.organisation_id)


def _row(actor: Actor, public_id: str) -> Courier:
    row: Courier | None = Courier.objects.within(public_id=public_id).first()
    if row is None:
        raise Refused("care_meals.no_such_courier")
    if not may(actor, RUN, subject_of(row)):
        raise Refused("journal.not_allowed", verb=RUN)
    return row


def _away(couriers: list[int], on: date) -> dict[int, tuple[date, ...]]:
    rows = CourierAway.objects.within(courier_id__in=couriers).filter(Q(on__gte=on))
    found: dict[int, tuple[date, ...]] = {}
    for courier, day in rows.order_by("on").values_list("courier_id", "on"):
        found[courier] = (*found.get(courier, ()), day)
    return found


def _card(
    row: Courier, away: Mapping[int, tuple[date, ...]], forbidden: Mapping[int, int]
) -> CourierCard:
    rest = None
    if row.rest_minutes and row.rest_from and row.rest_until:
        rest = (row.rest_minutes, row.rest_from, row.rest_until)
    return CourierCard(
        id=row.pk,
        public_id=row.public_id,
        name=row.name,
        phone=row.phone,
        mode=row.mode,
        load=row.load,
        speed_kmh=row.speed_kmh,
        weekdays=tuple(row.weekdays),
        shift=(row.shift_from, row.shift_until),
        rest=rest,
        kitchen_id=row.kitchen_id,
        start=row.start,
        end=row.end,
        most_trips=row.most_trips,
        organisation_id=row.organisation_id,
        initiative_id=row.initiative_id,
        since=row.since,
        ended_on=row.ended_on,
        worker_key=row.worker_key,
        away_on=away.get(row.pk, ()),
        forbidden=forbidden.get(row.pk, 0),
    )
