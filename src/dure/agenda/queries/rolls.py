"""Rolls and voters of a meeting: who is on the list of a day, and who votes for whom there."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from dure.agenda.models import Ballot, Meeting, RollSeat
from dure.agenda.queries.assembly_on import entitled_on, votes_on
from dure.agenda.queries.seeing import must_see
from dure.agenda.rules.meeting_kinds import KINDS, MANY_OF_ONE, ROLLS
from dure.agenda.types.rolls import MeetingVoter, RollLine, Seat
from dure.ground.access.queries import account_names, accounts_of, delegated_to
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import members_of
from dure.ground.organisations.types import OrganisationCard
from dure.kernel.clock import day_of


def rolls_of(actor: Actor, initiative_id: int, on: date) -> dict[str, tuple[RollLine, ...]]:
    """Every roll as it stands on a day, heads first, then by Korean name."""
    must_see(actor, initiative_id)
    return {roll: seats_on(initiative_id, roll, on) for roll in ROLLS}


def seats_on(initiative_id: int, roll: str, on: date) -> tuple[RollLine, ...]:
    """The seats of one roll on a day."""
    rows = _in_force(RollSeat.objects.within(initiative_id=initiative_id, roll=roll), on)
    found = list(rows.select_related("organisation"))
    names = account_names({row.account_id for row in found if row.account_id})
    lines = (
        RollLine(
            id=row.pk,
            roll=row.roll,
            organisation_id=row.organisation_id,
            organisation=row.organisation.name,
            account_id=row.account_id,
            person=names.get(row.account_id or 0, ""),
            is_head=row.is_head,
            proof=row.proof,
            since=row.since,
            place=row.place,
            ended_on=row.ended_on,
        )
        for row in found
    )
    return tuple(sorted(lines, key=_in_order))


def _in_order(line: RollLine) -> tuple[bool, str, int]:
    return (not line.is_head, line.organisation.ko, line.place)


def who_may_sit(
    actor: Actor, initiative_id: int, roll: str, on: date
) -> tuple[tuple[OrganisationCard, tuple[tuple[int, str], ...]], ...]:
    """The organisations that may be written on a roll, each with the people who may act for it.

    Nobody sits twice; of a member that gives directors the others may sit as well.
    """
    must_see(actor, initiative_id, "manage_assembly")
    lines = seats_on(initiative_id, roll, on)
    sitting = {line.account_id for line in lines}
    taken = set() if roll in MANY_OF_ONE else {line.organisation_id for line in lines}
    if roll == "founders":
        cards: Iterable[OrganisationCard] = (
            each.organisation for each in members_of(initiative_id, on)
        )
        return tuple((card, ()) for card in cards if card.id not in taken)
    found = (
        (
            card,
            tuple((one.id, one.name) for one in accounts_of(card.id, on) if one.id not in sitting),
        )
        for card in entitled_on(initiative_id, on)
        if card.id not in taken
    )
    return tuple((card, people) for card, people in found if people)


def voters_at(meeting: Meeting, on: date | None = None) -> tuple[MeetingVoter, ...]:
    """Who has a vote at a meeting, by Korean name: all members, or those on its roll that day."""
    day = on or day_of(meeting.starts_at)
    kind = KINDS[meeting.kind]
    if not kind.roll:
        votes = votes_on(meeting.initiative_id, day)
        return tuple(
            MeetingVoter(card.id, card.name, votes[card.id])
            for card in entitled_on(meeting.initiative_id, day)
        )
    lines = seats_on(meeting.initiative_id, kind.roll, day)
    found = (
        MeetingVoter(
            one.organisation_id, one.organisation, 1, one.account_id, one.place, one.person
        )
        for one in lines
    )
    return tuple(sorted(found, key=lambda one: (one.name.ko, one.place)))


def own_seats(ballot: Ballot, account_id: int | None, on: date) -> frozenset[Seat]:
    """The seats for which somebody votes by themselves: as delegate, or as the one on the roll."""
    held = ballot.meeting
    if held is None or not KINDS[held.kind].in_person:
        return frozenset((each, 1) for each in delegated_to(account_id, on))
    return sits_for(account_id, held.initiative_id, KINDS[held.kind].roll, on)


def sits_for(account_id: int | None, initiative_id: int, roll: str, on: date) -> frozenset[Seat]:
    """The seats that an account has on a roll that day."""
    if account_id is None:
        return frozenset()
    rows = RollSeat.objects.within(initiative_id=initiative_id, roll=roll, account_id=account_id)
    return frozenset(_in_force(rows, on).values_list("organisation_id", "place"))


def heads_on(initiative_id: int, on: date) -> int:
    """How many chairs a board has: one, or none while it is not elected."""
    return sum(1 for line in seats_on(initiative_id, "directors", on) if line.is_head)


def people_of(ballot: Ballot) -> dict[Seat, str]:
    """Seat → who sits there, at a meeting to which people come in person; nothing at others."""
    held = ballot.meeting
    if held is None or not KINDS[held.kind].in_person:
        return {}
    return {one.seat: one.person for one in voters_at(held, day_of(ballot.opened_at))}


def _in_force(rows: QuerySet[RollSeat], on: date) -> QuerySet[RollSeat]:
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on), since__lte=on)
