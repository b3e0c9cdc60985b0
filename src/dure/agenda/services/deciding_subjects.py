"""What the verbs of deciding act on: whose it is, and the rows they hold on to."""

from datetime import date
from fractions import Fraction
from typing import Any

from dure.agenda.models import Ballot, Meeting, Proposal
from dure.agenda.rules.meeting_law import Law
from dure.ground.journal.types import Subject
from dure.ground.law.queries import law_entry
from dure.kernel.errors import Refused

FINEST = 1_000_000  # of a share: as fine as anybody writes one, and as long as it is kept


def of_initiative(*, initiative_id: int, **_: Any) -> Subject:
    """Something new in an initiative."""
    return Subject("initiative", initiative_id, initiative_id)


def of_proposal(*, proposal: str, **_: Any) -> Subject:
    """A proposal by its public name."""
    row = Proposal.objects.within(public_id=proposal).first()
    if row is None:
        raise Refused("agenda.no_such_proposal")
    return Subject("proposal", row.public_id, row.initiative_id, row.organisation_id)


def of_meeting(*, meeting: str, **_: Any) -> Subject:
    """A meeting by its public name."""
    row = Meeting.objects.within(public_id=meeting).first()
    if row is None:
        raise Refused("agenda.no_such_meeting")
    return Subject("meeting", row.public_id, row.initiative_id)


def of_ballot(*, ballot: str, **_: Any) -> Subject:
    """A ballot by its public name."""
    row = Ballot.objects.within(public_id=ballot).select_related("proposal").first()
    if row is None:
        raise Refused("agenda.no_such_ballot")
    return Subject("ballot", row.public_id, row.proposal.initiative_id)


def of_seat(*, ballot: str, organisation_id: int, **_: Any) -> Subject:
    """A member's vote in a ballot."""
    where = of_ballot(ballot=ballot)
    return Subject("ballot", where.id, where.initiative_id, organisation_id)


def held_ballot(ballot: str) -> Any:
    """The ballot, held: casting, typing in and closing wait for each other. Refused when closed."""
    row = Ballot.objects.within(public_id=ballot).select_for_update().get()
    if row.closed_at is not None:
        raise Refused("agenda.ballot_closed")
    return row


def held_meeting(meeting: str) -> Any:
    """The meeting, held. Refused with `agenda.meeting_over` once it has ended or was adjourned."""
    row = Meeting.objects.within(public_id=meeting).select_for_update().get()
    if row.state != "called":
        raise Refused("agenda.meeting_over")
    return row


def law_on(day: date) -> Law:
    """The law of a day."""
    return lambda code: law_entry(code, day)


def fraction(said: str) -> Fraction:
    """A share as people write it: 1/2, 3분의 2, 40%. Refused: `agenda.no_such_share`."""
    bare = said.replace(" ", "")
    if "분의" in bare:
        low, _, high = bare.partition("분의")
        bare = f"{high}/{low}"
    percent = bare.endswith("%")
    try:
        value = Fraction(bare.removesuffix("%")) / (100 if percent else 1)
    except (ValueError, ZeroDivisionError):
        raise Refused("agenda.no_such_share", found=said[:20]) from None
    if not (0 < value <= 1 and value.denominator <= FINEST):
        raise Refused("agenda.no_such_share", found=said[:20])
    return value
