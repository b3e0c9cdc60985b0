"""Links and doors as the gate sees them, and the courier as somebody who acts without an account."""

from dataclasses import dataclass

from dure.engines.hangul import mask_name
from dure.ground.journal.types import Actor, Reach, Subject
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import CourierLink, Stop

# What a courier's link lets happen, in the one kitchen and initiative it belongs to.
MAY_AT_THE_DOOR = frozenset({"bring_meals", "record_service", "raise_alert", "handle_alerts"})


def link_row(public_id: str, *, held: bool = False) -> CourierLink:
    """The link. Refused with `care_meals.no_courier_link`."""
    rows = CourierLink.objects.within(public_id=public_id)
    if held:
        rows = rows.select_for_update(of=("self",))
    row: CourierLink | None = rows.select_related("day__kitchen", "courier").first()
    if row is None:
        raise Refused("care_meals.no_courier_link")
    return row


def subject_of_link(row: CourierLink) -> Subject:
    """The link as the gate sees it: whose kitchen's."""
    kitchen = row.day.kitchen
    return Subject("courier_link", row.public_id, kitchen.initiative_id, kitchen.organisation_id)


def of_link(*, link: str, **_: object) -> Subject:
    """The same by the link's public id."""
    return subject_of_link(link_row(link))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLink(Subject):
    """A link that is held, with its row: found once for the gate and for the service behind it."""

    row: CourierLink


def of_held_link(*, link: str, **_: object) -> HeldLink:
    """The link as the gate sees it, held while its phone speaks. Refused: `care_meals.no_courier_link`."""
    row = link_row(link, held=True)
    seen = subject_of_link(row)
    return HeldLink(seen.kind, seen.id, seen.initiative_id, seen.organisation_id, row=row)


def of_stop(*, stop: str, **_: object) -> Subject:
    """A door of a day. Refused with `care_meals.no_such_door`."""
    row = Stop.objects.within(public_id=stop).select_related("day__kitchen").first()
    if row is None:
        raise Refused("care_meals.no_such_door")
    kitchen = row.day.kitchen
    return Subject("meal_stop", row.public_id, kitchen.initiative_id, kitchen.organisation_id)


def courier_of(row: CourierLink) -> Actor:
    """The courier behind a link: no account; the name masked, for it stands in what is stamped."""
    kitchen = row.day.kitchen
    reach = Reach("courier", MAY_AT_THE_DOOR, kitchen.initiative_id, kitchen.organisation_id)
    name = mask_name(row.courier.name, "middle")
    return Actor(account_id=None, name=name, reaches=(reach,), language=row.courier.language)
