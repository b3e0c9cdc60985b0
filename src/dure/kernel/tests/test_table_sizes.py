"""The database is told what it holds, also before the transaction ends."""

import pytest
from django.db import connection

from dure.ground.people.models import Person
from dure.ground.tests.story import NOW, village
from dure.kernel.table_sizes import tell_table_sizes


def size_known(table: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [table])
        (rows,) = cursor.fetchone()
    return float(rows)


def test_a_hundred_people_are_known_before_the_transaction_ends(db: None) -> None:
    kitchen = village().kitchen
    Person.objects.bulk_create(
        Person(public_id=f"p{number}", organisation=kitchen, registered_at=NOW)
        for number in range(100)
    )

    tell_table_sizes()

    if connection.vendor == "postgresql":
        assert size_known("person") == pytest.approx(100, abs=5)
    else:
        assert connection.vendor == "sqlite"  # which finds its way by the indexes alone
