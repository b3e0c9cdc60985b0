"""The link a courier opened: which route of which day, and all its phone needs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dure.communication.queries import Said
from dure.engines.hangul import date_text
from dure.ground.people.queries import CalledOn, Sent, called_on
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import (
    CourierLink,
    CourierPhone,
    Diner,
    DoorVisit,
    Stop,
)
from dure.programmes.care_meals.queries.diner_rows import cards
from dure.programmes.care_meals.queries.door_talk import said_at_doors
from dure.programmes.care_meals.queries.recalls import mark_of_route, recalled_kinds
from dure.programmes.care_meals.queries.standing import label_of
from dure.programmes.care_meals.rules.secrets_kept import digest_of
from dure.programmes.care_meals.types.diners import KINDS, DinerCard


def link_of_token(token: str) -> CourierLink:
    """The link behind an address, whatever the day. Refused with `care_meals.no_courier_link`."""
    rows = CourierLink.objects.within(digest=digest_of(token))
    row: CourierLink | None = rows.select_related("day__kitchen", "courier").first()
    if row is None:
        raise Refused("care_meals.no_courier_link")
    return row


def link_today(token: str, *, at: datetime) -> CourierLink:
    """The same, on its own day only. Refused: `care_meals.link_not_today`, `.day_not_ready`."""
    row = link_of_token(token)
    if row.day.on != day_of(at):
        day = Words(date_text(row.day.on), date_text(row.day.on, "en"))
        raise Refused("care_meals.link_not_today", day=day)
    if row.day.state == "draft":
        raise Refused("care_meals.day_not_ready")
    return row


def holds_link(row: CourierLink, phone: str) -> bool:
    """True where this phone keeps the link now."""
    here = CourierPhone.objects.within(link_id=row.pk, left_at__isnull=True)
    return bool(phone) and here.filter(digest=digest_of(phone)).exists()


def kept_once(row: CourierLink, phone: str) -> bool:
    """True where this phone keeps the link or kept it: what it still holds is heard."""
    here = CourierPhone.objects.within(link_id=row.pk)
    return bool(phone) and here.filter(digest=digest_of(phone)).exists()


def is_taken(row: CourierLink) -> bool:
    """True where some phone keeps the link."""
    return CourierPhone.objects.within(link_id=row.pk, left_at__isnull=True).exists()


def phone_route(row: CourierLink, *, address: str | None, at: datetime) -> dict[str, Any]:
    """The route as its phone keeps it: doors in order, what to bring, what stands already.

    Every person on it leaves a line in the access log. Refused with `care_meals.nobody_sent`.
    """
    stops = _stops(row)
    diners = {one.pk: one for one in Diner.objects.within(pk__in=[s.diner_id for s in stops])}
    shown = cards(list(diners.values()), names={}, on=row.day.on)
    people = called_on([one.person_id for one in diners.values()], sent=_sent(row, address), at=at)
    known = {one.id: (one, people.get(diners[one.id].person_id)) for one in shown}
    visits = _visits(stops)
    recalled = recalled_kinds(row.day.kitchen_id, row.day.on, list(diners))
    talk = said_at_doors(row.day)
    doors = [
        _door(stop, diners[stop.diner_id], known[stop.diner_id], visits.get(stop.pk))
        | {
            "recalled": _recalled(stop, recalled.get(stop.diner_id, frozenset())),
            "talk": [_said(one) for one in talk.get(stop.public_id, ())],
        }
        for stop in stops
        if _is_served(known[stop.diner_id])
    ]
    return {
        "now": at.timestamp() * 1000,
        "day": row.day.on.isoformat(),
        "version": mark_of_route(row),
        "kitchen": row.day.kitchen.name.as_dict(),
        "route": stops[0].route.number if stops and stops[0].route else 0,
        "doors": doors,
    }


def _is_served(known: tuple[DinerCard, CalledOn | None]) -> bool:
    card, person = known
    return person is not None and card.pause is None and card.ended_on is None


def _stops(row: CourierLink) -> list[Stop]:
    rows = Stop.objects.within(day_id=row.day_id, route__courier_id=row.courier_id, state="planned")
    return list(rows.select_related("route").order_by("place", "pk"))


def _sent(row: CourierLink, address: str | None) -> Sent:
    by = row.made_by_id or row.day.opened_by_id
    if by is None:
        raise Refused("care_meals.nobody_sent")
    reason = f"배달 링크 {row.public_id} · 배달원 {row.courier.public_id}"
    return Sent(by, row.day.kitchen.organisation_id, reason, address)


def _visits(stops: list[Stop]) -> Mapping[int, DoorVisit]:
    rows = DoorVisit.objects.within(stop_id__in=[s.pk for s in stops], undone_at__isnull=True)
    return {one.stop_id: one for one in rows}


def _door(
    stop: Stop, diner: Diner, known: tuple[DinerCard, CalledOn | None], visit: DoorVisit | None
) -> dict[str, Any]:
    card, person = known
    point = diner.point
    return {
        "id": stop.public_id,
        "label": label_of(stop),
        "place": stop.place,
        "trip": stop.trip,
        "name": person.name if person else "",
        "phone": person.phone if person else "",
        "address": diner.address,
        "note": diner.door_note,
        "point": list(point) if point else None,
        "household": diner.household,
        "from": f"{stop.window_from:%H:%M}",
        "until": f"{stop.window_until:%H:%M}",
        "due": stop.due_at.timestamp() * 1000 if stop.due_at else None,
        "meals": [{**_kind(kind), "portions": portions} for kind, portions in stop.meals.items()],
        "mind": _mind(card),
        "visit": _visit(visit),
    }


def _said(one: Said) -> dict[str, Any]:
    return {"by": one.by, "at": one.at.timestamp() * 1000, "text": one.text}


def _recalled(stop: Stop, kinds: frozenset[str]) -> list[dict[str, str]]:
    """The meals of this door that must not be handed over any more."""
    return [_kind(kind) for kind in stop.meals if kind in kinds]


def _kind(kind: str) -> dict[str, str]:
    return KINDS[kind].as_dict() if kind in KINDS else {"ko": kind, "en": kind}


def _mind(card: DinerCard) -> dict[str, Any] | None:
    if card.need is None or card.need.is_plain:
        return None
    return {
        "allergens": [each.as_dict() for each in card.need.allergen_words],
        "diet": card.need.diet_words.as_dict() if card.need.diet else None,
        "texture": card.need.texture,
    }


def _visit(visit: DoorVisit | None) -> dict[str, Any] | None:
    if visit is None:
        return None
    return {
        "number": visit.number,
        "outcome": visit.outcome,
        "problem": visit.problem,
        "mood": visit.mood,
        "appetite": visit.appetite,
        "walking": visit.walking,
        "at": visit.at.timestamp() * 1000,
    }
