"""What waits between organisations: referrals to answer, and what is lent or due back."""

from datetime import datetime, timedelta

from django.urls import reverse

from dure.activities.queries import (
    exchange_waiting,
    referrals_ended_lately,
    referrals_unreached,
    referrals_waiting,
)
from dure.activities.types.exchange import BookingCard
from dure.activities.types.referrals import ReferralCard
from dure.front.queue.line import Line
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of
from dure.kernel.ui.figures import moment, short_day
from dure.kernel.words import Words

LATELY = timedelta(days=7)
ASKS = {
    "sent": Words("연계 의뢰에 답해 주세요", "Please answer a referral"),
    "accepted": Words(
        "의뢰받은 분을 처음 만난 날을 적어 주세요", "Note the first contact of a referral"
    ),
    "contacted": Words("연계 의뢰의 결과를 알려 주세요", "Tell how a referral went"),
}


def referral_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """What we were asked; for the backbone what nobody answers; for its sender what came to nothing."""
    if not _somewhere(actor, "send_referral", here.id):
        return []
    waiting = referrals_waiting(actor, initiative_id=here.id, at=at)
    ended = referrals_ended_lately(actor, initiative_id=here.id, since=at - LATELY, at=at)
    unreached = referrals_unreached(actor, initiative_id=here.id, at=at)
    own = _homes(actor, here.id)
    return [
        *(
            _waiting(one, here, at, mine=one.recipient_id in own or not one.climbed)
            for one in waiting
        ),
        *(_unreached(one, here) for one in unreached),
        *(_ended(one, here) for one in ended),
    ]


def booking_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """What is to be answered, handed out today, or given back."""
    if not any(_somewhere(actor, one, here.id) for one in ("share_resources", "keep_credit")):
        return []
    own = _homes(actor, here.id)
    found = exchange_waiting(actor, initiative_id=here.id, at=at)
    return [_booking(one, here, own) for one in found]


def _somewhere(actor: Actor, permission: str, initiative_id: int) -> bool:
    anywhere = any(
        permission in reach.permissions and reach.initiative_id in (None, initiative_id)
        for reach in actor.reaches
    )
    return anywhere or may(actor, permission, Subject("initiative", initiative_id, initiative_id))


def _homes(actor: Actor, initiative_id: int) -> frozenset[int]:
    return frozenset(
        reach.organisation_id
        for reach in actor.reaches
        if reach.organisation_id is not None and reach.initiative_id in (None, initiative_id)
    )


def _waiting(one: ReferralCard, here: InitiativeCard, at: datetime, *, mine: bool) -> Line:
    above = Words(
        f"{one.recipient.ko}에 보낸 연계 의뢰가 움직이지 않아요",
        f"A referral to {one.recipient.en} does not move",
    )
    days = (one.due_on - day_of(at)).days if one.due_on else 0
    until = one.due_on
    return Line(
        kind="referral",
        what=ASKS[one.state] if mine else above,
        more=Words(
            f"{one.sender.ko} · {one.kind_name.ko}", f"{one.sender.en} · {one.kind_name.en}"
        ),
        href=reverse("referral", args=[here.slug, one.public_id]),
        when=Words(f"{short_day(until)}까지", f"until {short_day(until, 'en')}") if until else None,
        late=one.late,
        rank=days,
        of=here.name,
    )


def _unreached(one: ReferralCard, here: InitiativeCard) -> Line:
    return Line(
        kind="referral",
        what=Words(
            f"{one.recipient.ko}에 보낸 의뢰 메일이 되돌아왔어요",
            f"The letter of a referral to {one.recipient.en} came back",
        ),
        more=one.kind_name,
        href=reverse("referral", args=[here.slug, one.public_id]),
        late=True,
        of=here.name,
    )


def _ended(one: ReferralCard, here: InitiativeCard) -> Line:
    said = one.ended or Words("", "")
    return Line(
        kind="referral",
        what=Words(
            f"{one.recipient.ko}에서 의뢰를 받지 못했어요",
            f"{one.recipient.en} did not take a referral",
        ),
        more=Words(f"{one.kind_name.ko} · {said.ko}", f"{one.kind_name.en} · {said.en}"),
        href=reverse("referral", args=[here.slug, one.public_id]),
        rank=100,
        of=here.name,
    )


def _booking(one: BookingCard, here: InitiativeCard, own: frozenset[int]) -> Line:
    name = one.offer.name
    borrows = one.organisation_id in own and one.offer.organisation_id not in own
    back = Words(f"{name.ko}: 돌려받을 때가 됐어요", f"{name.en}: due back")
    if borrows:
        back = Words(f"{name.ko}: 돌려줄 때가 됐어요", f"{name.en}: to be given back")
    elif one.offer.organisation_id not in own:  # the keeper's own view of a loan of two others
        back = Words(f"{name.ko}: 오래 돌아오지 않아요", f"{name.en}: long overdue")
    said = {
        "asked": Words(
            f"{name.ko}: 빌려 달라는 예약이 왔어요", f"{name.en}: somebody would like it"
        ),
        "agreed": Words(f"{name.ko}: 내줄 때가 됐어요", f"{name.en}: to be handed out"),
        "out": back,
    }
    starts = one.ends_at if one.state == "out" else one.starts_at
    return Line(
        kind="booking",
        what=said[one.state],
        more=one.offer.organisation if borrows else one.organisation,
        href=reverse("booking", args=[here.slug, one.public_id]),
        when=Words(moment(starts), moment(starts, "en")),
        late=one.late,
        of=here.name,
    )
