"""What was written stays written, also for somebody who reaches around the house into the database."""

import pytest
from django.db import DatabaseError, connection, transaction

from dure.kernel.append_only import closing, opening

pytestmark = pytest.mark.django_db


@pytest.fixture
def diary():
    with connection.cursor() as cursor:
        cursor.execute('CREATE TABLE diary (id integer, "said" text, who text)')
        for statement in closing(connection.vendor, "diary", ('"said"',), {"who": ""}):
            cursor.execute(statement)
        cursor.execute("INSERT INTO diary VALUES (1, 'a meal', 'somebody')")


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE diary SET said = 'two meals'",
        "UPDATE diary SET who = 'somebody else'",
        "DELETE FROM diary",
    ],
)
@pytest.mark.usefixtures("diary")
def test_nothing_is_changed_or_deleted(attempt):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attempt)


@pytest.mark.usefixtures("diary")
def test_somebody_can_be_forgotten_and_the_way_back_is_open():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE diary SET who = ''")
        for statement in opening(connection.vendor, "diary"):
            cursor.execute(statement)
        cursor.execute("DELETE FROM diary")
        cursor.execute("SELECT count(*) FROM diary")
        assert cursor.fetchone() == (0,)
