"""Minutes: written after the meeting, confirmed by the chair and the members it elected to sign."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dure.agenda.models import Ballot, Meeting, Minutes, MinutesSigner
from dure.agenda.queries.minutes_of import as_signer
from dure.agenda.queries.rolls import voters_at
from dure.agenda.rules.meeting_kinds import KINDS, signing_in
from dure.agenda.services.deciding_subjects import law_on, of_meeting
from dure.ground.access.queries import delegates_by_organisation
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words


@action("agenda.minutes.write", may="manage_assembly", on=of_meeting)
def write_minutes(
    actor: Actor, *, meeting: str, course: Words, signers: Sequence[int], at: datetime
) -> Done[int]:
    """Write the minutes and name the members elected to sign; the first signature freezes them.

    At a board nobody is elected to sign: every director who was there does.

    Refused: `agenda.meeting_still_on`, `agenda.words_needed`, `agenda.minutes_signed`,
    `agenda.signers_needed` where fewer than the law asks were elected, `agenda.signer_without_delegate`.
    """
    row = Meeting.objects.within(public_id=meeting).select_for_update().get()
    if row.state == "called":
        raise Refused("agenda.meeting_still_on")
    if not course.ko.strip():
        raise Refused("agenda.words_needed")
    refuse_resident_number(course=course.ko, course_en=course.en)
    asked = signing_in(KINDS[row.kind], law_on(day_of(row.starts_at))).elected
    people = _all_present(row) if asked is None else _people(row, signers, asked, at)
    minutes = _written(row, course, len(people) if asked is None else asked, at)
    _elected(minutes, row.chair_id, people)
    return Done(minutes.pk, {"meeting": meeting, "fingerprint": minutes.fingerprint})


def _people(row: Meeting, signers: Sequence[int], asked: int, at: datetime) -> dict[int, int]:
    """The account that signs → for which member: never the chair a second time."""
    here = set(row.seats.filter(by_proxy=False).values_list("organisation_id", flat=True))
    chosen = [each for each in dict.fromkeys(signers) if each in here]
    able = _able_to_sign(row, chosen, at)
    found = {}
    for each in chosen:
        fitting = [one for one in able.get(each, ()) if one != row.chair_id]
        if not fitting:
            raise Refused("agenda.signer_without_delegate")
        found[fitting[0]] = each
    if len(found) < asked:
        raise Refused("agenda.signers_needed", asked=asked)
    return found


def _able_to_sign(row: Meeting, chosen: Sequence[int], at: datetime) -> dict[int, list[int]]:
    """Organisation → who may sign for it: the one on the roll, or its delegate and its alternate."""
    if KINDS[row.kind].in_person:
        return {one.organisation_id: [one.account_id] for one in voters_at(row) if one.account_id}
    delegates = delegates_by_organisation(chosen, day_of(at))
    return {each: [one.id for one in cards] for each, cards in delegates.items()}


def _all_present(row: Meeting) -> dict[int, int]:
    """Each director who was there → of which member; the chair signs as chair."""
    here = set(row.seats.values_list("organisation_id", "place"))
    return {
        one.account_id: one.organisation_id
        for one in voters_at(row)
        if one.account_id and one.seat in here and one.account_id != row.chair_id
    }


def _written(row: Meeting, course: Words, asked: int, at: datetime) -> Minutes:
    known = Minutes.objects.within(meeting=row).first()
    if known and known.signers.filter(signed_at__isnull=False).exists():
        raise Refused("agenda.minutes_signed")
    results = _results(row)
    minutes: Minutes = known or Minutes(meeting=row)
    minutes.course_ko, minutes.course_en = course.ko.strip(), course.en.strip()
    minutes.results, minutes.written_at, minutes.signers_asked = results, at, asked
    text = repr((row.public_id, minutes.course_ko, minutes.course_en, results))
    minutes.fingerprint = hashlib.sha256(text.encode()).hexdigest()
    minutes.save()
    return minutes


def _results(row: Meeting) -> list[dict[str, Any]]:
    closed = Ballot.objects.within(meeting=row, closed_at__isnull=False).select_related("proposal")
    return [
        {
            "title": each.proposal.title.as_dict(),
            "why": each.result["why"],
            "ballot": each.public_id,
            "fingerprint": each.fingerprint,
        }
        for each in closed.order_by("closed_at")
    ]


def _elected(minutes: Minutes, chair_id: int, people: dict[int, int]) -> None:
    MinutesSigner.objects.within(minutes=minutes).delete()
    MinutesSigner.objects.bulk_create(
        [
            MinutesSigner(minutes=minutes, account_id=chair_id, is_chair=True),
            *(
                MinutesSigner(minutes=minutes, account_id=account_id, organisation_id=whose)
                for account_id, whose in people.items()
            ),
        ]
    )


def sign_minutes(actor: Actor, *, meeting: str, fingerprint: str, at: datetime) -> bool:
    """Confirm the minutes as they read; answers whether they are complete now.

    Refused: `agenda.no_such_minutes`, `agenda.not_your_minutes`, `agenda.minutes_changed`.
    """
    signer = as_signer(actor, meeting)
    whole: bool = _sign(signer, meeting=meeting, fingerprint=fingerprint, at=at)
    return whole


@action(
    "agenda.minutes.sign",
    may="sign_minutes",
    on=of_meeting,
    refusal="agenda.not_your_minutes",
    tell=("members",),
)
def _sign(actor: Actor, *, meeting: str, fingerprint: str, at: datetime) -> Done[bool]:
    """Confirm the minutes."""
    minutes = (
        Minutes.objects.within(meeting__public_id=meeting).select_for_update(of=("self",)).first()
    )
    if minutes is None:
        raise Refused("agenda.no_such_minutes")
    signer = minutes.signers.filter(account_id=actor.account_id).first()
    if signer is None:
        raise Refused("agenda.not_your_minutes")
    if fingerprint != minutes.fingerprint:
        raise Refused("agenda.minutes_changed")
    if signer.signed_at is None:
        signer.signed_at, signer.fingerprint = at, fingerprint
        signer.save(update_fields=["signed_at", "fingerprint"])
    waiting = minutes.signers.filter(signed_at__isnull=True).exists()
    return Done(not waiting, {"meeting": meeting, "fingerprint": fingerprint})
