"""From an account to an Actor: what it may do today."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime

from dure.ground.access.models import Account, Grant
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.rules.roles import role, roles
from dure.ground.journal.types import Actor, Held, Reach
from dure.kernel.clock import day_of
from dure.kernel.words import HOUSE


def actor_of(
    account: Account, *, on: date, second_factor: bool = False, address: str | None = None
) -> Actor:
    """The actor for an account on a day, with one reach for each grant in force. One query."""
    grants = Grant.objects.filter(in_force(on), account=account).select_related("initiative")
    return _actor(account, grants, second_factor=second_factor, address=address)


def actors_of_ids(ids: Collection[int], *, at: datetime) -> dict[int, Actor]:
    """The actors behind many accounts, for a task that goes through them. Two queries."""
    held: dict[int, list[Grant]] = defaultdict(list)
    grants = Grant.objects.filter(in_force(day_of(at)), account_id__in=ids)
    for one in grants.select_related("initiative"):
        held[one.account_id].append(one)
    return {
        one.pk: _actor(one, held[one.pk] if one.is_active else ())
        for one in Account.objects.filter(pk__in=ids)
    }


def _actor(
    account: Account,
    grants: Iterable[Grant],
    *,
    second_factor: bool = False,
    address: str | None = None,
) -> Actor:
    reaches = tuple(
        Reach(
            role=grant.role,
            permissions=role(grant.role).may,
            initiative_id=grant.initiative_id,
            organisation_id=grant.organisation_id,
        )
        for grant in grants
        if grant.role in roles()
    )
    return Actor(
        account_id=account.pk,
        name=account.name or account.email,
        reaches=reaches,
        second_factor=second_factor,
        address=address,
        language=account.language,
        initiatives=_initiatives(grants),
    )


def actor_of_id(account_id: int, *, at: datetime, second_factor: bool = False) -> Actor:
    """The actor behind a task that somebody started: their rights are looked up again when it runs.

    An account at rest may do nothing any more. `second_factor` says whether one was shown when the
    task was started; a task that opens no personal rows leaves it out.
    """
    account = Account.objects.get(pk=account_id)
    actor = actor_of(account, on=day_of(at), second_factor=second_factor)
    return actor if account.is_active else replace(actor, reaches=(), initiatives=())


def house() -> Actor:
    """The house itself: tasks, imports from the command line and the demo act as this one."""
    everything = frozenset().union(*(each.may for each in roles().values()))
    return Actor(account_id=None, name=HOUSE.ko, reaches=(Reach("house", everything),))


def _initiatives(grants: Iterable[Grant]) -> tuple[Held, ...]:
    """Where somebody holds a role, each initiative once, by its Korean name."""
    rows = {grant.initiative_id: grant.initiative for grant in grants if grant.initiative}
    held = (Held(row.pk, row.slug, row.name, tuple(row.programmes)) for row in rows.values())
    return tuple(sorted(held, key=lambda one: one.name.ko))


def needs_second_factor(actor: Actor) -> bool:
    """True when a role of the actor opens personal rows and no second factor has been given."""
    return not actor.second_factor and any(
        role(reach.role).personal for reach in actor.reaches if reach.role in roles()
    )
