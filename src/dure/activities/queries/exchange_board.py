"""The board of the exchange: what is offered, one resource with its days, one booking."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from dure.activities.models import Booking, CreditPosting, ResourceOffer, Return
from dure.activities.queries.acting_for import acted_for
from dure.activities.queries.bookings import calendar_of, cost_of, given_of, taken_of
from dure.activities.queries.seeing import holds
from dure.activities.rules.booking_states import (
    BORROWER,
    HOLDING,
    LENDER,
    LIVE,
    LONG_OVERDUE,
    STATE_WORDS,
    next_of_booking,
)
from dure.activities.rules.calendars import joined, windows
from dure.activities.types.exchange import (
    CONDITIONS,
    KINDS,
    BookingCard,
    BookingLine,
    BookingPage,
    Calendar,
    CalendarDay,
    DaySpan,
    OfferCard,
    OfferPage,
    ReturnCard,
)
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

SHARES, KEEPS = "share_resources", "keep_credit"
KO, EN = tuple("월화수목금토일"), ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS_SHOWN, MINUTES_A_DAY = 14, 24 * 60
DAY = timedelta(days=1)


def board(
    actor: Actor, *, initiative_id: int, kind: str = "", at: datetime
) -> tuple[OfferCard, ...]:
    """What is offered now. Refused: `journal.not_allowed` for who has no part in the initiative."""
    must_see(actor, initiative_id)
    rows = ResourceOffer.objects.within(initiative_id=initiative_id, ended_at__isnull=True)
    rows = rows.filter(Q(best_before__isnull=True) | Q(best_before__gt=at))
    if kind in KINDS:
        rows = rows.filter(kind=kind)
    return _offer_cards(rows.select_related("organisation").order_by("kind", "name_ko", "pk"), at)


def offer_page(actor: Actor, public_id: str, *, initiative_id: int, at: datetime) -> OfferPage:
    """One resource and two weeks of its days. Whose bookings they are only the lender sees.

    Refused: `activities.no_such_offer`.
    """
    must_see(actor, initiative_id)
    rows = ResourceOffer.objects.within(public_id=public_id, initiative_id=initiative_id)
    row = rows.select_related("organisation").first()
    if row is None:
        raise Refused("activities.no_such_offer")
    own = row.organisation_id in acted_for(actor, SHARES, initiative_id, day_of(at))
    closures = row.closures.filter(ends_before__gt=day_of(at)).order_by("starts_on")
    return OfferPage(
        card=_offer_cards([row], at)[0],
        days=() if row.kind == "food" else tuple(_days(row, at)),
        opening=_opening_lines(row),
        may_change=own and row.ended_at is None,
        bookings=_bookings(Q(offer_id=row.pk, state__in=LIVE), at) if own else (),
        closures=tuple(closures.values_list("pk", "starts_on", "ends_before", "reason")),
    )


def my_bookings(
    actor: Actor, *, initiative_id: int, ended: bool = False, at: datetime
) -> tuple[BookingCard, ...]:
    """What the actor's organisations lend and have borrowed: the live ones, or the last that ended."""
    own = acted_for(actor, SHARES, initiative_id, day_of(at))
    mine = Q(organisation_id__in=own) | Q(offer__organisation_id__in=own)
    live = Q(state__in=LIVE)
    return _bookings(
        Q(offer__initiative_id=initiative_id) & mine & (~live if ended else live),
        at,
        order="-starts_at" if ended else "starts_at",
    )


def booking_page(actor: Actor, public_id: str, *, initiative_id: int, at: datetime) -> BookingPage:
    """One booking, for its two sides and the keeper. Refused: `activities.no_such_booking`."""
    rows = Booking.objects.within(public_id=public_id, offer__initiative_id=initiative_id)
    row = rows.select_related("offer__organisation", "organisation").first()
    side = _side(actor, row, initiative_id, at) if row else ""
    if row is None or not side:
        raise Refused("activities.no_such_booking")
    deeds = {"lender": LENDER, "borrower": BORROWER, "both": LENDER}.get(side, frozenset())
    return BookingPage(
        card=_booking_cards([row], at)[0],
        side=side,
        steps=tuple(
            BookingLine(STATE_WORDS[step.kind], step.at, step.by, step.note)
            for step in row.steps.all()
        ),
        may=next_of_booking(row.state, food=row.offer.kind == "food") & deeds,
        back=_returned(row),
        comes_to=_comes_to(row),
    )


def _comes_to(row: Booking) -> Decimal:
    """Said before it is agreed, for both sides; to oneself nobody owes."""
    own = row.offer.organisation_id == row.organisation_id
    return Decimal(0) if own or row.state not in HOLDING else cost_of(row)


def exchange_waiting(actor: Actor, *, initiative_id: int, at: datetime) -> tuple[BookingCard, ...]:
    """What is to be answered, handed out today, given back; for the keeper what is long overdue."""
    own = acted_for(actor, SHARES, initiative_id, day_of(at))
    keeps = may(actor, KEEPS, Subject("initiative", initiative_id, initiative_id))
    if not own and not keeps:
        return ()
    lends = Q(offer__organisation_id__in=own)
    tonight = at + DAY
    asked = Q(state="asked") & lends
    goes_out = Q(state="agreed", starts_at__lt=tonight) & lends
    comes_back = Q(state="out", ends_at__lt=tonight) & (lends | Q(organisation_id__in=own))
    waits = asked | goes_out | comes_back
    if keeps:
        waits |= Q(state="out", ends_at__lte=at - LONG_OVERDUE)
    return _bookings(Q(offer__initiative_id=initiative_id) & waits, at)


def must_see(actor: Actor, initiative_id: int) -> None:
    """Refused with `journal.not_allowed` for whoever has no part in the initiative."""
    if not holds(actor, initiative_id, "see_initiative"):
        raise Refused("journal.not_allowed", verb="see_initiative")


def _side(actor: Actor, row: Booking, initiative_id: int, at: datetime) -> str:
    own = acted_for(actor, SHARES, initiative_id, day_of(at))
    lends, borrows = row.offer.organisation_id in own, row.organisation_id in own
    if lends:
        return "both" if borrows else "lender"
    if borrows:
        return "borrower"
    keeps = may(actor, KEEPS, Subject("initiative", initiative_id, initiative_id))
    return "backbone" if keeps else ""


def _offer_cards(rows: Iterable[ResourceOffer], at: datetime) -> tuple[OfferCard, ...]:
    found = list(rows)
    given = given_of(row.pk for row in found if row.kind == "food")
    out = set(
        Booking.objects.within(offer_id__in=[row.pk for row in found], state="out").values_list(
            "offer_id", flat=True
        )
    )
    return tuple(
        OfferCard(
            id=row.pk,
            public_id=row.public_id,
            organisation_id=row.organisation_id,
            organisation=row.organisation.name,
            kind=row.kind,
            kind_name=KINDS[row.kind],
            name=row.name,
            about=Words(row.about_ko, row.about_en),
            place_code=row.place_code,
            amount=row.amount,
            unit=row.unit,
            left=max(row.amount - given.get(row.pk, 0), 0) if row.kind == "food" else None,
            price_unit=row.price_unit,
            price=row.price,
            best_before=row.best_before,
            asks=row.asks,
            ended=row.ended_at is not None or bool(row.best_before and row.best_before <= at),
            zone=row.zone,
            longest_h=row.longest_h,
            next_free=row.pk not in out,
        )
        for row in found
    )


def _bookings(which: Q, at: datetime, order: str = "starts_at") -> tuple[BookingCard, ...]:
    rows = Booking.objects.everywhere("the caller says which").filter(which)
    joined_rows = rows.select_related("offer__organisation", "organisation")
    return _booking_cards(joined_rows.order_by(order, "pk")[:100], at)


def _booking_cards(rows: Iterable[Any], at: datetime) -> tuple[BookingCard, ...]:
    found = list(rows)
    offers = {row.offer_id: row.offer for row in found}
    cards = {card.id: card for card in _offer_cards(offers.values(), at)}
    return tuple(
        BookingCard(
            id=row.pk,
            public_id=row.public_id,
            offer=cards[row.offer_id],
            organisation_id=row.organisation_id,
            organisation=row.organisation.name,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            amount=row.amount,
            purpose=row.purpose,
            state=row.state,
            state_words=_state_words(row),
            late=row.state == "out" and row.ends_at < at,
        )
        for row in found
    )


def _state_words(row: Booking) -> Words:
    is_food = row.offer.kind == "food" and row.state == "back"
    return STATE_WORDS["given" if is_food else row.state]


def _returned(row: Booking) -> ReturnCard | None:
    back = Return.objects.within(booking_id=row.pk).first()
    posted = CreditPosting.objects.within(booking_id=row.pk, reverses__isnull=True).first()
    amount: Decimal | None = posted.amount if posted else None
    if back is None:
        return None
    return ReturnCard(
        back.returned_at, back.late_min, CONDITIONS[back.condition], back.note, back.by, amount
    )


def _opening_lines(row: ResourceOffer) -> tuple[Words, ...]:
    """The hours of the week; days that follow each other with the same hours are one line."""
    hours = {
        int(day): ", ".join("–".join(span) for span in row.opening[day]) for day in row.opening
    }
    lines: list[tuple[int, int, str]] = []
    for day in sorted(hours):
        if lines and lines[-1][1:] == (day - 1, hours[day]):
            lines[-1] = (lines[-1][0], day, hours[day])
        elif hours[day]:
            lines.append((day, day, hours[day]))
    return tuple(
        Words(f"{_days_named(KO, *days)} {said}", f"{_days_named(EN, *days)} {said}")
        for *days, said in lines
    )


def _days_named(names: Sequence[str], first: int, last: int) -> str:
    return names[first] if first == last else f"{names[first]}–{names[last]}"


def _days(row: ResourceOffer, at: datetime) -> Iterable[CalendarDay]:
    """Two weeks in the resource's own days: what is taken, and when it is closed."""
    calendar, taken = calendar_of(row), taken_of(row, at=at)
    first = at.astimezone(ZoneInfo(row.zone)).date()
    for on in (first + DAY * turn for turn in range(DAYS_SHOWN)):
        begins, ends = _bounds(on, row.zone)
        spans = [
            _span("taken", max(one.starts_at, begins), min(one.ends_at, ends), begins, ends)
            for one in taken
            if one.starts_at < ends and begins < one.ends_at
        ]
        yield CalendarDay(on, _closed(calendar, on), (*_open_spans(calendar, begins, ends), *spans))


def _open_spans(calendar: Calendar, begins: datetime, ends: datetime) -> list[DaySpan]:
    if not calendar.opening:
        return [DaySpan("open", 0, 100, "")]
    spans = joined(windows(calendar, begins, ends))
    return [
        _span("open", max(start, begins), min(end, ends), begins, ends)
        for start, end in spans
        if start < ends and begins < end
    ]


def _span(state: str, start: datetime, end: datetime, begins: datetime, ends: datetime) -> DaySpan:
    whole = (ends - begins).total_seconds()
    from_pct = round((start - begins).total_seconds() * 100 / whole)
    width = max(round((end - start).total_seconds() * 100 / whole), 1)
    return DaySpan(state, from_pct, width, "")


def _closed(calendar: Calendar, on: date) -> str:
    return "off" if any(a <= on < b for a, b in calendar.closures) else ""


def _bounds(on: date, zone: str) -> tuple[datetime, datetime]:
    there = ZoneInfo(zone)
    begins = datetime.combine(on, time(), there).astimezone(UTC)
    return begins, datetime.combine(on + DAY, time(), there).astimezone(UTC)
