"""Ask an organisation to take part, and its answer: nobody is taken in who can be asked and was not."""

from datetime import date, datetime

from dure.ground.access.queries import as_speaker, speakers_of, spoken_for
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.models import Joining, Membership
from dure.ground.organisations.queries.cards import joining_of, member_of
from dure.ground.organisations.queries.joinings import ALONG, joining_subject
from dure.ground.organisations.services.take_part import (
    confirm,
    join_initiative,
    organisation_row,
    taken_in,
)
from dure.ground.organisations.types import PARTS, JoiningCard, MemberCard
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number


def _asked(*, initiative_id: int, organisation_id: int, **_: object) -> Subject:
    return Subject("joining", "new", initiative_id, organisation_id)


def _that_one(*, joining_id: int, **_: object) -> Subject:
    return joining_subject(joining_id)


def _own(*, membership_id: int) -> Subject:
    row = Membership.objects.get(pk=membership_id)
    return Subject("membership", row.organisation_id, row.initiative_id, row.organisation_id)


def welcome_organisation(
    actor: Actor,
    *,
    at: datetime,
    initiative_id: int,
    organisation_id: int,
    part: str = "member",
    joined_on: date | None = None,
) -> MemberCard | JoiningCard:
    """Ask it, where somebody speaks for it; else take it in, not confirmed. Refused as both are."""
    where = {"initiative_id": initiative_id, "organisation_id": organisation_id, "part": part}
    speak = speakers_of((organisation_id,), day_of(at)).get(organisation_id, ())
    if actor.account_id is None or all(one.id == actor.account_id for one in speak):
        joined: MemberCard = join_initiative(actor, at=at, joined_on=joined_on, **where)
        return joined
    asked: JoiningCard = ask_to_join(actor, at=at, joins_on=joined_on, **where)
    return asked


@action("organisations.joining.ask", may="manage_members", on=_asked, tell=("members",))
def ask_to_join(
    actor: Actor,
    *,
    at: datetime,
    initiative_id: int,
    organisation_id: int,
    part: str = "member",
    joins_on: date | None = None,
) -> Done[JoiningCard]:
    """Ask an organisation to take part. It is in from the day it says yes, or from `joins_on`.

    Refused: `organisations.already_member`, `organisations.asked_already`, `organisations.nobody_to_ask`.
    """
    if part not in PARTS:
        raise Refused("organisations.no_such_part", part=part)
    organisation, on = organisation_row(organisation_id), day_of(at)
    here = {"initiative_id": initiative_id, "organisation_id": organisation_id}
    if Membership.objects.filter(left_on__isnull=True, **here).exists():
        raise Refused("organisations.already_member", name=organisation.name)
    if Joining.objects.filter(state="waiting", **here).exists():
        raise Refused("organisations.asked_already", name=organisation.name)
    if not speakers_of((organisation_id,), on):
        raise Refused("organisations.nobody_to_ask", name=organisation.name)
    row = Joining.objects.create(
        part=part, joins_on=joins_on, asked_at=at, asked_by=actor.name[:160], **here
    )
    return Done(_card(row.pk), {"part": part, "joining": row.pk})


@action("organisations.joining.withdraw", may="manage_members", on=_that_one)
def withdraw_joining(actor: Actor, *, at: datetime, joining_id: int) -> None:
    """Ask no longer. Refused with `organisations.joining_over` once it is answered."""
    _answered(joining_id, "withdrawn", actor, at)


def accept_joining(actor: Actor, *, at: datetime, joining_id: int) -> MemberCard:
    """Yes: the organisation takes part. Only for whoever speaks for it."""
    speaker = as_speaker(actor, day_of(at))
    joined: MemberCard = _accept(speaker, at=at, joining_id=joining_id)
    return joined


def decline_joining(actor: Actor, *, at: datetime, joining_id: int, words: str = "") -> None:
    """No, and why if one likes. Only for whoever speaks for it."""
    _decline(as_speaker(actor, day_of(at)), at=at, joining_id=joining_id, words=words)


@action(
    "organisations.joining.accept", may="speak_for_organisation", on=_that_one, tell=("backbone",)
)
def _accept(actor: Actor, *, at: datetime, joining_id: int) -> Done[MemberCard]:
    asked = _answered(joining_id, "accepted", actor, at)
    day = asked.joins_on or day_of(at)
    row = taken_in(asked.initiative_id, organisation_row(asked.organisation_id), asked.part, day)
    confirm(row, actor, at)
    return Done(member_of(row), {"part": asked.part, "joined_on": day.isoformat()})


@action(
    "organisations.joining.decline", may="speak_for_organisation", on=_that_one, tell=("backbone",)
)
def _decline(actor: Actor, *, at: datetime, joining_id: int, words: str) -> None:
    refuse_resident_number(words=words)
    _answered(joining_id, "declined", actor, at, words.strip()[:300])


def confirm_memberships(actor: Actor, *, at: datetime) -> int:
    """What the backbone entered while nobody spoke for an organisation, confirmed by who does now."""
    on = day_of(at)
    spoken = spoken_for(actor.account_id, on)
    if not spoken:
        return 0
    open_ones = Membership.objects.filter(organisation_id__in=spoken, confirmed=False)
    ids = list(open_ones.values_list("pk", flat=True))
    speaker = as_speaker(actor, on) if ids else actor
    for each in ids:
        _confirm(speaker, at=at, membership_id=each)
    return len(ids)


@action(
    "organisations.membership.confirm", may="speak_for_organisation", on=_own, tell=("backbone",)
)
def _confirm(actor: Actor, *, at: datetime, membership_id: int) -> None:
    confirm(Membership.objects.get(pk=membership_id), actor, at)


def _answered(joining_id: int, state: str, actor: Actor, at: datetime, words: str = "") -> Joining:
    waiting = Joining.objects.filter(pk=joining_id, state="waiting")
    told = {"answered_at": at, "answered_by": actor.name[:160], "words": words}
    if not waiting.update(state=state, **told):  # somebody was faster
        raise Refused("organisations.joining_over")
    return Joining.objects.get(pk=joining_id)


def _card(joining_id: int) -> JoiningCard:
    return joining_of(Joining.objects.select_related(*ALONG).get(pk=joining_id))
