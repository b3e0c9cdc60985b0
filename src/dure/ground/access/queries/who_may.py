"""Who may do something for some organisations: the people behind a role, to write to them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Q

from dure.ground.access.models import Grant
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.rules.roles import roles
from dure.ground.access.types import AccountCard


def accounts_who_may(
    permission: str, *, initiative_id: int, organisation_ids: Collection[int], on: date
) -> dict[int, tuple[AccountCard, ...]]:
    """Organisation → the accounts whose role there holds the permission. One query."""
    fitting = [role.code for role in roles().values() if permission in role.may]
    rows = Grant.objects.filter(
        Q(initiative_id=initiative_id) | Q(initiative__isnull=True),
        in_force(on),
        role__in=fitting,
        organisation_id__in=organisation_ids,
        account__is_active=True,
    ).select_related("account")
    found: dict[int, dict[int, AccountCard]] = defaultdict(dict)
    for row in rows.order_by("account__name"):
        if row.organisation_id is not None:
            one = row.account
            card = AccountCard(one.pk, one.name, one.email, one.language, "")
            found[row.organisation_id][one.pk] = card
    return {organisation_id: tuple(cards.values()) for organisation_id, cards in found.items()}


def accounts_over(permission: str, *, initiative_id: int, on: date) -> tuple[AccountCard, ...]:
    """The accounts that hold the permission for a whole initiative, whichever organisation, by name."""
    fitting = [role.code for role in roles().values() if permission in role.may]
    rows = Grant.objects.filter(
        in_force(on),
        initiative_id=initiative_id,
        organisation__isnull=True,
        role__in=fitting,
        account__is_active=True,
    ).select_related("account")
    found = {row.account_id: row.account for row in rows.order_by("account__name")}
    return tuple(
        AccountCard(one.pk, one.name, one.email, one.language, "") for one in found.values()
    )
