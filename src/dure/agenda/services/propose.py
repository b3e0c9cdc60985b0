"""Propose: put something to the members, about a version of the agenda, an amendment or plain words."""

from datetime import datetime

from dure.agenda.models import Agenda, Amendment, Proposal
from dure.agenda.rules.meeting_law import SUBJECTS
from dure.agenda.services.deciding_subjects import of_proposal
from dure.agenda.types.deciding import ProposalDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number


def _new(*, initiative_id: int, told: ProposalDraft, **_: object) -> Subject:
    return Subject("proposal", "new", initiative_id, told.organisation_id)


@action("agenda.proposal.propose", may="propose", on=_new, tell=("members",))
def propose(actor: Actor, *, initiative_id: int, told: ProposalDraft, at: datetime) -> Done[str]:
    """Put a proposal and answer its public name.

    Refused: `agenda.words_needed`, `agenda.no_such_subject`, `agenda.no_such_version`,
    `agenda.no_such_amendment`, `agenda.amendment_answered`, `agenda.amendment_proposed` where it waits
    for a decision already, `agenda.one_subject`, a resident registration number.
    """
    if told.subject not in SUBJECTS:
        raise Refused("agenda.no_such_subject")
    if not (told.title.ko.strip() and told.text.ko.strip() and told.reason.ko.strip()):
        raise Refused("agenda.words_needed")
    refuse_resident_number(title=told.title.ko, text=told.text.ko, reason=told.reason.ko)
    _about(initiative_id, told)
    row = Proposal.objects.create(
        public_id=public_id(),
        initiative_id=initiative_id,
        organisation_id=told.organisation_id,
        agenda_id=told.agenda_id,
        amendment_id=told.amendment_id,
        subject=told.subject,
        title_ko=told.title.ko.strip()[:160],
        title_en=told.title.en.strip()[:200],
        text_ko=told.text.ko.strip(),
        text_en=told.text.en.strip(),
        reason_ko=told.reason.ko.strip(),
        reason_en=told.reason.en.strip(),
        proposed_at=at,
        proposed_by_id=actor.account_id,
    )
    return Done(row.public_id, {"proposal": row.public_id, "subject": told.subject})


def _about(initiative_id: int, told: ProposalDraft) -> None:
    versions = Agenda.objects.within(initiative_id=initiative_id, pk=told.agenda_id)
    if told.agenda_id and not versions.exists():
        raise Refused("agenda.no_such_version")
    if told.agenda_id and told.amendment_id:
        raise Refused("agenda.one_subject")
    if told.amendment_id:
        _about_amendment(initiative_id, told.amendment_id)


def _about_amendment(initiative_id: int, amendment_id: int) -> None:
    rows = Amendment.objects.within(first_agenda__initiative_id=initiative_id, pk=amendment_id)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Refused("agenda.no_such_amendment")
    if row.state != "open":
        raise Refused("agenda.amendment_answered", name=row.decided_by)
    asked = row.proposals.filter(state__in=("waiting", "voting")).first()
    if asked is not None:
        raise Refused("agenda.amendment_proposed", title=asked.title)


@action("agenda.proposal.withdraw", may="propose", on=of_proposal, tell=("members",))
def withdraw_proposal(actor: Actor, *, proposal: str, at: datetime) -> Done[str]:
    """Take a proposal back before it is voted on. Refused with `agenda.proposal_decided`."""
    row = Proposal.objects.within(public_id=proposal).select_for_update().get()
    if row.state not in {"waiting", "withdrawn"}:
        raise Refused("agenda.proposal_decided")
    row.state = "withdrawn"
    row.save(update_fields=["state"])
    return Done(proposal, {"proposal": proposal})
