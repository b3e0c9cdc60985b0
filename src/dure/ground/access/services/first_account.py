"""The first account of a house, and the two roles of whoever begins: house keeper and director."""

from datetime import datetime

from django.db import connection

from dure.ground.access.models import Account, Grant
from dure.ground.access.queries.empty_house import is_empty_house
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import LANGUAGES

KEEPER, DIRECTOR = "house_keeper", "backbone_director"


def _the_first(**_: object) -> Subject:
    # Name and address of the person stay out of the journal.
    return Subject("account", "first")


@action("access.account.first", may="start_initiative", on=_the_first)
def open_first_account(
    actor: Actor, *, at: datetime, name: str, email: str, password: str, language: str
) -> Done[int]:
    """Make the first account; it keeps the house. Answers its id.

    Of two who begin at once the second waits here, and is then refused. Refused:
    `access.house_has_begun`, `access.name_needed`, `access.no_such_language`.
    """
    _one_at_a_time()
    if not is_empty_house():
        raise Refused("access.house_has_begun")
    refuse_resident_number(name=name, email=email)
    if not name.strip():
        raise Refused("access.name_needed")
    if language not in LANGUAGES:
        raise Refused("access.no_such_language", language=language)
    row = Account.objects.create_user(email.strip(), password, name=name.strip(), language=language)
    Grant.objects.create(account=row, role=KEEPER, since=day_of(at))
    return Done(row.pk, {"account": row.pk, "role": KEEPER})


def let_direct(account_id: int, initiative_id: int, *, at: datetime) -> None:
    """Whoever starts an initiative directs it. Called inside the verb that starts it."""
    Grant.objects.create(
        account_id=account_id,
        role=DIRECTOR,
        initiative_id=initiative_id,
        since=day_of(at),
        granted_by_id=account_id,
    )


def _one_at_a_time() -> None:
    """SQLite's transactions begin one after another; PostgreSQL is asked to let one in at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE")
