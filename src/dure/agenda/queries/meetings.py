"""Meetings: notice, who is present and who stands for whom, and whether it can decide."""

from datetime import date, datetime

from django.db.models import QuerySet

from dure.agenda.models import Ballot, Meeting, MeetingProxy, MeetingSeat
from dure.agenda.queries.assembly_on import assembly_on, entitled_on, votes_on
from dure.agenda.queries.ballots import ballot_card_of
from dure.agenda.queries.seeing import must_see
from dure.agenda.rules.meeting_law import quorum_of
from dure.agenda.types.deciding import BallotCard, MeetingCard, PresentLine
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
    """Who may chair: whoever asks, and the delegates of the members, by name."""
    must_see(actor, initiative_id, "manage_assembly")
    members = [each.id for each in entitled_on(initiative_id, on)]
    people = {
        one.id: one.name
        for cards in delegates_by_organisation(members, on).values()
        for one in cards
    }
    if actor.account_id is not None:
        people[actor.account_id] = actor.name
    return dict(sorted(people.items(), key=lambda pair: pair[1]))


def _rows() -> QuerySet[Meeting]:
    rows: QuerySet[Meeting] = Meeting.objects.everywhere("each caller narrows and checks")
    return rows.select_related("again_of").prefetch_related("again")


def _card(row: Meeting, chair: str) -> MeetingCard:
    day = day_of(row.starts_at)
    assembly = assembly_on(row.initiative_id, day)
    lines = _lines(row)
    quorum = quorum_of(assembly, lambda code: law_entry(code, day))
    needed, present = quorum.needed(len(lines)), sum(1 for line in lines if line.how)
    return MeetingCard(
        id=row.pk,
        public_id=row.public_id,
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
        takes_proxies=assembly.basis == "cooperative" or assembly.takes_proxies,
    )


def _lines(row: Meeting) -> tuple[PresentLine, ...]:
    day = day_of(row.starts_at)
    members, votes = entitled_on(row.initiative_id, day), votes_on(row.initiative_id, day)
    seats = dict(MeetingSeat.objects.within(meeting=row).values_list("organisation_id", "by_proxy"))
    proxies = {each.giver_id: each for each in MeetingProxy.objects.within(meeting=row)}
    names = {each.id: each.name for each in members}
    people = delegates_of(frozenset(names), day)
    return tuple(
        PresentLine(
            organisation_id=each.id,
            name=each.name,
            how=("proxy" if seats[each.id] else "self") if each.id in seats else "",
            holder=names.get(proxies[each.id].holder_id) if each.id in proxies else None,
            delegates=people.get(each.id, ()),
            votes=votes[each.id],
            proof=proxies[each.id].proof if each.id in proxies else "",
            has_paper=each.id in proxies and proxies[each.id].file_id is not None,
        )
        for each in members
    )
