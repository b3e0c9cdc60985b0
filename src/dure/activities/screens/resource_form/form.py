"""Offering and asking: what was typed, read into a draft."""

from datetime import datetime

from django.http import QueryDict

from dure.activities.rules.calendars import instant
from dure.activities.screens.written import moment_in, much_in, number_in, text_in
from dure.activities.types.exchange import OfferDraft, RequestDraft, Windows
from dure.ground.places.queries import place_written
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

SEOUL = "Asia/Seoul"
UNITS = {"vehicle": "대", "room": "곳", "hours": "명", "food": "인분"}


def offer_of(told: QueryDict, initiative_id: int, organisation_id: int, at: datetime) -> OfferDraft:
    """The offer. A name in one language serves for both. Refused as `place_written`, `instant`."""
    kind = text_in(told, "kind", 10)
    name, other = text_in(told, "name_ko", 120), text_in(told, "name_en", 120)
    if not name:
        raise Refused("activities.purpose_needed")
    about = text_in(told, "about", 1000)
    zone = text_in(told, "zone", 40) or SEOUL
    best = moment_in(told, "best_day", "best_hour")
    return OfferDraft(
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        kind=kind,
        name=Words(name, other or name),
        about=Words(about, about),
        place_code=place_written(text_in(told, "place", 80), day_of(at)),
        amount=number_in(told, "amount"),
        unit=text_in(told, "unit", 20) or UNITS.get(kind, "개"),
        zone=zone,
        opening=_opening(told),
        whole=kind == "room",
        before_min=number_in(told, "before"),
        after_min=number_in(told, "after"),
        longest_h=number_in(told, "longest") or 72,
        price_unit=text_in(told, "price_unit", 4),
        price=much_in(told, "price"),
        best_before=instant(best, SEOUL) if best else None,
        asks=told.get("asks", "yes") == "yes",
    )


def request_of(told: QueryDict, initiative_id: int, organisation_id: int) -> RequestDraft:
    """The request. Refused: `activities.booking_ends_first` where a time is missing."""
    starts, ends = moment_in(told, "day", "from"), moment_in(told, "until_day", "until")
    if starts is None or ends is None:
        raise Refused("activities.booking_ends_first")
    return RequestDraft(
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        kind=text_in(told, "kind", 10),
        text=text_in(told, "text", 300),
        starts_at=instant(starts, SEOUL),
        ends_at=instant(ends, SEOUL),
    )


def _opening(told: QueryDict) -> Windows:
    """One window on the days that are ticked; nothing ticked: always."""
    begins, ends = text_in(told, "opens", 5), text_in(told, "closes", 5)
    if ends == "00:00":  # the boxes of browsers know no 24:00
        ends = "24:00"
    days = [day for day in told.getlist("days") if day in set("0123456")]
    return {day: [[begins, ends]] for day in days} if begins or ends else {}
