"""Who may do something for some organisations: the people behind a role, to write to them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from dure.ground.access.models import Grant
from dure.ground.access.rules.roles import roles
from dure.ground.access.types import AccountCard


def accounts_who_may(
    permission: str, *, initiative_id: int, organisation_ids: Collection[int], on: date
) -> dict[int, tuple[AccountCard, ...]]:
    """Organisation → the accounts whose role there holds the permission. One query."""
    rows = _holding(permission, on).filter(
        Q(initiative_id=initiative_id) | Q(initiative__isnull=True),
        organisation_id__in=organisation_ids,
    )
    found: dict[int, dict[int, AccountCard]] = defaultdict(dict)
    for row in rows.order_by("account__name"):
        if row.organisation_id is not None:
            found[row.organisation_id][row.account_id] = _card(row)
    return {organisation_id: tuple(cards.values()) for organisation_id, cards in found.items()}


def accounts_who_may_here(
    permission: str, *, initiative_id: int, on: date
) -> tuple[AccountCard, ...]:
    """The accounts whose role for the whole initiative holds the permission. One query."""
    rows = _holding(permission, on).filter(
        initiative_id=initiative_id, organisation_id__isnull=True
    )
    cards = {row.account_id: _card(row) for row in rows.order_by("account__name")}
    return tuple(cards.values())


def _holding(permission: str, on: date) -> QuerySet[Grant]:
    fitting = [role.code for role in roles().values() if permission in role.may]
    in_time = Q(until__isnull=True) | Q(until__gt=on)
    rows = Grant.objects.filter(in_time, role__in=fitting, since__lte=on, account__is_active=True)
    return rows.select_related("account")


def _card(row: Grant) -> AccountCard:
    one = row.account
    return AccountCard(one.pk, one.name, one.email, one.language, "")
