"""The parcel of a referral: what would travel, and what its reader may see of it today."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Literal

from dure.activities.models import Referral
from dure.activities.queries.acting_for import acted_for
from dure.activities.queries.referral_terms import days_on
from dure.activities.rules.parcels import (
    ORDER,
    PURPOSE,
    REGISTER,
    SENSITIVE_PURPOSE,
    WRITTEN,
    check_items,
    mark_of,
    read_back,
)
from dure.activities.rules.referral_states import OPEN
from dure.activities.types.referrals import (
    Content,
    ItemAsked,
    Parcel,
    ParcelLine,
    ReferralDraft,
)
from dure.ground.access.services import Act, log_access
from dure.ground.consent.queries import SENSITIVE, agreed_items, item_name
from dure.ground.journal.types import Actor
from dure.ground.people.queries import attribute_words, open_person
from dure.ground.people.types import PersonCard
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ui.figures import day
from dure.kernel.words import Words

NOTHING = Words("", "")
SEXES = {"f": Words("여성", "female"), "m": Words("남성", "male"), "x": Words("그 밖", "other")}


def agreed_to_travel(person_id: int, recipient_id: int, on: date) -> frozenset[str]:
    """The items of which a person agrees on a day that this organisation gets them by referral.

    Health and disability count only in a consent of their own.
    """
    plain = agreed_items([person_id], [PURPOSE], [recipient_id], on).get(person_id, frozenset())
    own = agreed_items([person_id], [SENSITIVE_PURPOSE], [recipient_id], on)
    return (plain - set(SENSITIVE)) | own.get(person_id, frozenset())


def items_asked(person_id: int, recipient_id: int, on: date) -> tuple[ItemAsked, ...]:
    """Every item that could travel, and whether consent covers it; nothing personal is opened."""
    agreed = agreed_to_travel(person_id, recipient_id, on)
    return tuple(
        ItemAsked(item, item_name(item), item in agreed, item in SENSITIVE, item in WRITTEN)
        for item in ORDER
    )


def parcel_of(
    actor: Actor, draft: ReferralDraft, *, at: datetime, act: Literal["seen", "exported"] = "seen"
) -> Parcel:
    """Exactly what would travel, in the words in which it will be read. The look is logged.

    Refused: `activities.no_referral_consent`, `.item_without_consent`, `.item_needs_words`,
    `.not_your_person`, `.person_has_died`, and whatever the people room's gate says.
    """
    agreed = agreed_to_travel(draft.person_id, draft.recipient_id, day_of(at))
    if not agreed:
        raise Refused("activities.no_referral_consent")
    check_items(draft.items, agreed, draft.told)
    card = open_person(actor, draft.person_id, purpose="service", at=at, act=act)
    if card.organisation_id != draft.sender_id:
        raise Refused("activities.not_your_person")
    if card.deceased_on is not None:
        raise Refused("activities.person_has_died")
    lines = tuple(_lines(draft.items, card, draft.told))
    if not lines:
        raise Refused("activities.nothing_travels")
    return Parcel(lines, mark_of(lines))


def content_for(
    actor: Actor, row: Referral, *, at: datetime, by_account: int | None = None
) -> Content:
    """What this reader may see today, item by item, logged; the sender sees what was sent.

    `by_account` is who invited a reader without an account: the log names them, and the link.
    """
    if row.person_id is None:
        return Content((), "forgotten")
    if not actor.second_factor and by_account is None:
        raise Refused("access.second_factor_needed")
    if row.sender_id in acted_for(actor, "send_referral", row.initiative_id, day_of(at)):
        _log(actor, row, at, "seen", by_account)
        return Content(_kept(row, frozenset(row.items)))
    agreed = agreed_to_travel(row.person_id, row.recipient_id, day_of(at)) & set(row.items)
    why = _why(row, agreed, at)
    if why in {"ended", "over"}:
        _log(actor, row, at, "refused", by_account)
        return Content((), why)
    _log(actor, row, at, "seen", by_account)
    return Content(_kept(row, agreed), why)


def _why(row: Referral, agreed: frozenset[str], at: datetime) -> str:
    if row.state not in OPEN:
        kept = days_on(row.initiative_id, day_of(at)).keep_days
        if row.state != "closed" or (at - row.state_since).days >= kept:
            return "over"
    if not agreed:
        return "ended"
    return "" if agreed == set(row.items) else "some"


def _log(actor: Actor, row: Referral, at: datetime, act: str, by_account: int | None) -> None:
    who = Actor(by_account, address=actor.address) if by_account is not None else actor
    reason = f"의뢰 {row.public_id}" + (" (링크)" if by_account is not None else "")
    done = Act(act, PURPOSE, row.sender_id, reason)
    log_access(who, at=at, person_ids=[row.person_id or 0], done=done)


def _kept(row: Referral, items: Iterable[str]) -> tuple[ParcelLine, ...]:
    kept, shown = read_back(row.parcel), set(items)
    return tuple(
        ParcelLine(item, item_name(item), text, item in SENSITIVE)
        for item, text in kept.items()
        if item in shown
    )


def _lines(items: Iterable[str], card: PersonCard, told: Mapping[str, str]) -> Iterable[ParcelLine]:
    asked = set(items)
    for item in ORDER:
        if item not in asked:
            continue
        text = _known(item, card) if item in REGISTER else _said(told[item])
        if text.ko:  # what is not known does not travel
            yield ParcelLine(item, item_name(item), text, item in SENSITIVE)


def _said(text: str) -> Words:
    return Words(text.strip(), text.strip())


def _known(item: str, card: PersonCard) -> Words:
    plain = {"name": card.name, "contact": card.phone, "address": card.address}
    if item in plain:
        return _said(plain[item])
    if item == "birth_date":
        return _birth(card)
    if item == "sex":
        return SEXES.get(card.sex, NOTHING)
    value = card.attributes.get(item, "")
    return attribute_words(item, value)[1] if value else NOTHING


def _birth(card: PersonCard) -> Words:
    if card.birth_date is not None:
        return Words(day(card.birth_date), day(card.birth_date, "en"))
    year = card.birth_year
    return Words(f"{year}년생", f"born {year}") if year else NOTHING
