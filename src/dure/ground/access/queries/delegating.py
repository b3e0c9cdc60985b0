"""Who votes for an organisation: its delegate and its alternate, by name and nobody else (대의원)."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from dure.ground.access.models import Account, Affiliation
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.types import AccountCard


def delegated_to(account_id: int | None, on: date) -> frozenset[int]:
    """The organisations whose delegate or alternate an account is on a day. One query."""
    if account_id is None:
        return frozenset()
    rows = Affiliation.objects.filter(in_force(on), account_id=account_id, account__is_active=True)
    return frozenset(rows.exclude(delegate="").values_list("organisation_id", flat=True))


def delegates_by_organisation(
    organisation_ids: Collection[int], on: date
) -> dict[int, tuple[AccountCard, ...]]:
    """Organisation → its delegate, then its alternate. One query."""
    rows = Affiliation.objects.filter(in_force(on), organisation_id__in=organisation_ids)
    named = rows.exclude(delegate="").filter(account__is_active=True).select_related("account")
    found: dict[int, list[AccountCard]] = defaultdict(list)
    for row in named.order_by("-delegate", "account__name"):
        one = row.account
        card = AccountCard(one.pk, one.name, one.email, one.language, row.delegate)
        found[row.organisation_id].append(card)
    return {each: tuple(cards) for each, cards in found.items()}


def account_names(ids: Collection[int]) -> dict[int, str]:
    """The names of accounts by id."""
    rows = Account.objects.filter(pk__in=ids)
    return {row.pk: row.name or row.email for row in rows}


def is_account(account_id: int) -> bool:
    """True where there is such an account and it is in use."""
    return Account.objects.filter(pk=account_id, is_active=True).exists()
