"""Writing a referral: what is asked, where, and which items travel."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from dure.activities.screens.written import number_in, text_in
from dure.activities.types.referrals import ItemAsked, ReferralDraft
from dure.ground.places.queries import place_written

LONGEST = 1000
TOLD = "told-"


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item as the page draws it: its box, and what was written beside it."""

    asked: ItemAsked
    ticked: bool
    told: str


@dataclass(frozen=True, slots=True)
class Ways:
    """Who sends whom to whom."""

    initiative_id: int
    sender_id: int
    recipient_id: int
    person_id: int


def draft_of(told: QueryDict, ways: Ways, on: date) -> ReferralDraft:
    """What was typed, as the query and the verb take it. Refused as `place_written`.

    What somebody wrote they want to tell, with a tick or without one; they see it before it is sent.
    """
    items = tuple(dict.fromkeys((*told.getlist("items"), *_written(told))))
    return ReferralDraft(
        initiative_id=ways.initiative_id,
        sender_id=ways.sender_id,
        recipient_id=ways.recipient_id,
        person_id=ways.person_id,
        kind=text_in(told, "kind", 60),
        place_code=place_written(text_in(told, "place", 80), on),
        items=items,
        told={item: text_in(told, f"{TOLD}{item}", LONGEST) for item in items},
        service_id=number_in(told, "service") or None,
        address=text_in(told, "address", 200),
    )


def lines_of(told: QueryDict, items: Sequence[ItemAsked]) -> list[ItemLine]:
    """The boxes: what consent covers is ticked from the start, apart from what must be written."""
    chosen = {*told.getlist("items"), *_written(told)} if told else None
    return [
        ItemLine(
            one,
            one.agreed and (one.item in chosen if chosen is not None else not one.is_written),
            text_in(told, f"{TOLD}{one.item}", LONGEST),
        )
        for one in items
    ]


def _written(told: QueryDict) -> list[str]:
    names = [name for name in told if name.startswith(TOLD)]
    return [name.removeprefix(TOLD) for name in names if text_in(told, name, LONGEST)]
