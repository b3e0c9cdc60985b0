"""Somebody always directs every place, and somebody always keeps the house.

Who counts must count alone: of two who let each other go at once the second sees the first one gone.
"""

from datetime import date, datetime

from django.db import connection
from django.db.models import QuerySet

from dure.ground.access.models import Grant
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.services.first_account import DIRECTOR, KEEPER
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


def one_at_a_time() -> None:
    """SQLite's transactions begin one after another; PostgreSQL is asked to let one in at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE access_grant IN SHARE ROW EXCLUSIVE MODE")


def check_another_directs(row: Grant, day: date) -> None:
    """Refused with `access.last_director` when without this grant nobody would direct its place."""
    if not any(_stands_in(other, row) for other in _of_the_awake(DIRECTOR, day)):
        raise Refused("access.last_director")


def check_somebody_directs(account_id: int, at: datetime) -> None:
    """Refused with `access.last_director` when without this account nobody would direct a place."""
    day = day_of(at)
    theirs = Grant.objects.filter(in_force(day), role=DIRECTOR, account_id=account_id)
    others = list(_of_the_awake(DIRECTOR, day).exclude(account_id=account_id))
    if not all(any(_stands_in(other, row) for other in others) for row in theirs):
        raise Refused("access.last_director")


def check_somebody_keeps(account_id: int, at: datetime) -> None:
    """Refused with `access.last_keeper` when without this account nobody would keep the house."""
    day = day_of(at)
    theirs = Grant.objects.filter(in_force(day), role=KEEPER, account_id=account_id)
    others = _of_the_awake(KEEPER, day).exclude(account_id=account_id)
    if theirs.exists() and not others.exists():
        raise Refused("access.last_keeper")


def _stands_in(other: Grant, row: Grant) -> bool:
    """Another grant of the same place that does not end before this one would."""
    same = other.pk != row.pk and other.initiative_id == row.initiative_id
    return same and (other.until is None or (row.until is not None and other.until >= row.until))


def _of_the_awake(role: str, day: date) -> QuerySet[Grant]:
    return Grant.objects.filter(in_force(day), role=role, account__is_active=True)
