"""Take a signature back: recorded with its reason, by who speaks for the organisation now."""

from datetime import datetime

from dure.agenda.models import Agenda, Ratification, RatificationWithdrawal
from dure.ground.access.queries import as_speaker
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

LONGEST = 500


def withdraw_signature(actor: Actor, *, at: datetime, signature_id: str, reason: str) -> None:
    """The signature stands no more; its row stays, and the organisation may sign again.

    Refused with `agenda.withdrawal_needs_reason`, `.withdrawn_already`, `.not_your_organisation`.
    """
    _withdraw(as_speaker(actor, day_of(at)), at=at, signature_id=signature_id, reason=reason)


def _that_one(*, signature_id: str, **_: object) -> Subject:
    row = Ratification.objects.within(public_id=signature_id).first()
    if row is None:
        raise Refused("agenda.no_such_signature")
    return Subject("ratification", row.public_id, row.initiative_id, row.organisation_id)


@action(
    "agenda.signature.withdraw",
    may="speak_for_organisation",
    on=_that_one,
    tell=("members",),
    refusal="agenda.not_your_organisation",
)
def _withdraw(actor: Actor, *, at: datetime, signature_id: str, reason: str) -> Done[None]:
    if not reason.strip():
        raise Refused("agenda.withdrawal_needs_reason")
    refuse_resident_number(reason=reason)
    row = Ratification.objects.within(public_id=signature_id).get()
    # One at a time: two who take back at once, or one who takes back while another signs anew.
    Agenda.objects.within(pk=row.agenda_id).select_for_update().get()
    back = RatificationWithdrawal.objects.within(ratification_id=row.pk)
    if back.exists():
        raise Refused("agenda.withdrawn_already")
    RatificationWithdrawal(
        ratification=row,
        initiative_id=row.initiative_id,
        account_id=actor.account_id or 0,  # whoever speaks has an account
        name=actor.name[:160],
        at=at,
        reason=reason.strip()[:LONGEST],
    ).save()
    return Done(None, {"signature": row.public_id, "organisation": row.organisation_id})
