"""Put a resource at the others' disposal, give it days off, take it back from the board."""

from datetime import date, datetime
from zoneinfo import available_timezones

from dure.activities.models import ResourceClosure, ResourceOffer
from dure.activities.queries.acting_for import account_of, must_act_for
from dure.activities.rules.calendars import check_opening
from dure.activities.rules.credit import UNITS
from dure.activities.services.exchange_rows import SHARES, held_offer, of_offer
from dure.activities.types.exchange import KINDS, OfferDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.places.queries import place_on
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number

LONGEST_H, LONGEST_BUFFER_MIN, MOST = 24 * 31, 24 * 60, 10_000
DEAREST = 10_000_000  # hours or won for an hour of one: what a ledger line can still hold


def _of_draft(*, draft: OfferDraft) -> Subject:
    return Subject("offer", "new", draft.initiative_id, draft.organisation_id)


@action("activities.offer.make", may="share_resources", on=_of_draft)
def offer_resource(actor: Actor, *, draft: OfferDraft, at: datetime) -> Done[str]:
    """Offer it. Food has a best-before and is never lent beyond it.

    Refused: `activities.no_such_kind`, `.amount_needed`, `.no_such_zone`, `.opening_unreadable`,
    `.no_such_unit`, `.best_before_needed`, `.best_before_over`, `.not_for_that_organisation`.
    """
    must_act_for(actor, SHARES, draft.initiative_id, draft.organisation_id, day_of(at))
    _check(draft, at)
    row = ResourceOffer.objects.create(
        public_id=public_id(),
        initiative_id=draft.initiative_id,
        organisation_id=draft.organisation_id,
        kind=draft.kind,
        name_ko=draft.name.ko,
        name_en=draft.name.en,
        about_ko=draft.about.ko,
        about_en=draft.about.en,
        place_code=draft.place_code,
        amount=draft.amount,
        unit=draft.unit,
        zone=draft.zone,
        opening=draft.opening,
        whole=draft.whole,
        before_min=draft.before_min,
        after_min=draft.after_min,
        longest_h=draft.longest_h,
        price_unit=draft.price_unit,
        price=draft.price if draft.price_unit else 0,
        best_before=draft.best_before if draft.kind == "food" else None,
        asks=draft.asks,
        made_at=at,
        made_by_id=account_of(actor),
    )
    return Done(row.public_id, {"offer": row.public_id, "kind": row.kind})


@action("activities.offer.close_days", may="share_resources", on=of_offer)
def close_days(
    actor: Actor, *, offer: str, starts_on: date, ends_before: date, reason: str = "", at: datetime
) -> Done[int]:
    """Days off. What is booked for them already stays: the lender speaks with whoever booked."""
    row = held_offer(offer)
    must_act_for(actor, SHARES, row.initiative_id, row.organisation_id, day_of(at))
    if ends_before <= starts_on:
        raise Refused("activities.booking_ends_first")
    refuse_resident_number(reason=reason)
    made = ResourceClosure.objects.create(
        offer=row, starts_on=starts_on, ends_before=ends_before, reason=reason[:120]
    )
    return Done(made.pk, {"offer": offer, "from": starts_on.isoformat()})


@action("activities.offer.open_days", may="share_resources", on=of_offer)
def open_days(actor: Actor, *, offer: str, closure_id: int, at: datetime) -> Done[None]:
    """Take days off back."""
    row = held_offer(offer)
    must_act_for(actor, SHARES, row.initiative_id, row.organisation_id, day_of(at))
    gone, _ = ResourceClosure.objects.within(pk=closure_id, offer_id=row.pk).delete()
    if not gone:
        raise Refused("activities.no_such_days_off")
    return Done(None, {"offer": offer})


@action("activities.offer.end", may="share_resources", on=of_offer)
def end_offer(actor: Actor, *, offer: str, at: datetime) -> Done[None]:
    """No more bookings. Those that are agreed stay. Refused: `activities.offer_over`."""
    row = held_offer(offer)
    must_act_for(actor, SHARES, row.initiative_id, row.organisation_id, day_of(at))
    if row.ended_at is not None:
        raise Refused("activities.offer_over")
    row.ended_at, row.ended_why = at, "ended"
    row.save(update_fields=["ended_at", "ended_why"])
    return Done(None, {"offer": offer})


def _check(draft: OfferDraft, at: datetime) -> None:
    if draft.kind not in KINDS:
        raise Refused("activities.no_such_kind")
    if not 1 <= draft.amount <= MOST:
        raise Refused("activities.amount_needed")
    if not (draft.price.is_finite() and 0 <= draft.price <= DEAREST):
        raise Refused("activities.bad_price", most=f"{DEAREST:,}")
    if draft.zone not in available_timezones():
        raise Refused("activities.no_such_zone", zone=draft.zone)
    if draft.price_unit and draft.price_unit not in UNITS:
        raise Refused("activities.no_such_unit")
    if max(draft.before_min, draft.after_min) > LONGEST_BUFFER_MIN or draft.longest_h > LONGEST_H:
        raise Refused("activities.buffer_too_long")
    check_opening(draft.opening)
    refuse_resident_number(
        name_ko=draft.name.ko,
        name_en=draft.name.en,
        about_ko=draft.about.ko,
        about_en=draft.about.en,
    )
    place_on(draft.place_code, day_of(at))
    if draft.kind == "food":
        _check_food(draft, at)


def _check_food(draft: OfferDraft, at: datetime) -> None:
    if draft.best_before is None:
        raise Refused("activities.best_before_needed")
    if draft.best_before <= at:
        raise Refused("activities.best_before_over")
