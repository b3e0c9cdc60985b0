"""Open a ballot: the rules of the day, the list of voters and the lots are fixed from here on."""

from datetime import date, datetime
from random import SystemRandom

from dure.agenda.models import (
    Amendment,
    Ballot,
    BallotOption,
    BallotVoter,
    Meeting,
    Proposal,
)
from dure.agenda.queries.agenda_versions import agenda_card
from dure.agenda.queries.assembly_on import assembly_on, entitled_on, votes_on
from dure.agenda.queries.rolls import heads_on, voters_at
from dure.agenda.rules.meeting_kinds import (
    GENERAL,
    KINDS,
    MeetingKind,
    check_matter,
    check_roll,
    is_weighted,
    passing_in,
    quorum_in,
)
from dure.agenda.rules.meeting_law import Assembly, weight_cap
from dure.agenda.rules.vote_weights import check_cap, check_secret
from dure.agenda.rules.voting_methods import METHODS, Method, answers_of
from dure.agenda.services.deciding_subjects import held_meeting, law_on, of_proposal
from dure.agenda.types.deciding import BallotDraft, OptionDraft
from dure.agenda.types.rolls import Seat
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.law.queries import law_value
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id

MOST_OPTIONS = 60


@action("agenda.ballot.open", may="manage_assembly", on=of_proposal, tell=("members",))
def open_ballot(actor: Actor, *, proposal: str, told: BallotDraft, at: datetime) -> Done[str]:
    """Open a ballot on a proposal and answer its public name. The members of today are its voters.

    Refused: `agenda.needs_two_thirds`, `agenda.proposal_decided`, `agenda.ballot_still_open`,
    `agenda.options_needed`, `agenda.no_end`, `agenda.no_voters`, `agenda.weight_names_voter`,
    `agenda.votes_over_cap`, `agenda.not_frozen`, `agenda.meeting_over`, `agenda.meeting_ahead`,
    `agenda.not_for_the_board`, `agenda.not_for_delegates`, `agenda.founding_two_thirds`;
    about a version or an amendment `agenda.motion_needed`, `agenda.amendment_answered`,
    `agenda.clause_removed`.
    """
    asked = Proposal.objects.within(public_id=proposal).select_for_update().get()
    method = _method(told)
    _ready(asked, method)
    on, meeting = day_of(at), _meeting(asked, told, at)
    kind = KINDS[meeting.kind] if meeting else GENERAL
    assembly, votes = assembly_on(asked.initiative_id, on), _votes(asked, meeting, on)
    check_matter(kind, assembly, asked.subject, method, law_on(on))
    if meeting:
        _check_list(kind, assembly, len(votes), asked.initiative_id, on)
    _check_voters(assembly, kind, votes, told, on)
    row = _written(asked, method, told, meeting, at)
    _kept(row, assembly, kind, method, on)
    _list_options(row, () if method.is_motion else told.options)
    BallotVoter.objects.bulk_create(
        BallotVoter(ballot=row, organisation_id=whose, place=place, votes=weight)
        for (whose, place), weight in votes.items()
    )
    asked.state = "voting"
    asked.save(update_fields=["state", "agenda_fingerprint"])
    noted = {"ballot": row.public_id, "method": method.code, "secret": row.is_secret}
    return Done(row.public_id, {**noted, "voters": len(votes), "lots": row.lots})


def _method(told: BallotDraft) -> Method:
    method = METHODS.get(told.method)
    if method is None:
        raise Refused("agenda.no_such_method")
    if not method.is_motion:
        _check_options(method, told)
    return method


def _check_options(method: Method, told: BallotDraft) -> None:
    names = [" ".join(one.name.ko.split()) for one in told.options]
    if not 2 <= len(names) <= MOST_OPTIONS or not all(names) or len(set(names)) < len(names):
        raise Refused("agenda.options_needed", most=MOST_OPTIONS)
    if method.seats == "money":
        if not told.budget or any(not one.cost for one in told.options):
            raise Refused("agenda.costs_needed")
    elif not 1 <= told.seats < len(names):
        raise Refused("agenda.seats_beyond", count=len(names))


def _ready(asked: Proposal, method: Method) -> None:
    if asked.state in {"adopted", "rejected", "withdrawn"}:
        raise Refused("agenda.proposal_decided")
    if Ballot.objects.within(proposal=asked, closed_at__isnull=True).exists():
        raise Refused("agenda.ballot_still_open")
    if (asked.agenda_id or asked.amendment_id) and not method.is_motion:
        raise Refused("agenda.motion_needed")
    if asked.amendment_id:
        _check_amendment(asked.amendment_id)
    if asked.agenda_id:
        version = agenda_card(asked.agenda_id)
        if not version.is_frozen:
            raise Refused("agenda.not_frozen", number=version.number)
        asked.agenda_fingerprint = version.fingerprint


def _check_amendment(amendment_id: int) -> None:
    """It still waits, and so does its clause: nobody votes on what cannot be written."""
    rows = Amendment.objects.within(pk=amendment_id).select_for_update(of=("self",))
    row = rows.select_related("node").get()
    if row.state != "open":
        raise Refused("agenda.amendment_answered", name=row.decided_by)
    if row.node.removed_at is not None:
        raise Refused("agenda.clause_removed", title=row.node.title, name=row.node.removed_by)


def _votes(asked: Proposal, meeting: Meeting | None, on: date) -> dict[Seat, int]:
    """Those on the list of today, each with its votes."""
    if meeting is None:
        return {(each, 1): votes for each, votes in votes_on(asked.initiative_id, on).items()}
    return {each.seat: each.votes for each in voters_at(meeting, on)}


def _check_list(
    kind: MeetingKind, assembly: Assembly, seats: int, initiative_id: int, on: date
) -> None:
    heads = heads_on(initiative_id, on) if kind.roll else 0
    members = len(entitled_on(initiative_id, on)) if kind.roll else 0
    check_roll(kind, assembly, law_on(on), seats=seats, heads=heads, members=members)


def _check_voters(
    assembly: Assembly, kind: MeetingKind, votes: dict[Seat, int], told: BallotDraft, on: date
) -> None:
    if not votes:
        raise Refused("agenda.no_voters")
    if is_weighted(kind, assembly):
        check_cap(votes, *weight_cap(assembly, law_on(on)))
    if told.is_secret:
        check_secret(votes, int(law_value("statistics.min_cell_members", on)))


def _written(
    asked: Proposal, method: Method, told: BallotDraft, meeting: Meeting | None, at: datetime
) -> Ballot:
    """The row; its shares and its choices follow."""
    former = Ballot.objects.within(proposal=asked).order_by("-opened_at").first()
    numbers = list(answers_of(method) or range(1, len(told.options) + 1))
    if not method.is_motion:
        SystemRandom().shuffle(numbers)
    return Ballot(
        public_id=public_id(),
        proposal=asked,
        meeting=meeting,
        method=method.code,
        is_secret=told.is_secret,
        seats=told.seats if method.seats == "some" else 1,
        budget=told.budget if method.seats == "money" else 0,
        lots=numbers,
        opened_at=at,
        closes_at=None if meeting else told.closes_at,
        again_of=former,
    )


def _meeting(asked: Proposal, told: BallotDraft, at: datetime) -> Meeting | None:
    if not told.meeting:
        if told.closes_at is None or told.closes_at <= at:
            raise Refused("agenda.no_end")
        return None
    known = Meeting.objects.within(initiative_id=asked.initiative_id, public_id=told.meeting)
    if not known.exists():
        raise Refused("agenda.no_such_meeting")
    row: Meeting = held_meeting(told.meeting)
    if at < row.starts_at:
        raise Refused("agenda.meeting_ahead")
    return row


def _kept(row: Ballot, assembly: Assembly, kind: MeetingKind, method: Method, on: date) -> None:
    passing = passing_in(kind, assembly, method, law_on(on))
    row.quorum = quorum_in(kind, assembly, law_on(on)).kept()
    row.passing = passing.kept() if passing else None
    row.is_weighted = is_weighted(kind, assembly)
    row.save()


def _list_options(row: Ballot, options: tuple[OptionDraft, ...]) -> None:
    BallotOption.objects.bulk_create(
        BallotOption(
            ballot=row,
            number=number,
            name_ko=" ".join(one.name.ko.split())[:160],
            name_en=one.name.en.strip()[:200],
            cost=one.cost,
        )
        for number, one in enumerate(options, 1)
    )
