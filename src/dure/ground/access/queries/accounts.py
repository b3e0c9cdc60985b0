"""Accounts: who belongs to an organisation, who speaks for it, who holds which role."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Q

from dure.ground.access.models import Account, Affiliation, Grant
from dure.ground.access.rules.roles import roles
from dure.ground.access.types import AccountCard, GrantCard


def accounts_of(organisation_id: int, on: date) -> tuple[AccountCard, ...]:
    """The accounts affiliated with an organisation on a day, by name."""
    rows = Affiliation.objects.filter(in_force(on), organisation_id=organisation_id)
    return tuple(
        AccountCard(
            row.account_id, row.account.name, row.account.email, row.account.language, row.delegate
        )
        for row in rows.select_related("account").order_by("account__name")
    )


def account_cards(ids: Collection[int]) -> dict[int, AccountCard]:
    """Accounts in use by their key: to write to them. One query."""
    rows = Account.objects.filter(pk__in=list(ids), is_active=True)
    return {row.pk: AccountCard(row.pk, row.name, row.email, row.language, "") for row in rows}


def accounts_with_roles(*, on: date, after: int = 0, most: int = 500) -> list[int]:
    """The next accounts in use that hold any role on a day, by key: the worker goes through all of them."""
    rows = Grant.objects.filter(in_force(on), account__is_active=True, account_id__gt=after)
    return list(rows.order_by("account_id").values_list("account_id", flat=True).distinct()[:most])


def accounts_holding(
    permission: str, *, initiative_id: int, on: date, organisation_id: int | None = None
) -> dict[int, AccountCard]:
    """Whoever may do something in an initiative, for all of it or for an organisation. One query.

    With `organisation_id` only those who may do it there.
    """
    fitting = [role.code for role in roles().values() if permission in role.may]
    where = Q()
    if organisation_id is not None:
        where = Q(organisation__isnull=True) | Q(organisation_id=organisation_id)
    rows = Grant.objects.filter(
        in_force(on),
        where,
        initiative_id=initiative_id,
        role__in=fitting,
        account__is_active=True,
    ).select_related("account")
    found = {row.account_id: row.account for row in rows.order_by("account_id")}
    return {pk: AccountCard(pk, one.name, one.email, one.language, "") for pk, one in found.items()}


def organisations_of(account_id: int, on: date) -> frozenset[int]:
    """The organisations an account belongs to on a day."""
    rows = Affiliation.objects.filter(in_force(on), account_id=account_id)
    return frozenset(rows.values_list("organisation_id", flat=True))


def is_of(account_id: int, organisation_id: int, on: date) -> bool:
    """True when an account belongs to an organisation on a day, or holds a role for it."""
    here = {"account_id": account_id, "organisation_id": organisation_id}
    return any(each.objects.filter(in_force(on), **here).exists() for each in (Affiliation, Grant))


def delegates_of(organisation_ids: frozenset[int], on: date) -> dict[int, tuple[str, ...]]:
    """The names of delegates and alternates by organisation, the delegate first."""
    rows = Affiliation.objects.filter(in_force(on), organisation_id__in=organisation_ids)
    found: dict[int, list[str]] = defaultdict(list)
    for row in (
        rows.exclude(delegate="").select_related("account").order_by("-delegate", "account__name")
    ):
        found[row.organisation_id].append(row.account.name)
    return {organisation_id: tuple(names) for organisation_id, names in found.items()}


def grants_in(initiative_id: int | None, on: date) -> tuple[GrantCard, ...]:
    """The roles in force in an initiative on a day (None: in the whole house), by name."""
    here = Q(initiative__isnull=True) if initiative_id is None else Q(initiative_id=initiative_id)
    rows = Grant.objects.filter(in_force(on), here).select_related("account")
    return tuple(_card(row) for row in rows.order_by("account__name", "role"))


def grants_of(account_id: int, on: date) -> tuple[GrantCard, ...]:
    """The roles an account holds on a day."""
    rows = Grant.objects.filter(in_force(on), account_id=account_id).select_related("account")
    return tuple(_card(row) for row in rows.order_by("role"))


def in_force(day: date) -> Q:
    """Rows with a beginning and an end that hold on a day."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))


def _card(row: Grant) -> GrantCard:
    return GrantCard(
        row.pk,
        row.account_id,
        row.account.name,
        row.role,
        row.initiative_id,
        row.organisation_id,
        row.since,
        row.until,
    )
