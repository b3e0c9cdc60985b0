"""What was written stays written, also for somebody who reaches around the house into the database."""

import pytest
from django.db import DatabaseError, connection, transaction

from dure.kernel.append_only import closing, lifted, opening

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


def said() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM diary")
        return str(cursor.fetchone()[0])


def write(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE diary SET said = %s", [words])


@pytest.mark.usefixtures("diary")
def test_lifted_for_one_block_it_stands_again_afterwards() -> None:
    with transaction.atomic(), lifted("diary"):
        write("the same words under another key")

    assert said() == "the same words under another key"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        write("other words")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM diary")


@pytest.mark.usefixtures("diary")
def test_what_fails_while_it_is_lifted_leaves_words_and_guard_as_they_were() -> None:
    def stops_midway() -> None:
        with transaction.atomic(), lifted("diary"):
            write("half done")
            raise ValueError("no such key")

    with pytest.raises(ValueError, match="no such key"):
        stops_midway()

    assert said() == "a meal"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        write("other words")


@pytest.mark.usefixtures("diary")
def test_a_table_without_a_guard_has_none_afterwards_either() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE slate (said text)")
        cursor.execute("INSERT INTO slate VALUES ('chalk')")
    with transaction.atomic(), lifted("slate"), connection.cursor() as cursor:
        cursor.execute("UPDATE slate SET said = 'more chalk'")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM slate")
        cursor.execute("SELECT count(*) FROM slate")
        assert cursor.fetchone() == (0,)
