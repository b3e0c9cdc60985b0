"""What was asked can be asked again: the same answers, and any other answer is noticed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from dure.kernel.asking import MOST_ROWS, Asking, listening, unheard

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def meals(db: None) -> None:
    """A table of our own: who ate what."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE tried_meal (who text, dishes numeric)")
        cursor.execute("INSERT INTO tried_meal VALUES ('순례', 1), ('철수', 2)")


def run(sql: str, *given: object) -> list[Any]:
    """All rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall() if cursor.description else []


def heard(*statements: str) -> Asking:
    """What is kept of them."""
    with listening(Asking()) as asking:
        for sql in statements:
            run(sql)
    return asking


def test_while_nobody_writes_every_answer_is_the_same() -> None:
    asking = heard("SELECT * FROM tried_meal", "SELECT count(*) FROM tried_meal")

    assert len(asking.questions) == 2
    assert asking.is_answered_the_same()
    assert asking.is_answered_the_same()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE tried_meal SET dishes = 3 WHERE who = '철수'",
        "UPDATE tried_meal SET dishes = NULL WHERE who = '철수'",
        "UPDATE tried_meal SET dishes = dishes + 0.5",
        "DELETE FROM tried_meal WHERE who = '순례'",
        "INSERT INTO tried_meal VALUES ('순례', 1)",
        "UPDATE tried_meal SET who = who || ' '",
        "DROP TABLE tried_meal",
    ],
)
def test_whatever_changes_an_answer_is_noticed(change: str) -> None:
    asking = heard("SELECT who, dishes FROM tried_meal ORDER BY who")

    run(change)

    with transaction.atomic():
        assert not asking.is_answered_the_same()
        transaction.set_rollback(True)


def test_what_changes_nothing_of_the_answer_leaves_it() -> None:
    asking = heard("SELECT who FROM tried_meal WHERE who = '순례'")

    run("UPDATE tried_meal SET dishes = 7 WHERE who = '철수'")

    assert asking.is_answered_the_same()


def test_what_was_taken_back_leaves_it() -> None:
    asking = heard("SELECT who, dishes FROM tried_meal ORDER BY who")

    with transaction.atomic():
        run("DELETE FROM tried_meal")
        transaction.set_rollback(True)

    assert asking.is_answered_the_same()


def test_values_belong_to_the_question() -> None:
    with listening(Asking()) as asking:
        run("SELECT dishes FROM tried_meal WHERE who = %s", "순례")

    run("UPDATE tried_meal SET dishes = 5 WHERE who = '철수'")
    assert asking.is_answered_the_same()
    run("UPDATE tried_meal SET dishes = 5 WHERE who = '순례'")
    assert not asking.is_answered_the_same()


@pytest.mark.parametrize(
    "writes",
    [
        "INSERT INTO tried_meal VALUES ('영희', 1)",
        "  update tried_meal SET dishes = 1",
        "DELETE FROM tried_meal",
        "CREATE TEMPORARY TABLE another (one integer)",
    ],
)
def test_what_writes_is_never_asked_again(writes: str) -> None:
    asking = heard("SELECT 1", writes)

    assert asking.changes
    assert not asking.is_answered_the_same()


def test_many_at_once_are_writing() -> None:
    with listening(Asking()) as asking, connection.cursor() as cursor:
        cursor.executemany("INSERT INTO tried_meal VALUES (%s, %s)", [("영희", 1), ("민수", 2)])

    assert asking.changes


def test_a_block_that_only_reads_in_a_savepoint_changes_nothing() -> None:
    with listening(Asking()) as asking, transaction.atomic():
        run("SELECT * FROM tried_meal")

    assert not asking.changes


def test_too_many_rows_are_given_whole_but_not_asked_again() -> None:
    many = f"""WITH RECURSIVE counted(n) AS
               (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {MOST_ROWS + 2})
               SELECT n FROM counted"""  # noqa: S608 - a number of this file
    with listening(Asking()) as asking:
        rows = run(many)

    assert len(rows) == MOST_ROWS + 2
    assert asking.too_long
    assert not asking.is_answered_the_same()


def one_by_one(cursor: Any) -> list[Any]:
    """Rows as `fetchone` gives them."""
    return list(iter(cursor.fetchone, None))


@pytest.mark.parametrize(
    "taken",
    [
        one_by_one,
        list,
        lambda cursor: cursor.fetchall(),
        lambda cursor: [*cursor.fetchmany(1), *cursor.fetchmany(5), *cursor.fetchmany(5)],
        lambda cursor: [cursor.fetchone(), *cursor.fetchall()],
    ],
)
def test_who_listens_takes_nothing_away(taken: Callable[[Any], list[Any]]) -> None:
    asked = "SELECT who FROM tried_meal ORDER BY who"

    with listening(Asking()), listening(Asking()), connection.cursor() as cursor:
        cursor.execute(asked)
        assert taken(cursor) == [("순례",), ("철수",)]
        cursor.execute(asked)  # the same cursor, asked again before all was taken
        cursor.execute(asked)
        assert taken(cursor) == [("순례",), ("철수",)]


def test_one_and_the_text_of_one_are_two_answers() -> None:
    asking = heard("SELECT who FROM tried_meal WHERE who = '순례'")
    run("UPDATE tried_meal SET who = '1' WHERE who = '철수'")
    other = heard("SELECT who FROM tried_meal WHERE who = '1'", "SELECT 1")

    marks = [one.answer for one in (*asking.questions, *other.questions)]
    assert len(set(marks)) == 3


def test_what_follows_from_what_was_asked_is_not_asked_again() -> None:
    with listening(Asking()) as asking:
        run("SELECT max(dishes) FROM tried_meal")
        with unheard():
            assert run("SELECT who FROM tried_meal ORDER BY who") == [("순례",), ("철수",)]
        run("SELECT min(dishes) FROM tried_meal")

    assert [one.sql for one in asking.questions] == [
        "SELECT max(dishes) FROM tried_meal",
        "SELECT min(dishes) FROM tried_meal",
    ]
    assert asking.is_answered_the_same()


def test_a_write_is_heard_wherever_it_stands() -> None:
    with listening(Asking()) as asking, unheard():
        run("UPDATE tried_meal SET dishes = 9")

    assert asking.changes


def test_a_failure_inside_leaves_the_rest_heard() -> None:
    with listening(Asking()) as asking:
        with pytest.raises(ZeroDivisionError), unheard():
            raise ZeroDivisionError
        run("SELECT count(*) FROM tried_meal")

    assert len(asking.questions) == 1
