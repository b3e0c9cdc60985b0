"""Meetings: notice, who is present and who stands for whom, and whether it can decide."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import QuerySet

from dure.agenda.models import Ballot, Meeting, MeetingProxy, MeetingSeat
from dure.agenda.queries.assembly_on import assembly_on, entitled_on
from dure.agenda.queries.ballots import ballot_card_of
from dure.agenda.queries.rolls import seats_on, voters_at
from dure.agenda.queries.seeing import must_see
from dure.agenda.rules.meeting_kinds import KINDS, ROLLS, kind_of, quorum_in, takes_proxies
from dure.agenda.rules.meeting_law import Law
from dure.agenda.rules.meeting_told import rules_told
from dure.agenda.types.deciding import BallotCard, MeetingCard, PresentLine, RuleLine
from dure.agenda.types.rolls import MeetingVoter, Seat
from dure.ground.access.queries import account_names, delegates_by_organisation, delegates_of
from dure.ground.journal.types import Actor
from dure.ground.law.queries import law_entry
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words


def meetings_of(actor: Actor, initiative_id: int) -> tuple[MeetingCard, ...]:
    """The meetings of an initiative, the latest first."""
    must_see(actor, initiative_id)
    rows = list(_rows().filter(initiative_id=initiative_id).order_by("-starts_at"))
    names = account_names({row.chair_id for row in rows})
    return tuple(_card(row, names[row.chair_id]) for row in rows)


def meeting_card(actor: Actor, public_id: str) -> MeetingCard:
    """One meeting with its members. Refused: `agenda.no_such_meeting`."""
    row = _rows().filter(public_id=public_id).first()
    if row is None:
        raise Refused("agenda.no_such_meeting")
    must_see(actor, row.initiative_id)
    return _card(row, account_names({row.chair_id})[row.chair_id])


def meeting_ballots(actor: Actor, public_id: str, at: datetime) -> tuple[BallotCard, ...]:
    """The ballots held at a meeting, the latest first."""
    rows = Ballot.objects.within(meeting__public_id=public_id)
    found = list(rows.select_related("proposal", "meeting").order_by("-opened_at"))
    for row in found[:1]:
        must_see(actor, row.proposal.initiative_id)
    return tuple(ballot_card_of(row, at) for row in found)


def chairs_of(actor: Actor, initiative_id: int, on: date) -> dict[int, str]:
    """Who may chair: whoever asks, the delegates of the members, and who sits on a roll, by name."""
    must_see(actor, initiative_id, "manage_assembly")
    members = [each.id for each in entitled_on(initiative_id, on)]
    people = {
        one.id: one.name
        for cards in delegates_by_organisation(members, on).values()
        for one in cards
    }
    for roll in ROLLS:
        people |= {
            line.account_id: line.person
            for line in seats_on(initiative_id, roll, on)
            if line.account_id
        }
    if actor.account_id is not None:
        people[actor.account_id] = actor.name
    return dict(sorted(people.items(), key=lambda pair: pair[1]))


def meeting_rules(actor: Actor, initiative_id: int, kind: str, on: date) -> tuple[RuleLine, ...]:
    """What holds at a meeting of a kind on a day, before one is called. Refused: `agenda.no_such_kind`."""
    must_see(actor, initiative_id)
    law: Law = lambda code: law_entry(code, on)  # noqa: E731
    return rules_told(kind_of(kind), assembly_on(initiative_id, on), law)


def _rows() -> QuerySet[Meeting]:
    rows: QuerySet[Meeting] = Meeting.objects.everywhere("each caller narrows and checks")
    return rows.select_related("again_of").prefetch_related("again")


def _card(row: Meeting, chair: str) -> MeetingCard:
    day = day_of(row.starts_at)
    assembly = assembly_on(row.initiative_id, day)
    lines, kind = _lines(row), KINDS[row.kind]
    law: Law = lambda code: law_entry(code, day)  # noqa: E731
    quorum = quorum_in(kind, assembly, law)
    needed, present = quorum.needed(len(lines)), sum(1 for line in lines if line.how)
    return MeetingCard(
        id=row.pk,
        public_id=row.public_id,
        initiative_id=row.initiative_id,
        title=row.title,
        purpose=Words(row.purpose_ko, row.purpose_en or row.purpose_ko),
        place=row.place,
        notified_on=row.notified_on,
        starts_at=row.starts_at,
        notice=Words(row.notice_ko, row.notice_en),
        is_urgent=bool(row.urgent_reason),
        urgent_reason=row.urgent_reason,
        chair=chair,
        state=row.state,
        again_of=row.again_of.public_id if row.again_of else "",
        again=next((each.public_id for each in row.again.all()), ""),
        lines=lines,
        entitled=len(lines),
        present=present,
        needed=needed,
        missing=max(0, needed - present),
        takes_proxies=takes_proxies(kind, assembly),
        in_person=kind.in_person,
        kind=kind.code,
        kind_name=kind.name,
        rules=rules_told(kind, assembly, law),
    )


def _lines(row: Meeting) -> tuple[PresentLine, ...]:
    voters = voters_at(row)
    seats = MeetingSeat.objects.within(meeting=row)
    here = {
        (whose, place): by_proxy
        for whose, place, by_proxy in seats.values_list("organisation_id", "place", "by_proxy")
    }
    proxies = {each.giver_id: each for each in MeetingProxy.objects.within(meeting=row)}
    names = {each.organisation_id: each.name for each in voters}
    people = {} if KINDS[row.kind].in_person else _delegates(row, frozenset(names))
    return tuple(_line(each, here, proxies, names, people) for each in voters)


def _line(
    voter: MeetingVoter,
    here: Mapping[Seat, bool],
    proxies: Mapping[int, MeetingProxy],
    names: Mapping[int, Words],
    people: Mapping[int, tuple[str, ...]],
) -> PresentLine:
    key = voter.organisation_id
    proxy = proxies.get(key)
    return PresentLine(
        organisation_id=key,
        name=voter.name,
        how=("proxy" if here[voter.seat] else "self") if voter.seat in here else "",
        holder=names.get(proxy.holder_id) if proxy else None,
        delegates=(voter.person,) if voter.person else people.get(key, ()),
        votes=voter.votes,
        proof=proxy.proof if proxy else "",
        has_paper=proxy is not None and proxy.file_id is not None,
        place=voter.place,
    )


def _delegates(row: Meeting, organisation_ids: frozenset[int]) -> dict[int, tuple[str, ...]]:
    """Organisation → its delegate and its alternate."""
    return delegates_of(organisation_ids, day_of(row.starts_at))
