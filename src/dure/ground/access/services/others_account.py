"""Somebody else's account: a lost second factor is taken off, an account is put to rest and woken.

Only by whoever manages every role that the account holds: the director of one initiative cannot shut
out somebody who works in another. Where nobody is left who does, whoever keeps the machine takes a
lost second factor off there (`dure second_factor`).
"""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session

from dure.ground.access.models import Account, ApiToken
from dure.ground.access.queries.account_here import account_row, others_than, places_of
from dure.ground.access.queries.second_factor_of import account_of_address
from dure.ground.access.services.somebody_stays import (
    check_somebody_directs,
    check_somebody_keeps,
    one_at_a_time,
)
from dure.ground.journal.queries import may
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused


def _account(*, initiative_id: int, account_id: int) -> Subject:
    return Subject("account", account_id, initiative_id)


@action("access.second_factor.reset", may="manage_access", on=_account)
def reset_second_factor(
    actor: Actor, *, at: datetime, initiative_id: int, account_id: int
) -> Done[int]:
    """Take off a second factor that somebody has lost; answers how many were taken. Sessions end.

    Refused: `access.no_such_account`, `access.own_account`, `access.elsewhere_too`,
    `access.no_second_factor`.
    """
    account = _theirs(actor, initiative_id, account_id, at)
    count, ended = _without_factor(account, at)
    return Done(count, {"account": account.pk, "sessions": ended})


def _of_address(*, email: str) -> Subject:
    # The account, not its address, goes into the journal; no initiative: all of the house.
    return Subject("account", account_of_address(email).pk)


@action("access.second_factor.take_off", may="manage_access", on=_of_address)
def take_off_second_factor(actor: Actor, *, at: datetime, email: str) -> Done[int]:
    """Take off what the only director has lost; answers how many sessions ended. Roles stay.

    Only for the house itself or whoever manages the access of all of it. Refused:
    `access.no_account_of_address`, `access.own_account`, `access.no_second_factor`.
    """
    account = account_of_address(email)
    if account.pk == actor.account_id:
        raise Refused("access.own_account")
    _, ended = _without_factor(account, at)
    return Done(ended, {"account": account.pk, "sessions": ended})


@action("access.account.rest", may="manage_access", on=_account)
def rest_account(actor: Actor, *, at: datetime, initiative_id: int, account_id: int) -> Done[None]:
    """Put an account to rest: nobody signs in with it, its sessions and keys end. History stays.

    Refused: `access.no_such_account`, `access.own_account`, `access.elsewhere_too`,
    `access.last_director`, `access.last_keeper`, `access.at_rest_already`.
    """
    one_at_a_time()
    account = _theirs(actor, initiative_id, account_id, at)
    if not account.is_active:
        raise Refused("access.at_rest_already", name=account.name)
    check_somebody_directs(account.pk, at)
    check_somebody_keeps(account.pk, at)
    account.is_active = False
    account.save(update_fields=["is_active"])
    open_keys = ApiToken.objects.filter(account=account, withdrawn_at__isnull=True)
    keys, ended = open_keys.update(withdrawn_at=at), _end_sessions(account.pk, at)
    return Done(None, {"account": account.pk, "sessions": ended, "keys": keys})


@action("access.account.wake", may="manage_access", on=_account)
def wake_account(actor: Actor, *, at: datetime, initiative_id: int, account_id: int) -> Done[None]:
    """Let somebody sign in again. Keys and sessions that ended stay ended."""
    account = _theirs(actor, initiative_id, account_id, at)
    account.is_active = True
    account.save(update_fields=["is_active"])
    return Done(None, {"account": account.pk})


def _theirs(actor: Actor, initiative_id: int, account_id: int, at: datetime) -> Account:
    """The account, if all of it is in the actor's hands."""
    account = account_row(account_id, initiative_id=initiative_id, at=at)
    if account_id == actor.account_id:
        raise Refused("access.own_account")
    if others_than(places_of(account_id, at), lambda where: may(actor, "manage_access", where)):
        raise Refused("access.elsewhere_too", name=account.name)
    return account


def _without_factor(account: Account, at: datetime) -> tuple[int, int]:
    """App and recovery codes go, sessions end; answers how many of each."""
    found = Authenticator.objects.filter(user=account)
    count = found.count()
    if not count:
        raise Refused("access.no_second_factor", name=account.name or account.email)
    found.delete()
    return count, _end_sessions(account.pk, at)


def _end_sessions(account_id: int, at: datetime) -> int:
    """Sign the account out everywhere; a session names its account only inside."""
    rows = Session.objects.filter(expire_date__gt=at).iterator()
    theirs = [row.pk for row in rows if row.get_decoded().get("_auth_user_id") == str(account_id)]
    Session.objects.filter(pk__in=theirs).delete()
    return len(theirs)
