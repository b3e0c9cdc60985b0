"""For whom somebody may vote: the members whose delegate or alternate one is, and proxies held."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db.models import Q

from dure.agenda.models import Ballot, BallotVoter, MeetingProxy
from dure.agenda.queries.rolls import own_seats, people_of
from dure.agenda.types.deciding import BallotWaiting, SeatCard
from dure.agenda.types.rolls import Seat, with_person
from dure.ground.journal.types import Actor, Reach
from dure.ground.organisations.queries import organisation_cards
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused

CASTS = "cast_vote"


def as_voter(actor: Actor, *, ballot: str, on: date) -> Actor:
    """The same actor, who may also vote for the members that they stand for in this ballot."""
    row = _ballot(ballot)
    stands = sorted({whose for whose, _ in stands_for(row, actor.account_id, on)})
    reaches = (Reach("voter", frozenset({CASTS}), None, each) for each in stands)
    return replace(actor, reaches=(*actor.reaches, *reaches))


def stands_for(ballot: Ballot, account_id: int | None, on: date) -> frozenset[Seat]:
    """The seats on the list for which an account may vote today: its own and its proxies'."""
    return frozenset((one.organisation_id, one.place) for one in _listed(ballot, account_id, on))


def _listed(ballot: Ballot, account_id: int | None, on: date) -> list[BallotVoter]:
    own = own_seats(ballot, account_id, on)
    homes = {whose for whose, _ in own}
    given, gave = _givers(ballot, homes), _gave(ballot, homes)
    # Whoever gave a proxy is spoken for by its holder at this meeting.
    mine = {seat for seat in own if seat[0] not in gave} | {(each, 1) for each in given}
    rows = BallotVoter.objects.within(
        ballot=ballot, organisation_id__in={whose for whose, _ in mine}
    )
    return [one for one in rows if (one.organisation_id, one.place) in mine]


def my_seats(actor: Actor, *, ballot: str, on: date) -> tuple[SeatCard, ...]:
    """For whom I may vote here, and whether that has been done; by Korean name."""
    row = _ballot(ballot)
    mine = _listed(row, actor.account_id, on)
    own = own_seats(row, actor.account_id, on)
    cards = (
        replace(each, by_proxy=(each.organisation_id, each.place) not in own)
        for each in seat_cards(row, mine)
    )
    return tuple(sorted(cards, key=lambda one: (one.by_proxy, one.name.ko)))


def seat_cards(ballot: Ballot, voters: Sequence[BallotVoter]) -> list[SeatCard]:
    """Voters as a page shows them, by Korean name; with the person where one sits there in person."""
    people = people_of(ballot)
    names = organisation_cards(frozenset(each.organisation_id for each in voters))
    cards = (
        SeatCard(
            organisation_id=each.organisation_id,
            name=with_person(
                names[each.organisation_id].name,
                people.get((each.organisation_id, each.place), ""),
            ),
            votes=each.votes,
            how=each.how,
            place=each.place,
        )
        for each in voters
    )
    return sorted(cards, key=lambda one: one.name.ko)


def ballots_waiting(actor: Actor, initiative_id: int, at: datetime) -> list[BallotWaiting]:
    """Open ballots in which I have a vote that is not cast, the soonest to end first."""
    rows = Ballot.objects.within(closed_at__isnull=True, proposal__initiative_id=initiative_id)
    running = rows.filter(Q(closes_at__isnull=True) | Q(closes_at__gt=at))
    found = running.select_related("proposal", "meeting").order_by("closes_at", "opened_at")
    return [
        BallotWaiting(row.public_id, row.proposal.title, row.closes_at)
        for row in found
        if _has_uncast(row, actor.account_id, day_of(at))
    ]


def _ballot(ballot: str) -> Ballot:
    row: Ballot | None = Ballot.objects.within(public_id=ballot).select_related("meeting").first()
    if row is None:
        raise Refused("agenda.no_such_ballot")
    return row


def _has_uncast(row: Ballot, account_id: int | None, on: date) -> bool:
    return any(not one.how for one in _listed(row, account_id, on))


def _givers(ballot: Ballot, holders: Collection[int]) -> frozenset[int]:
    if ballot.meeting_id is None:
        return frozenset()
    rows = MeetingProxy.objects.within(meeting_id=ballot.meeting_id, holder_id__in=list(holders))
    return frozenset(rows.values_list("giver_id", flat=True))


def _gave(ballot: Ballot, own: Collection[int]) -> frozenset[int]:
    if ballot.meeting_id is None:
        return frozenset()
    rows = MeetingProxy.objects.within(meeting_id=ballot.meeting_id, giver_id__in=list(own))
    return frozenset(rows.values_list("giver_id", flat=True))
