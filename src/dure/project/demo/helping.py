"""How the organisations of the demo help each other: referrals in every state, what was lent, hours."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from dure.activities.models import ReferralLink, ReferralReader, ResourceOffer
from dure.activities.queries import known_kinds, link_of_token, parcel_of
from dure.activities.rules.link_codes import digest_of
from dure.activities.services import (
    accept_referral,
    agree_booking,
    answer_request,
    ask_for_resource,
    book_resource,
    close_referral,
    decline_referral,
    define_service_kind,
    hand_out,
    note_contact,
    offer_resource,
    partner_of,
    post_credit,
    referrals_due,
    send_referral,
    set_credit_limit,
    take_back,
    tend_referral,
)
from dure.activities.types import KindDraft
from dure.activities.types.exchange import (
    LimitDraft,
    OfferDraft,
    PostingDraft,
    RequestDraft,
    Wanted,
)
from dure.activities.types.referrals import Answered, ReferralDraft
from dure.ground.access.queries import house
from dure.ground.consent.services import record_consent
from dure.ground.consent.types import NewConsent
from dure.ground.journal.types import Actor
from dure.ground.people.queries import consent_giver
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.pack import told, words

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
WHO = {"sonmat": "elder-{:03d}", "saerok": "guest-{:02d}"}
TOWNS = ("9901025000", "9901031000", "9901032000")
ENDS = (
    *([("closed", "helped")] * 3),
    ("closed", "helped_once"),
    ("declined", "no_room"),
    ("closed", "not_reached"),
    ("closed", "helped"),
    ("declined", "not_our_area"),
)


def help_each_other(cast: Cast) -> None:
    """Both initiatives: what was asked of others, and what was lent."""
    for initiative, story in told("helping").items():
        _kinds(cast, initiative, story["kinds"])
        for each in (*_past(story["past"]), *story["referrals"]):
            _refer(cast, initiative, each)
        for offer in story["offers"]:
            _lend(cast, initiative, offer)
        _credit(cast, initiative, story)
    _tended(cast)


def _kinds(cast: Cast, initiative: str, kinds: dict[str, Any]) -> None:
    at = at_hour(cast.today - 120 * DAY)
    lead = cast.actor(cast.director_name(initiative), at)
    for code, name in kinds.items():
        if code not in known_kinds():
            kind = KindDraft(code=code, name=words(name), unit="회")
            define_service_kind(lead, kind=kind, initiative_id=cast.initiatives[initiative], at=at)


def _past(past: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The quarter before: most were helped, some were not, each told in its turn."""
    for turn in range(past["many"]):
        answer, code = ENDS[turn % len(ENDS)]
        yield past | {
            "person": past.get("who", WHO[past["from"]]).format(turn),
            "kind": past["kinds"][turn % len(past["kinds"])],
            "place": TOWNS[turn % len(TOWNS)],
            "days_ago": past["days_ago"] + turn % 28,
            "items": ["name", "need"],
            "need": "혼자서는 어려운 일이 있으시대요.",
            "answered_after": 1 + turn % 4,
            "answer": answer,
            "code": code,
        }


def _refer(cast: Cast, initiative: str, each: dict[str, Any]) -> None:
    """Consent first, then sent, then as far as the story goes."""
    sent_at = at_hour(cast.today - DAY * each["days_ago"], 11)
    sender = cast.actor(each["by"], sent_at)
    here, to = cast.initiatives[initiative], cast.organisations[each["to"]]
    person = cast.people[each["person"]]
    items = tuple(each["items"])
    new = NewConsent("referral", items, sent_at.date(), method="in_person", recipient_id=to)
    giver = consent_giver(person)
    record_consent(sender, at=sent_at - HOUR, initiative_id=here, giver=giver, new=new)
    draft = ReferralDraft(
        initiative_id=here,
        sender_id=cast.organisations[each["from"]],
        recipient_id=to,
        person_id=person,
        kind=each["kind"],
        place_code=cast.places.get(each["place"], each["place"]),
        items=items,
        told={"need": each["need"]},
        address=each.get("mail", ""),
    )
    seen = parcel_of(sender, draft, at=sent_at).mark
    name = send_referral(sender, draft=draft, seen=seen, at=sent_at)
    _answered(cast, each, name, sent_at)


def _answered(cast: Cast, each: dict[str, Any], name: str, sent_at: datetime) -> None:
    if "answer" not in each:
        return
    answer, at = each["answer"], sent_at + DAY * each["answered_after"]
    by = each.get("by_link", "")
    who = _by_link(name, by, at) if by else cast.actor(each["answered_by"], at)
    if answer == "declined":
        no = Answered(code=each["code"], note=each.get("note", ""))
        decline_referral(who, public_id=name, told=no, at=at)
        return
    accept_referral(who, public_id=name, told=Answered(by=by), at=at)
    if answer in {"contacted", "closed"}:
        at += DAY * 3
        note_contact(who, public_id=name, told=Answered(on=at.date(), by=by), at=at)
    if answer == "closed":
        end = Answered(code=each["code"], note=each.get("note", ""), by=by)
        close_referral(who, public_id=name, told=end, at=at + DAY * 6)


def _by_link(name: str, by: str, at: datetime) -> Actor:
    """Somebody at a partner without an account, who typed the code of their mail that day."""
    row = ReferralLink.objects.within(referral__public_id=name).get()
    # The code was sealed in the letter; that it was typed is what the sender sees.
    known = {"known_at": at, "until": at + 8 * HOUR}
    ReferralReader.objects.create(link=row, mark=digest_of(f"demo:{row.pk}"), **known)
    return partner_of(link_of_token(row.token, at=at), by)


def _lend(cast: Cast, initiative: str, offer: dict[str, Any]) -> None:
    made_at = at_hour(cast.today - 60 * DAY)
    lender = cast.actor(offer["by"], made_at)
    best = at_hour(cast.today + DAY * offer["best_in"], 18) if "best_in" in offer else None
    draft = OfferDraft(
        initiative_id=cast.initiatives[initiative],
        organisation_id=cast.organisations[offer["from"]],
        kind=offer["kind"],
        name=words(offer["name"]),
        about=words(offer.get("about")),
        place_code=cast.places.get(offer["place"], offer["place"]),
        amount=offer.get("amount", 1),
        unit=offer.get("unit", "대"),
        opening={} if best else {str(day): [["08:00", "19:00"]] for day in range(7)},
        whole=offer["kind"] == "room",
        after_min=0 if best else 30,
        price_unit=offer.get("price_unit", ""),
        price=Decimal(str(offer.get("price", 0))),
        best_before=best,
        asks=offer.get("asks", True),
    )
    name = offer_resource(lender, draft=draft, at=made_at)
    for loan in offer.get("loans", ()):
        _loan(cast, offer, name, loan)


def _loan(cast: Cast, offer: dict[str, Any], name: str, loan: dict[str, Any]) -> None:
    """Asked for the day before at noon; then as far as the story goes."""
    begins = at_hour(cast.today + DAY * loan["day"], loan["from"])
    ends = begins + HOUR * loan["hours"]
    asked_at = min(begins - DAY, at_hour(cast.today - DAY, 12))
    wanted = Wanted(
        organisation_id=cast.organisations[loan["to"]],
        starts=begins.replace(tzinfo=None),
        ends=ends.replace(tzinfo=None),
        purpose=loan["for"],
        amount=loan.get("amount", 1),
    )
    who = cast.actor(loan["by"], asked_at)
    booking = book_resource(who, offer=name, wanted=wanted, at=asked_at)
    lender, state = cast.actor(offer["by"], asked_at), loan.get("state", "asked")
    if state in {"agreed", "out", "back"} and offer.get("asks", True):
        agree_booking(lender, booking=booking, at=asked_at + HOUR)
    if state in {"out", "back"}:
        hand_out(lender, booking=booking, at=begins)
    if state == "back":
        came = ends + timedelta(minutes=loan.get("late_min", 0))
        condition, note = loan.get("condition", "good"), loan.get("note", "")
        take_back(lender, booking=booking, condition=condition, note=note, at=came)


def _credit(cast: Cast, initiative: str, story: dict[str, Any]) -> None:
    here = cast.initiatives[initiative]
    for each in story["hours"]:
        at = at_hour(cast.today - DAY * each["days_ago"], 17)
        draft = PostingDraft(
            initiative_id=here,
            unit=each.get("unit", "hour"),
            giver_id=cast.organisations[each["from"]],
            receiver_id=cast.organisations[each["to"]],
            amount=Decimal(str(each["amount"])),
            words=each["for"],
            on=at.date(),
        )
        post_credit(cast.actor(each["by"], at), draft=draft, at=at)
    at = at_hour(cast.today - 3 * DAY)
    lead = cast.actor(cast.director_name(initiative), at)
    most = Decimal(story["limit"])
    limit = LimitDraft(initiative_id=here, unit="hour", most=most, since=at.date())
    set_credit_limit(lead, draft=limit, at=at)
    for wish in story["wishes"]:
        _ask(cast, here, wish)


def _ask(cast: Cast, initiative_id: int, wish: dict[str, Any]) -> None:
    at = at_hour(cast.today - DAY, 15)
    begins = at_hour(cast.today + DAY * wish["day"], wish["from"])
    draft = RequestDraft(
        initiative_id=initiative_id,
        organisation_id=cast.organisations[wish["to"]],
        kind=wish["kind"],
        text=wish["text"],
        starts_at=begins,
        ends_at=begins + HOUR * wish["hours"],
    )
    made = ask_for_resource(cast.actor(wish["by"], at), draft=draft, at=at)
    if "with" in wish:
        own = ResourceOffer.objects.within(initiative_id=initiative_id, name_ko=wish["with"]).get()
        helper = cast.actor(wish["answered_by"], at + HOUR)
        answer_request(helper, request=made, offer=own.public_id, at=at + HOUR)


def _tended(cast: Cast) -> None:
    """The worker has looked every day, as it would have: reminders, the backbone, the end."""
    for back in range(40, -1, -1):
        at = at_hour(cast.today - DAY * back, 8)
        for name in referrals_due(at=at):
            tend_referral(house(), public_id=name, at=at)
