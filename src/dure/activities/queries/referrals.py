"""Referrals, asked: what came in, what was sent, what one watches over, and one of them."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from dure.activities.models import Referral, ReferralStep
from dure.activities.queries.acting_for import acted_for
from dure.activities.queries.partner_links import link_state
from dure.activities.queries.referral_cards import cards_of
from dure.activities.rules.referral_codes import outcomes, refusal_reasons
from dure.activities.rules.referral_states import OPEN, next_steps
from dure.activities.types.referrals import ReferralCard, ReferralPage, StepLine
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

SENDS, ANSWERS, WATCHES = "send_referral", "answer_referrals", "watch_referrals"
PAGE = 50
BY_RECIPIENT = frozenset({"accepted", "declined", "contacted", "closed"})
BY_SENDER = frozenset({"withdrawn", "handed_on"})
STEP_WORDS = {
    "sent": Words("의뢰를 보냈어요", "sent"),
    "accepted": Words("받아들였어요", "accepted"),
    "declined": Words("받지 못한다고 했어요", "declined"),
    "contacted": Words("처음 만났어요", "made the first contact"),
    "closed": Words("결과를 알렸어요", "told the outcome"),
    "withdrawn": Words("의뢰를 거두었어요", "took it back"),
    "handed_on": Words("다른 기관에 부탁했어요", "asked another organisation"),
    "reminded": Words("기한이 지나 다시 알렸어요", "reminded: the day had passed"),
    "climbed": Words("백본에 알렸어요", "told the backbone"),
    "expired": Words("답이 없어 끝났어요", "ended: no answer came"),
}


def referrals_of(
    actor: Actor, *, initiative_id: int, side: str, ended: bool = False, at: datetime
) -> tuple[ReferralCard, ...]:
    """The referrals of one side, those that wait longest first; ended ones the newest first.

    `side` is recipient, sender or backbone. Nothing personal is in the cards. Refused with
    `journal.not_allowed` where the actor has no such side here.
    """
    rows = Referral.objects.within(initiative_id=initiative_id).filter(
        _side(actor, initiative_id, side, at)
    )
    rows = rows.exclude(state__in=OPEN) if ended else rows.filter(state__in=OPEN)
    order = "-state_since" if ended else "state_since"
    return _cards(rows.order_by(order, "pk")[:PAGE], at)


def referrals_waiting(
    actor: Actor, *, initiative_id: int, at: datetime
) -> tuple[ReferralCard, ...]:
    """What waits for the actor's own organisation, and what climbed to the backbone they serve."""
    own = acted_for(actor, ANSWERS, initiative_id, day_of(at))
    rows = Referral.objects.within(initiative_id=initiative_id, state__in=OPEN)
    mine = _cards(rows.filter(recipient_id__in=own).order_by("state_since", "pk")[:PAGE], at)
    if not _watches(actor, initiative_id):
        return mine
    told = ReferralStep.objects.within(
        kind="climbed", referral__initiative_id=initiative_id, referral__state__in=OPEN
    ).values("referral_id")
    above = rows.filter(pk__in=told).exclude(recipient_id__in=own)
    climbed = [one for one in _cards(above.order_by("state_since")[:PAGE], at) if one.climbed]
    return (*mine, *climbed)


def referrals_ended_lately(
    actor: Actor, *, initiative_id: int, since: datetime, at: datetime
) -> tuple[ReferralCard, ...]:
    """What the actor's organisation had sent and was declined or came to nothing since a moment."""
    own = acted_for(actor, SENDS, initiative_id, day_of(at))
    rows = Referral.objects.within(initiative_id=initiative_id, sender_id__in=own)
    lately = rows.filter(state__in=("declined", "expired"), state_since__gte=since)
    return _cards(lately.order_by("-state_since", "pk")[:PAGE], at)


def referral_page(
    actor: Actor, public_id: str, *, initiative_id: int, at: datetime
) -> ReferralPage:
    """One referral for whoever has a side in it: what happened, and what they may do next.

    Refused: `activities.no_such_referral`, also where it is none of theirs.
    """
    row = referral_in(public_id, initiative_id)
    side = _side_of(actor, row, at)
    card = _cards([row], at)[0]
    deeds = {"recipient": BY_RECIPIENT, "sender": BY_SENDER}.get(side, frozenset())
    return ReferralPage(
        card=card,
        side=side,
        steps=steps_of(row, with_notes=side != "backbone"),
        may=next_steps(row.state) & deeds,
        link=link_state(row, at=at) if side == "sender" else None,
    )


def referral_in(public_id: str, initiative_id: int) -> Referral:
    """The row itself, for the pages and the link of this room. Refused: `activities.no_such_referral`."""
    rows = Referral.objects.within(public_id=public_id, initiative_id=initiative_id)
    row: Referral | None = _joined(rows).first()
    if row is None:
        raise Refused("activities.no_such_referral")
    return row


def steps_of(row: Referral, *, with_notes: bool) -> tuple[StepLine, ...]:
    """What happened, in its order. Notes may name somebody: the backbone does not read them."""
    said = {**refusal_reasons(), **outcomes()}
    rows = ReferralStep.objects.within(referral_id=row.pk)
    return tuple(
        StepLine(
            kind=step.kind,
            what=STEP_WORDS[step.kind],
            at=step.at,
            by=step.by,
            organisation=step.organisation.name if step.organisation else None,
            reason=outcomes().get(step.code)
            if step.kind == "closed"
            else (step.to_organisation.name if step.to_organisation else said.get(step.code)),
            note=step.note if with_notes else "",
            happened_on=step.happened_on,
            via_link=step.via_link,
        )
        for step in rows.select_related("organisation", "to_organisation")
    )


def sides_here(actor: Actor, *, initiative_id: int, at: datetime) -> tuple[str, ...]:
    """On which sides the actor stands in an initiative, the most pressing first."""
    on = day_of(at)
    answers = bool(acted_for(actor, ANSWERS, initiative_id, on))
    sends = bool(acted_for(actor, SENDS, initiative_id, on))
    watches = _watches(actor, initiative_id)
    stands = (("recipient", answers), ("sender", sends), ("backbone", watches))
    return tuple(side for side, holds in stands if holds)


def _side(actor: Actor, initiative_id: int, side: str, at: datetime) -> Q:
    if side not in sides_here(actor, initiative_id=initiative_id, at=at):
        raise Refused("journal.not_allowed", verb=WATCHES)
    if side == "backbone":
        return Q()
    permission = ANSWERS if side == "recipient" else SENDS
    own = acted_for(actor, permission, initiative_id, day_of(at))
    return Q(**{f"{side}_id__in": own})


def _side_of(actor: Actor, row: Referral, at: datetime) -> str:
    on = day_of(at)
    if row.recipient_id in acted_for(actor, ANSWERS, row.initiative_id, on):
        return "recipient"
    if row.sender_id in acted_for(actor, SENDS, row.initiative_id, on):
        return "sender"
    if _watches(actor, row.initiative_id):
        return "backbone"
    raise Refused("activities.no_such_referral")


def _watches(actor: Actor, initiative_id: int) -> bool:
    return may(actor, WATCHES, Subject("initiative", initiative_id, initiative_id))


def _joined(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    return rows.select_related("sender", "recipient", "kind", "service")


def _cards(rows: Any, at: datetime) -> tuple[ReferralCard, ...]:
    found = list(_joined(rows)) if isinstance(rows, QuerySet) else list(rows)
    return cards_of(found, at=at)
