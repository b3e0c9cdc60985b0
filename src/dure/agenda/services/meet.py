"""Meetings: call one in time, say who is present and who stands for whom, end or adjourn it."""

from datetime import date, datetime

from dure.agenda.models import Ballot, Meeting, MeetingProxy, MeetingSeat
from dure.agenda.queries.assembly_on import assembly_on, entitled_on
from dure.agenda.queries.rolls import heads_on, seats_on, voters_at
from dure.agenda.rules.meeting_kinds import (
    BOARD,
    KINDS,
    MeetingKind,
    check_roll,
    kind_of,
    notice_in,
    proxies_in,
    quorum_in,
)
from dure.agenda.rules.notice_period import notice_of
from dure.agenda.rules.proxies import check_proxy
from dure.agenda.services.deciding_subjects import (
    held_meeting,
    law_on,
    of_initiative,
    of_meeting,
)
from dure.agenda.types.deciding import MeetingDraft, ProxyDraft
from dure.ground.access.queries import is_account
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id


@action("agenda.meeting.call", may="manage_assembly", on=of_initiative, tell=("members",))
def call_meeting(
    actor: Actor, *, initiative_id: int, told: MeetingDraft, at: datetime
) -> Done[str]:
    """Call a meeting and answer its public name. After one that was adjourned it may be called again.

    Refused: `agenda.notice_too_short`, `agenda.no_urgent_notice`, `agenda.words_needed`,
    `agenda.no_such_meeting`, `agenda.no_such_kind`, `agenda.chair_is_no_director`, what `check_roll`
    refuses, `agenda.notice_ahead` where the notice would lie in the future.
    """
    meets_on, kind = day_of(told.starts_at), kind_of(told.kind)
    if not (told.title.ko.strip() and told.purpose.ko.strip() and told.place.strip()):
        raise Refused("agenda.words_needed")
    if told.notified_on > day_of(at):
        raise Refused("agenda.notice_ahead")
    if not is_account(told.chair_id):
        raise Refused("access.no_such_account")
    assembly = assembly_on(initiative_id, meets_on)
    _check_list(kind, initiative_id, told, day_of(at))
    rule = notice_in(kind, assembly, law_on(meets_on), expels=told.expels)
    notice = notice_of(told.notified_on, meets_on, rule, urgent_reason=told.urgent_reason)
    row = Meeting.objects.create(
        public_id=public_id(),
        initiative_id=initiative_id,
        kind=kind.code,
        title_ko=told.title.ko.strip()[:160],
        title_en=told.title.en.strip()[:200],
        purpose_ko=told.purpose.ko.strip(),
        purpose_en=told.purpose.en.strip(),
        place=told.place.strip()[:160],
        notified_on=told.notified_on,
        starts_at=told.starts_at,
        expels=told.expels,
        urgent_reason=told.urgent_reason.strip()[:300] if notice.is_urgent else "",
        notice_ko=notice.told.ko,
        notice_en=notice.told.en,
        chair_id=told.chair_id,
        again_of=_adjourned(initiative_id, told),
    )
    noted = {"meeting": row.public_id, "kind": kind.code, "days": notice.days}
    return Done(row.public_id, noted)


def _check_list(kind: MeetingKind, initiative_id: int, told: MeetingDraft, on: date) -> None:
    """Those on the roll of today can hold it, and a board is chaired by one of its directors."""
    meets_on = day_of(told.starts_at)
    seats = seats_on(initiative_id, kind.roll, on) if kind.roll else ()
    check_roll(
        kind,
        assembly_on(initiative_id, meets_on),
        law_on(meets_on),
        seats=len(seats),
        heads=heads_on(initiative_id, on) if kind is BOARD else 0,
        members=len(entitled_on(initiative_id, on)) if kind.roll else 0,
    )
    if kind is BOARD and told.chair_id not in {one.account_id for one in seats}:
        raise Refused("agenda.chair_is_no_director")


def _adjourned(initiative_id: int, told: MeetingDraft) -> Meeting | None:
    if not told.again_of:
        return None
    rows = Meeting.objects.within(
        initiative_id=initiative_id, public_id=told.again_of, kind=told.kind
    )
    row: Meeting | None = rows.filter(state="adjourned").first()
    if row is None:
        raise Refused("agenda.no_such_meeting")
    return row


@action("agenda.meeting.attend", may="manage_assembly", on=of_meeting)
def mark_present(
    actor: Actor,
    *,
    meeting: str,
    organisation_id: int,
    present: bool,
    at: datetime,
    place: int = 1,
) -> Done[bool]:
    """Say that a member, or the director in that `place` of it, is here, or has left.

    Refused: `agenda.not_entitled`, `agenda.proxy_stands`.
    """
    row = held_meeting(meeting)
    seat(row, organisation_id, place)
    if MeetingProxy.objects.within(meeting=row, giver_id=organisation_id).exists():
        raise Refused("agenda.proxy_stands")
    seats = MeetingSeat.objects.within(meeting=row, organisation_id=organisation_id, place=place)
    if present and not seats.exists():
        MeetingSeat.objects.create(meeting=row, organisation_id=organisation_id, place=place)
    elif not present:
        seats.delete()
    return Done(present, {"organisation": organisation_id, "present": present})


def seat(meeting: Meeting, organisation_id: int, place: int = 1) -> None:
    """Refused with `agenda.not_entitled` where it has no vote on the day of the meeting."""
    if (organisation_id, place) not in {each.seat for each in voters_at(meeting)}:
        raise Refused("agenda.not_entitled")


@action("agenda.proxy.give", may="manage_assembly", on=of_meeting)
def give_proxy(actor: Actor, *, meeting: str, told: ProxyDraft, at: datetime) -> Done[int]:
    """Let one member stand for one other at this meeting; the giver counts as present.

    Refused: `agenda.in_person_only` where founders, delegates or directors meet,
    `agenda.no_proxies`, `agenda.proxy_without_paper`, `agenda.proxy_given_already`,
    `agenda.proxy_holds_one`, `agenda.proxy_has_given`, `agenda.proxy_for_oneself`, `agenda.present_itself`.
    """
    row = held_meeting(meeting)
    day = day_of(row.starts_at)
    rule = proxies_in(KINDS[row.kind], assembly_on(row.initiative_id, day), law_on(day))
    seat(row, told.giver_id)
    seat(row, told.holder_id)
    standing = dict(MeetingProxy.objects.within(meeting=row).values_list("giver_id", "holder_id"))
    check_proxy(told.giver_id, told.holder_id, standing=standing, rule=rule, proof=told.proof)
    if MeetingSeat.objects.within(meeting=row, organisation_id=told.giver_id).exists():
        raise Refused("agenda.present_itself")
    made = MeetingProxy.objects.create(
        meeting=row,
        giver_id=told.giver_id,
        holder_id=told.holder_id,
        proof=told.proof.strip()[:200],
        file_id=told.file_id,
        given_at=at,
    )
    MeetingSeat.objects.create(meeting=row, organisation_id=told.giver_id, by_proxy=True)
    return Done(made.pk, {"giver": told.giver_id, "holder": told.holder_id})


@action("agenda.proxy.end", may="manage_assembly", on=of_meeting)
def end_proxy(actor: Actor, *, meeting: str, giver_id: int, at: datetime) -> Done[int]:
    """The giver comes itself, or takes the proxy back; a vote that was cast stands until replaced."""
    row = held_meeting(meeting)
    proxies = MeetingProxy.objects.within(meeting=row, giver_id=giver_id)
    if not proxies.exists():
        raise Refused("agenda.no_such_proxy")
    proxies.delete()
    MeetingSeat.objects.within(meeting=row, organisation_id=giver_id).delete()
    return Done(giver_id, {"giver": giver_id})


@action("agenda.meeting.end", may="manage_assembly", on=of_meeting, tell=("members",))
def end_meeting(actor: Actor, *, meeting: str, at: datetime) -> Done[str]:
    """End it, or adjourn it where the quorum was missed; answers which.

    Refused: `agenda.ballot_still_open`, `agenda.meeting_ahead` before it begins.
    """
    row = held_meeting(meeting)
    if at < row.starts_at:
        raise Refused("agenda.meeting_ahead")
    if Ballot.objects.within(meeting=row, closed_at__isnull=True).exists():
        raise Refused("agenda.ballot_still_open")
    day = day_of(row.starts_at)
    voters = {each.seat for each in voters_at(row)}
    seats = MeetingSeat.objects.within(meeting=row).values_list("organisation_id", "place")
    present = len(voters & set(seats))
    quorum = quorum_in(KINDS[row.kind], assembly_on(row.initiative_id, day), law_on(day))
    row.state = "ended" if quorum.is_met(present, len(voters)) else "adjourned"
    row.save(update_fields=["state"])
    return Done(row.state, {"present": present, "entitled": len(voters), "state": row.state})
