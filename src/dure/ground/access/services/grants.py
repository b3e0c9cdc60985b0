"""Grants: a role is given and ended; nobody gives more than they hold, somebody always directs."""

from datetime import date, datetime

from dure.ground.access.models import Account, Grant
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.rules.handing_on import check_handing_on, check_place
from dure.ground.access.rules.roles import role as role_of
from dure.ground.access.rules.roles import roles
from dure.ground.access.services.first_account import DIRECTOR, KEEPER
from dure.ground.access.services.somebody_stays import (
    check_another_directs,
    check_somebody_keeps,
    one_at_a_time,
)
from dure.ground.journal.queries import may
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


def _place(
    *, initiative_id: int | None = None, organisation_id: int | None = None, **_: object
) -> Subject:
    return Subject("grant", "new", initiative_id, organisation_id)


def _that_one(*, grant_id: int) -> Subject:
    row = Grant.objects.filter(pk=grant_id).first()
    if row is None:
        raise Refused("access.no_such_grant")
    return Subject("grant", row.pk, row.initiative_id, row.organisation_id)


@action("access.grant.give", may="manage_access", on=_place)
def grant_role(  # noqa: PLR0913 - a grant is who, what, where and until when
    actor: Actor,
    *,
    at: datetime,
    account_id: int,
    role: str,
    initiative_id: int | None = None,
    organisation_id: int | None = None,
    until: date | None = None,
) -> Done[int]:
    """Give an account a role from today on; answers the grant's id.

    Refused: `access.no_such_role`, `access.no_such_account`, `access.beyond_own_rights`,
    `access.role_of_an_organisation`, `access.until_is_over`, `access.holds_already`.
    """
    where = Subject("grant", "new", initiative_id, organisation_id)
    one_at_a_time()
    check_place(role_of(role), organisation_id, initiative_id)
    check_handing_on(role_of(role), lambda permission: may(actor, permission, where))
    if until is not None and until <= day_of(at):
        raise Refused("access.until_is_over", until=until)
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None:
        raise Refused("access.no_such_account")
    held = Grant.objects.filter(in_force(day_of(at)), account=account, role=role)
    if any(_is_at(row, where) for row in held):
        raise Refused("access.holds_already", name=account.name or account.email)
    row = Grant.objects.create(
        account_id=account_id,
        role=role,
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        since=day_of(at),
        until=until,
        granted_by_id=actor.account_id,
    )
    return Done(row.pk, {"grant": row.pk, "account": account_id, "role": role})


@action("access.grant.end", may="manage_access", on=_that_one)
def end_grant(actor: Actor, *, at: datetime, grant_id: int) -> Done[None]:
    """End a grant at once: from today on it opens nothing. The row stays as the record of rights.

    Who may not give a role may not take it either. Refused: `access.no_such_grant`,
    `access.last_director`, `access.last_keeper`, `access.beyond_own_rights`.
    """
    one_at_a_time()
    day = day_of(at)
    row = Grant.objects.filter(in_force(day), pk=grant_id).first()
    if row is None:
        raise Refused("access.no_such_grant")
    where = Subject("grant", row.pk, row.initiative_id, row.organisation_id)
    if row.role in roles():  # a role that is gone from the pack can still be ended
        check_handing_on(role_of(row.role), lambda permission: may(actor, permission, where))
    if row.role == DIRECTOR:
        check_another_directs(row, day)
    if row.role == KEEPER:
        check_somebody_keeps(row.account_id, at)
    row.until = day
    row.save(update_fields=["until"])
    return Done(None, {"account": row.account_id, "role": row.role})


def _is_at(row: Grant, where: Subject) -> bool:
    return (row.initiative_id, row.organisation_id) == (where.initiative_id, where.organisation_id)
