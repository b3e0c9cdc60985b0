"""Cards of referrals: everything but whom they are about. Three questions, however many there are."""

from collections.abc import Sequence
from datetime import date, datetime

from dure.activities.models import Referral, ReferralStep
from dure.activities.queries.referral_terms import days_set
from dure.activities.rules.referral_codes import Days, outcomes, refusal_reasons, usual_days
from dure.activities.rules.referral_states import ENDED, waits
from dure.activities.types.referrals import ReferralCard
from dure.kernel.clock import day_of
from dure.kernel.words import Words

STATE_WORDS = {
    "sent": Words("답을 기다려요", "waits for an answer"),
    "accepted": Words("받아들였어요", "accepted"),
    "contacted": Words("만나고 있어요", "in contact"),
    "closed": Words("마쳤어요", "closed"),
    "declined": Words("받지 못했어요", "declined"),
    "withdrawn": Words("거두었어요", "taken back"),
    "expired": Words("답 없이 끝났어요", "ended without an answer"),
    "handed_on": Words("다른 기관에 부탁했어요", "another organisation was asked"),
}
TELLING = ("climbed", "closed", "declined")


def cards_of(rows: Sequence[Referral], *, at: datetime) -> tuple[ReferralCard, ...]:
    """The cards of rows that were read with their organisations, kind and service."""
    terms = {one: days_set(one) for one in {row.initiative_id for row in rows}}
    steps: dict[int, dict[str, ReferralStep]] = {}
    told = ReferralStep.objects.within(referral_id__in=[row.pk for row in rows], kind__in=TELLING)
    for step in told.order_by("pk") if rows else ():
        steps.setdefault(step.referral_id, {})[step.kind] = step
    return tuple(_card(row, terms[row.initiative_id], steps.get(row.pk, {}), at) for row in rows)


def _card(
    row: Referral,
    terms: Sequence[tuple[date, Days, str]],
    steps: dict[str, ReferralStep],
    at: datetime,
) -> ReferralCard:
    since, climb = day_of(row.state_since), steps.get("climbed")
    days = next((days for on, days, _ in terms if on <= since), usual_days())
    here = waits(row.state, since, days)
    last = steps.get(row.state)
    return ReferralCard(
        id=row.pk,
        public_id=row.public_id,
        initiative_id=row.initiative_id,
        sender_id=row.sender_id,
        sender=row.sender.name,
        recipient_id=row.recipient_id,
        recipient=row.recipient.name,
        kind=row.kind.code,
        kind_name=row.kind.name,
        service=row.service.name if row.service else None,
        place_code=row.place_code,
        state=row.state,
        state_since=row.state_since,
        sent_at=row.sent_at,
        person_id=row.person_id,
        due_on=here.due_on if here else None,
        late=here is not None and day_of(at) > here.due_on,
        climbed=climb is not None and climb.at > row.state_since,
        ended=ended_words(row.state, last.code if last else ""),
    )


def ended_words(state: str, code: str) -> Words | None:
    """How it ended, in words; None while it is open."""
    if state not in ENDED:
        return None
    said = outcomes() if state == "closed" else refusal_reasons()
    return said.get(code) or STATE_WORDS[state]
