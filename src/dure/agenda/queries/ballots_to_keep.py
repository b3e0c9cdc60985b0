"""Ballots that ask something of whoever keeps them: over and not counted, and why; lately counted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from dure.agenda.models import Ballot, BallotVoter
from dure.agenda.queries.seeing import holds_here
from dure.agenda.queries.typed_papers import looked_at
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

NEWS = timedelta(days=3)
SOON = Words("곧 저절로 세요.", "It will be counted by itself in a moment.")


@dataclass(frozen=True, slots=True)
class BallotToKeep:
    """A ballot whose end has come: counted with an outcome, or held up and why."""

    public_id: str
    title: Words
    outcome: str
    why: Words


def ballots_to_keep(actor: Actor, initiative_id: int, at: datetime) -> tuple[BallotToKeep, ...]:
    """For whoever keeps the ballots; nothing for others. Those that wait first, then the latest."""
    if not holds_here(actor, initiative_id, "manage_assembly"):
        return ()
    rows = Ballot.objects.within(
        proposal__initiative_id=initiative_id, meeting__isnull=True, closes_at__lte=at
    ).select_related("proposal")
    waiting = rows.filter(closed_at__isnull=True).order_by("closes_at")
    counted = rows.filter(closed_at__gte=at - NEWS, told_at__isnull=False).order_by("-closed_at")
    return (
        *(BallotToKeep(row.public_id, row.proposal.title, "", held_up(row)) for row in waiting),
        *(
            BallotToKeep(
                row.public_id, row.proposal.title, row.outcome, Words.of(row.result["why"])
            )
            for row in counted
        ),
    )


def held_up(row: Any) -> Words:
    """Why a ballot that is over cannot be counted yet: papers that differ, or are not typed in."""
    handed = BallotVoter.objects.within(ballot=row, how="paper").count()
    if not handed:
        return SOON
    found = looked_at(row)
    if not found.is_settled:
        papers = ", ".join(map(str, sorted([*found.differing, *found.once])))
        return words_of(Refused("agenda.papers_differ", papers=papers))
    if len(found.same) != handed:
        return words_of(Refused("agenda.papers_missing", typed=len(found.same), handed=handed))
    if not row.is_secret and len({marks[0] for marks in found.same.values()}) < handed:
        return words_of(Refused("agenda.paper_twice"))
    return SOON
