"""One's own account: roles with the names of where they hold, and keys for programs."""

from datetime import date, datetime

from dure.ground.access.models import ApiToken, Grant
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.rules.roles import roles
from dure.ground.access.rules.tokens import is_open
from dure.ground.access.types import OwnKey, OwnRole
from dure.ground.journal.types import Actor


def own_roles(actor: Actor, on: date) -> tuple[OwnRole, ...]:
    """The roles somebody holds on a day, by initiative; roles that no longer exist are left out."""
    rows = Grant.objects.filter(in_force(on), account_id=actor.account_id or 0)
    ordered = rows.select_related("initiative", "organisation").order_by(
        "initiative__name_ko", "pk"
    )
    return tuple(_role(row) for row in ordered if row.role in roles())


def own_keys(actor: Actor, at: datetime) -> tuple[OwnKey, ...]:
    """One's own keys, the newest first; those that are over stay listed."""
    rows = ApiToken.objects.filter(account_id=actor.account_id or 0).order_by("-made_at", "-pk")
    return tuple(
        OwnKey(
            row.pk,
            row.name,
            row.may_write,
            row.made_at,
            row.expires_at,
            row.withdrawn_at,
            is_open(at, row.expires_at, row.withdrawn_at),
        )
        for row in rows
    )


def _role(row: Grant) -> OwnRole:
    role = roles()[row.role]
    return OwnRole(
        role=row.role,
        name=role.name,
        personal=role.personal,
        organisation=row.organisation.name if row.organisation else None,
        initiative=row.initiative.name if row.initiative else None,
        slug=row.initiative.slug if row.initiative else "",
        since=row.since,
        until=row.until,
    )
