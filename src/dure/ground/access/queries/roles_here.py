"""The roles of an initiative as far as somebody manages them, and which ones they could give."""

from collections.abc import Iterable
from datetime import datetime

from dure.ground.access.models import Account, Affiliation, Grant
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.queries.invitations import open_invitations
from dure.ground.access.rules.roles import Role, roles
from dure.ground.access.types import RoleLine, RolesHere
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

MANAGE = "manage_access"


def roles_here(actor: Actor, *, initiative_id: int, at: datetime) -> RolesHere:
    """Roles in force and open invitations. Refused with `journal.not_allowed` where one manages none."""
    if not any(_manages(actor, initiative_id, each) for each in _own_reaches(actor)):
        raise Refused("journal.not_allowed", verb=MANAGE)
    grants = Grant.objects.filter(in_force(day_of(at)), initiative_id=initiative_id)
    rows = grants.select_related("account", "organisation").order_by("account__name", "pk")
    return RolesHere(
        roles=tuple(
            _line(actor, row) for row in rows if _manages(actor, initiative_id, row.organisation_id)
        ),
        invitations=tuple(
            card
            for card in open_invitations(initiative_id, at)
            if _manages(actor, initiative_id, card.organisation_id)
        ),
        for_all=_manages(actor, initiative_id, None),
    )


def roles_to_give(
    actor: Actor, *, initiative_id: int, organisation_ids: Iterable[int]
) -> tuple[Role, ...]:
    """The roles somebody could hand on, for the initiative or for one of the organisations."""
    places = [Subject("grant", "new", initiative_id, each) for each in (None, *organisation_ids)]
    return tuple(
        role
        for role in roles().values()
        if not role.of_house
        and any(
            all(may(actor, permission, place) for permission in role.may | {MANAGE})
            for place in places
            if place.organisation_id is not None or not role.of_organisation
        )
    )


def people_here(actor: Actor, *, initiative_id: int, at: datetime) -> dict[int, str]:
    """Accounts that hold a role one manages here, or belong to an organisation of it: id to name."""
    known = {
        line.account_id: line.person
        for line in roles_here(actor, initiative_id=initiative_id, at=at).roles
    }
    members = Affiliation.objects.filter(
        in_force(day_of(at)),
        account__is_active=True,
        organisation__memberships__initiative_id=initiative_id,
        organisation__memberships__left_on__isnull=True,
    ).values_list("account_id", "account__name", "organisation_id")
    for account_id, name, organisation_id in members:
        if _manages(actor, initiative_id, organisation_id):
            known.setdefault(account_id, name)
    return dict(sorted(known.items(), key=lambda pair: pair[1]))


def _own_reaches(actor: Actor) -> list[int | None]:
    return [None, *(reach.organisation_id for reach in actor.reaches)]


def _manages(actor: Actor, initiative_id: int, organisation_id: int | None) -> bool:
    return may(actor, MANAGE, Subject("grant", "any", initiative_id, organisation_id))


def _line(actor: Actor, row: Grant) -> RoleLine:
    role, account = roles().get(row.role), row.account
    place = Subject("grant", row.pk, row.initiative_id, row.organisation_id)
    return RoleLine(
        grant_id=row.pk,
        account_id=row.account_id,
        person=_name(account),
        email=account.email,
        role=row.role,
        role_name=role.name if role else Words(row.role, row.role),
        organisation=row.organisation.name if row.organisation else None,
        since=row.since,
        until=row.until,
        personal=role.personal if role else False,
        may_end=role is None or all(may(actor, permission, place) for permission in role.may),
    )


def _name(account: Account) -> str:
    return account.name or account.email
