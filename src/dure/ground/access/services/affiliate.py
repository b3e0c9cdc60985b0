"""Affiliation: who of an organisation signs in, and who speaks for it."""

from datetime import date

from dure.ground.access.models import Account, Affiliation
from dure.kernel.errors import Refused


def affiliate(account_id: int, organisation_id: int, *, on: date, delegate: str = "") -> int:
    """Say that an account belongs to an organisation; a new delegate replaces the one before.

    Called inside another verb's transaction. Refused: `access.no_such_account`.
    """
    if not Account.objects.filter(pk=account_id).exists():
        raise Refused("access.no_such_account")
    rows = Affiliation.objects.filter(organisation_id=organisation_id, until__isnull=True)
    if delegate:
        rows.filter(delegate=delegate).exclude(account_id=account_id).update(delegate="")
    row = rows.filter(account_id=account_id).first()
    if row is None:
        row = Affiliation(account_id=account_id, organisation_id=organisation_id, since=on)
    row.delegate = delegate or row.delegate
    row.save()
    return row.pk


def end_affiliation(account_id: int, organisation_id: int, *, on: date) -> None:
    """From a day on an account no longer belongs to an organisation.

    Called inside another verb's transaction. Refused: `access.no_such_account`.
    """
    own = Affiliation.objects.filter(
        account_id=account_id, organisation_id=organisation_id, until__isnull=True
    )
    if not own.update(until=on, delegate=""):
        raise Refused("access.no_such_account")
