"""How a version was decided, to be kept with its signatures: ballots to count again, minutes, reasons.

Nothing in it names whose paper is whose: files of papers have no names, reasons only those let stand.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from dure.agenda.models import Ballot, Meeting
from dure.agenda.queries.agenda_versions import agenda_card
from dure.agenda.queries.ballots import command_of, papers_file
from dure.agenda.queries.dissent import dissent_for_all
from dure.agenda.queries.meetings import meeting_card
from dure.agenda.queries.minutes_of import minutes_of
from dure.agenda.queries.seeing import must_see
from dure.agenda.types.deciding import DissentCard, MeetingCard, MinutesCard
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

NOTHING = Words("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBallot:
    """A counted ballot: its outcome and why, the file of papers, and the command that counts it again."""

    public_id: str
    title: Words
    opened_at: str
    closed_at: str
    is_secret: bool
    outcome: str
    why: Words
    votes: dict[str, str]
    file: str
    text: str
    command: str
    fingerprint: str
    without_file: Words = NOTHING  # why there is no file


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """Everything that decided a version."""

    ballots: tuple[KeptBallot, ...]
    minutes: tuple[tuple[MeetingCard, MinutesCard], ...]
    dissent: DissentCard


def version_record(actor: Actor, agenda_id: int) -> VersionRecord:
    """The record of a version, for its members. Refused with `journal.not_allowed`."""
    must_see(actor, agenda_card(agenda_id).initiative_id)
    about = Q(proposal__agenda_id=agenda_id) | Q(proposal__amendment__node__agenda_id=agenda_id)
    rows = Ballot.objects.within(closed_at__isnull=False).filter(about).select_related("proposal")
    ballots = list(rows.order_by("closed_at", "pk"))
    held = {row.meeting_id for row in ballots if row.meeting_id is not None}
    return VersionRecord(
        tuple(_ballot(actor, row) for row in ballots),
        tuple(_minutes(actor, held)),
        dissent_for_all(agenda_id),
    )


def _ballot(actor: Actor, row: Any) -> KeptBallot:
    file, text, missing = "", "", NOTHING
    try:
        file, text = papers_file(actor, row.public_id)
    except Refused as refused:
        missing = words_of(refused)
    return KeptBallot(
        public_id=row.public_id,
        title=row.proposal.title,
        opened_at=row.opened_at.isoformat(),
        closed_at=row.closed_at.isoformat(),
        is_secret=row.is_secret,
        outcome=row.outcome,
        why=Words.of(row.result["why"]),
        votes=dict(row.result["votes"]),
        file=file,
        text=text,
        command=command_of(row) if file else "",
        fingerprint=row.fingerprint if file else "",
        without_file=missing,
    )


def _minutes(actor: Actor, meeting_ids: set[int]) -> list[tuple[MeetingCard, MinutesCard]]:
    meetings = Meeting.objects.within(pk__in=meeting_ids).order_by("starts_at")
    found = []
    for name in meetings.values_list("public_id", flat=True):
        written = minutes_of(actor, name)
        if written is not None:
            found.append((meeting_card(actor, name), written))
    return found
