"""Take part: an initiative starts, organisations join and leave, and send their delegates."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from dure.ground.access.queries import is_of, speakers_of
from dure.ground.access.services import affiliate
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.models import Initiative, Membership, Organisation
from dure.ground.organisations.queries.cards import initiative_of, member_of
from dure.ground.organisations.rules.new_initiative import check_started
from dure.ground.organisations.rules.validity import check_period, is_taken
from dure.ground.organisations.types import PARTS, InitiativeCard, MemberCard, NewInitiative
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


def _new_one(*, new: NewInitiative) -> Subject:
    return Subject("initiative", new.slug)


def _membership(*, initiative_id: int, organisation_id: int, **_: object) -> Subject:
    return Subject("membership", organisation_id, initiative_id, organisation_id)


@action("organisations.initiative.start", may="start_initiative", on=_new_one)
def start_initiative(actor: Actor, *, at: datetime, new: NewInitiative) -> Done[InitiativeCard]:
    """Start an initiative with its backbone.

    The backbone confirms that it takes part as every organisation does, unless the house itself or
    somebody who speaks for it starts. Refused: `organisations.slug_taken`, `organisations.no_such_slug`,
    `organisations.name_needed`, `organisations.no_such_organisation`, a resident registration number.
    """
    check_started(new)
    backbone = organisation_row(new.backbone_id)
    row = _started(new)
    Membership.objects.create(
        initiative=row,
        organisation=backbone,
        part="backbone",
        joined_on=new.started_on,
        confirmed=_agrees(actor, backbone.pk, day_of(at)),
    )
    return Done(initiative_of(row), {"slug": row.slug, "backbone": new.backbone_id})


def _started(new: NewInitiative) -> Initiative:
    try:
        with transaction.atomic():
            return Initiative.objects.create(
                slug=new.slug,
                name_ko=new.name.ko.strip(),
                name_en=new.name.en.strip(),
                about_ko=new.about.ko,
                about_en=new.about.en,
                place_code=new.place_code,
                started_on=new.started_on,
            )
    except IntegrityError:  # somebody was faster
        raise Refused("organisations.slug_taken", slug=new.slug) from None


def _agrees(actor: Actor, organisation_id: int, on: date) -> bool:
    speak = speakers_of((organisation_id,), on).get(organisation_id, ())
    return actor.account_id is None or any(one.id == actor.account_id for one in speak)


@action("organisations.membership.join", may="manage_members", on=_membership, tell=("members",))
def join_initiative(
    actor: Actor,
    *,
    at: datetime,
    initiative_id: int,
    organisation_id: int,
    part: str = "member",
    joined_on: date | None = None,
) -> Done[MemberCard]:
    """Take an organisation in from a day on (today unless told). Refused when it is in already.

    Where somebody speaks for it, it is asked first (`organisations.ask_first`); where nobody does yet,
    it stands as not confirmed until its first delegate signs in.
    """
    organisation, day = organisation_row(organisation_id), joined_on or day_of(at)
    speak = speakers_of((organisation_id,), day_of(at)).get(organisation_id, ())
    agreed = actor.account_id is None or any(one.id == actor.account_id for one in speak)
    if speak and not agreed:
        raise Refused("organisations.ask_first", name=organisation.name)
    row = taken_in(initiative_id, organisation, part, day)
    if agreed:
        confirm(row, actor, at)
    noted = {"part": part, "joined_on": day.isoformat(), "confirmed": agreed}
    return Done(member_of(row), noted)


def taken_in(initiative_id: int, organisation: Organisation, part: str, day: date) -> Membership:
    """The membership, not confirmed yet. Refused: no such part, `organisations.already_member`."""
    if part not in PARTS:
        raise Refused("organisations.no_such_part", part=part)
    before = Membership.objects.filter(initiative_id=initiative_id, organisation=organisation)
    if is_taken(day, before.values_list("joined_on", "left_on")):
        raise Refused("organisations.already_member", name=organisation.name)
    return Membership.objects.create(
        initiative_id=initiative_id,
        organisation=organisation,
        part=part,
        joined_on=day,
        confirmed=False,
    )


def confirm(row: Membership, actor: Actor, at: datetime) -> None:
    """Write down that the organisation itself says so."""
    row.confirmed, row.confirmed_at, row.confirmed_by = True, at, actor.name[:160]
    row.save(update_fields=["confirmed", "confirmed_at", "confirmed_by"])


@action("organisations.membership.leave", may="manage_members", on=_membership, tell=("members",))
def leave_initiative(
    actor: Actor,
    *,
    at: datetime,
    initiative_id: int,
    organisation_id: int,
    left_on: date | None = None,
) -> Done[MemberCard]:
    """End a membership: `left_on` (today unless told) is the first day without. History stays."""
    organisation, day = organisation_row(organisation_id), left_on or day_of(at)
    row = Membership.objects.filter(
        initiative_id=initiative_id, organisation=organisation, left_on__isnull=True
    ).first()
    if row is None:
        raise Refused("organisations.not_a_member", name=organisation.name)
    check_period(row.joined_on, day)
    row.left_on = day
    row.save(update_fields=["left_on"])
    return Done(member_of(row), {"left_on": day.isoformat()})


@action("organisations.delegate.appoint", may="manage_members", on=_membership)
def appoint_delegate(
    actor: Actor,
    *,
    at: datetime,
    initiative_id: int,
    organisation_id: int,
    account_id: int,
    alternate: bool = False,
) -> Done[int]:
    """Appoint who speaks for a member, or the alternate; the one before steps back the same day.

    Only somebody who belongs to it or holds a role for it: `organisations.not_theirs` otherwise, or a
    director could bind any account to any organisation.
    """
    on = day_of(at)
    member = Membership.objects.filter(
        initiative_id=initiative_id, organisation_id=organisation_id, left_on__isnull=True
    )
    if not member.exists():
        name = organisation_row(organisation_id).name
        raise Refused("organisations.not_a_member", name=name)
    if not is_of(account_id, organisation_id, on):
        raise Refused("organisations.not_theirs", name=organisation_row(organisation_id).name)
    kind = "alternate" if alternate else "delegate"
    affiliation_id = affiliate(account_id, organisation_id, on=on, delegate=kind)
    return Done(affiliation_id, {"account": account_id, "as": kind})


def organisation_row(organisation_id: int) -> Organisation:
    """The row; refused with `organisations.no_such_organisation`."""
    row = Organisation.objects.filter(pk=organisation_id).first()
    if row is None:
        raise Refused("organisations.no_such_organisation", organisation=organisation_id)
    return row
