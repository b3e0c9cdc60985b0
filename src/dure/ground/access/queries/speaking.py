"""Who speaks for an organisation: its delegates, and whoever holds a role that does (대표)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q

from dure.ground.access.models import Affiliation, Grant
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.rules.roles import roles
from dure.ground.access.types import AccountCard
from dure.ground.journal.types import Actor, Reach

SPEAKS = "speak_for_organisation"


def speakers_of(organisation_ids: Collection[int], on: date) -> dict[int, tuple[AccountCard, ...]]:
    """Organisation → the accounts that speak for it on a day. Two queries."""
    found: dict[int, dict[int, AccountCard]] = defaultdict(dict)
    for row in _rows(on, organisation_id__in=organisation_ids):
        one = row.account
        card = AccountCard(one.pk, one.name, one.email, one.language, "")
        found[row.organisation_id][one.pk] = card
    return {each: tuple(cards.values()) for each, cards in found.items()}


def spoken_for(account_id: int | None, on: date) -> frozenset[int]:
    """The organisations that an account speaks for on a day. Two queries, none for nobody."""
    if account_id is None:
        return frozenset()
    return frozenset(row.organisation_id for row in _rows(on, account_id=account_id))


def as_speaker(actor: Actor, on: date) -> Actor:
    """The same actor who may also answer for the organisations they speak for, wherever that is."""
    spoken = sorted(spoken_for(actor.account_id, on))
    reaches = (Reach("speaker", frozenset({SPEAKS}), None, each) for each in spoken)
    return replace(actor, reaches=(*actor.reaches, *reaches))


def _rows(on: date, **where: Any) -> list[Any]:
    speaking = [role.code for role in roles().values() if role.speaks]
    active = Q(account__is_active=True, organisation__isnull=False)
    delegates = Affiliation.objects.filter(in_force(on), active, **where).exclude(delegate="")
    granted = Grant.objects.filter(in_force(on), active, role__in=speaking, **where)
    return [*delegates.select_related("account"), *granted.select_related("account")]
