"""Couriers (배달원): who carries, how and when; whom they never meet; days on which they do not come."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import organisations_in
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number
from dure.programmes.care_meals.models import (
    Courier,
    CourierAway,
    Diner,
    ForbiddenPair,
    Kitchen,
)
from dure.programmes.care_meals.rules.carrying import check_courier
from dure.programmes.care_meals.services.day_subjects import courier_row, of_courier
from dure.programmes.care_meals.types.couriers import AWAY, FORBIDDEN, CourierDraft


def _of_draft(*, draft: CourierDraft) -> Subject:
    return Subject("courier", "new", draft.initiative_id, draft.organisation_id)


def _of_change(*, courier: str, draft: CourierDraft) -> Subject:
    return of_courier(courier=courier)


def _of_end(*, courier: str, on: date) -> Subject:
    return of_courier(courier=courier)


def _of_away(*, courier: str, on: date, reason: str) -> Subject:
    return of_courier(courier=courier)


def _of_pair(*, courier: str, diner: str, reason: str) -> Subject:
    return of_courier(courier=courier)


def _of_pair_key(*, courier: str, pair: int) -> Subject:
    return of_courier(courier=courier)


@action("care_meals.courier.add", may="run_kitchen", on=_of_draft)
def add_courier(actor: Actor, *, draft: CourierDraft, at: datetime) -> Done[str]:
    """Add a courier and answer the public id.

    Refused: `care_meals.courier_name`, `.courier_load`, `.courier_shift`, `.courier_speed`,
    `.courier_rest`, `.no_weekday`, `.bad_point`, `.no_such_mode`, `.not_a_member`, `.no_such_kitchen`.
    """
    if draft.organisation_id not in organisations_in(draft.initiative_id):
        raise Refused("care_meals.not_a_member")
    row = Courier.objects.create(
        public_id=public_id(),
        initiative_id=draft.initiative_id,
        organisation_id=draft.organisation_id,
        since=draft.since,
        **_fields(draft),
    )
    return Done(str(row.public_id), {"courier": row.public_id})


@action("care_meals.courier.change", may="run_kitchen", on=_of_change)
def change_courier(actor: Actor, *, courier: str, draft: CourierDraft, at: datetime) -> Done[None]:
    """How a courier carries is different now. Refused as `add_courier`, and `care_meals.courier_ended`."""
    row = courier_row(courier)
    if row.ended_on is not None:
        raise Refused("care_meals.courier_ended", day=row.ended_on)
    fields = _fields(draft)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    return Done(None, {"courier": row.public_id})


@action("care_meals.courier.end", may="run_kitchen", on=_of_end)
def end_courier(actor: Actor, *, courier: str, on: date, at: datetime) -> Done[None]:
    """A courier carries no more from a day on. Refused: `care_meals.ends_before_it_begins`."""
    row = courier_row(courier)
    if on < row.since:
        raise Refused(
            "care_meals.ends_before_it_begins", since=row.since.isoformat(), until=on.isoformat()
        )
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    Diner.objects.within(usual_courier_key=row.pk).update(usual_courier_key=None)
    return Done(None, {"courier": row.public_id, "on": on.isoformat()})


@action("care_meals.courier.away", may="run_kitchen", on=_of_away)
def courier_away(actor: Actor, *, courier: str, on: date, reason: str, at: datetime) -> Done[None]:
    """A courier does not come on a day; said twice it is one. Refused: `care_meals.no_such_absence`."""
    if reason not in AWAY:
        raise Refused("care_meals.no_such_absence", reason=reason)
    row = courier_row(courier)
    CourierAway.objects.everywhere("one courier on one day").get_or_create(
        courier=row,
        on=on,
        defaults={"reason": reason, "noted_at": at, "noted_by_id": actor.account_id},
    )
    return Done(None, {"courier": row.public_id, "on": on.isoformat()})


@action("care_meals.courier.back", may="run_kitchen", on=_of_end)
def courier_back(actor: Actor, *, courier: str, on: date, at: datetime) -> Done[None]:
    """A courier comes after all. Refused: `care_meals.not_away`."""
    row = courier_row(courier)
    if not CourierAway.objects.within(courier_id=row.pk, on=on).delete()[0]:
        raise Refused("care_meals.not_away")
    return Done(None, {"courier": row.public_id, "on": on.isoformat()})


@action("care_meals.pair.forbid", may="run_kitchen", on=_of_pair)
def forbid_pair(actor: Actor, *, courier: str, diner: str, reason: str, at: datetime) -> Done[int]:
    """This courier never comes to this door. Refused: `care_meals.no_such_diner`, `.no_such_reason`."""
    if reason not in FORBIDDEN:
        raise Refused("care_meals.no_such_reason", reason=reason)
    row = courier_row(courier)
    who = Diner.objects.within(organisation_id=row.organisation_id, public_id=diner).first()
    if who is None:
        raise Refused("care_meals.no_such_diner")
    pairs = ForbiddenPair.objects.within(courier_id=row.pk, diner_id=who.pk, until__isnull=True)
    made = pairs.first() or ForbiddenPair.objects.create(
        courier=row, diner=who, reason=reason, since=day_of(at)
    )
    if who.usual_courier_key == row.pk:
        Diner.objects.within(pk=who.pk).update(usual_courier_key=None)
    return Done(int(made.pk), {"courier": row.public_id, "diner": who.public_id})


@action("care_meals.pair.allow", may="run_kitchen", on=_of_pair_key)
def allow_pair(actor: Actor, *, courier: str, pair: int, at: datetime) -> Done[None]:
    """The courier may come again from today on. Refused: `care_meals.no_such_pair`."""
    row = courier_row(courier)
    pairs = ForbiddenPair.objects.within(courier_id=row.pk, pk=pair, until__isnull=True)
    if not pairs.update(until=day_of(at)):
        raise Refused("care_meals.no_such_pair")
    return Done(None, {"courier": row.public_id})


@dataclass(frozen=True, slots=True)
class Usual:
    """Usual courier (늘 가는 배달원) of a diner; nothing takes it away."""

    diner: str
    courier: str = ""


def _of_usual(*, usual: Usual) -> Subject:
    row = Diner.objects.everywhere("whose diner it is").filter(public_id=usual.diner).first()
    if row is None:
        raise Refused("care_meals.no_such_diner")
    return Subject("diner", row.pk, row.initiative_id, row.organisation_id)


@action("care_meals.diner.usual_courier", may="run_kitchen", on=_of_usual)
def set_usual_courier(actor: Actor, *, usual: Usual, at: datetime) -> Done[None]:
    """Who always comes to a door. Refused: `care_meals.no_such_courier`, `.pair_is_forbidden`."""
    row = Diner.objects.everywhere("by its address").get(public_id=usual.diner)
    key = None
    if usual.courier:
        courier = courier_row(usual.courier)
        if courier.organisation_id != row.organisation_id or courier.ended_on is not None:
            raise Refused("care_meals.no_such_courier")
        pairs = ForbiddenPair.objects.within(courier_id=courier.pk, diner_id=row.pk)
        if pairs.filter(until__isnull=True).exists():
            raise Refused("care_meals.pair_is_forbidden")
        key = courier.pk
    row.usual_courier_key = key
    row.save(update_fields=["usual_courier_key"])
    return Done(None, {"diner": row.public_id, "courier": usual.courier})


def _fields(draft: CourierDraft) -> dict[str, Any]:
    check_courier(draft)
    refuse_resident_number(name=draft.name, phone=draft.phone)
    if draft.kitchen_id is not None:
        home = {"pk": draft.kitchen_id, "organisation_id": draft.organisation_id}
        if not Kitchen.objects.within(**home).exists():
            raise Refused("care_meals.no_such_kitchen")
    start, end = _point(draft.start), _point(draft.end)
    rest: tuple[int, time | None, time | None] = draft.rest or (0, None, None)
    return {
        "name": draft.name.strip(),
        "phone": draft.phone.strip(),
        "kitchen_id": draft.kitchen_id,
        "worker_key": draft.worker_key,
        "mode": draft.mode,
        "load": draft.load,
        "speed_kmh": draft.speed_kmh,
        "weekdays": sorted(set(draft.weekdays)),
        "shift_from": draft.shift[0],
        "shift_until": draft.shift[1],
        "rest_minutes": rest[0],
        "rest_from": rest[1],
        "rest_until": rest[2],
        "most_trips": draft.most_trips,
        "start_latitude": start[0],
        "start_longitude": start[1],
        "end_latitude": end[0],
        "end_longitude": end[1],
    }


def _point(spot: tuple[float, float] | None) -> tuple[str, str]:
    return ("", "") if spot is None else (repr(spot[0]), repr(spot[1]))
