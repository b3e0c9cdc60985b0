"""A row that is written out is the row that the ORM would have written, on both databases."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dure.ground.access.models import Account
from dure.ground.files.models import Attachment
from dure.ground.journal.models import JournalEntry, Work
from dure.ground.tests.story import NOW
from dure.kernel.asking import Asking, listening
from dure.kernel.written_out import add_row, written_out

pytestmark = pytest.mark.django_db
# PostgreSQL knows no NUL in a text, and neither do people.
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=40)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**50), 2**50) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def newest() -> dict[str, Any]:
    entry = JournalEntry.objects.everywhere("test").order_by("-pk")[0]
    return {**model_to_dict(entry), "id": None}


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=MOMENTS,
    verb=TEXTS,
    values=st.dictionaries(TEXTS, VALUES, max_size=4),
    tell=st.lists(TEXTS, max_size=3),
)
def test_both_ways_give_the_same_row(at: datetime, verb: str, values: Any, tell: Any) -> None:
    said = {"at": at, "verb": verb, "values": values, "tell": tell}
    named = {"subject_kind": "report", "subject_id": "7", **said}

    JournalEntry.objects.create(**named)
    by_the_orm = newest()
    add_row(JournalEntry, **named)

    assert newest() == by_the_orm


def test_what_is_not_given_is_the_default() -> None:
    named = {"public_id": "abc", "kind": "test", "started_at": NOW, "touched_at": NOW}

    add_row(Work, **named)

    row = Work.objects.get(public_id="abc")
    assert (row.state, row.done, row.total, row.told_ko, row.account_id) == (
        "waiting",
        *(0, 0, "", None),
    )


def test_a_name_that_is_no_column_is_a_mistake_as_with_the_orm() -> None:
    with pytest.raises(TypeError, match=r"journal_entry.*nobody"):
        add_row(JournalEntry, at=NOW, verb="x", subject_kind="x", subject_id="1", nobody=3)
    assert not JournalEntry.objects.everywhere("test").exists()


@pytest.mark.parametrize("model", [Attachment, Account])
def test_where_the_orm_does_more_than_write_it_has_to_do_it(model: Any) -> None:
    with pytest.raises(ImproperlyConfigured, match="the ORM has to write it"):
        add_row(model)


def test_the_database_still_refuses_what_may_not_be() -> None:
    named = {"public_id": "twice", "kind": "test", "started_at": NOW, "touched_at": NOW}
    add_row(Work, **named)

    with pytest.raises(IntegrityError), transaction.atomic():
        add_row(Work, **named)

    assert Work.objects.filter(public_id="twice").count() == 1


def test_what_is_taken_back_was_never_there() -> None:
    with transaction.atomic():
        add_row(JournalEntry, at=NOW, verb="x", subject_kind="x", subject_id="1")
        transaction.set_rollback(True)

    assert not JournalEntry.objects.everywhere("test").exists()


def test_it_is_one_statement_and_it_is_counted(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        add_row(JournalEntry, at=NOW, verb="x", subject_kind="x", subject_id="1")


def test_a_page_that_is_drawn_meanwhile_hears_that_something_was_written() -> None:
    with listening(Asking()) as asking:
        add_row(JournalEntry, at=NOW, verb="x", subject_kind="x", subject_id="1")
    assert asking.changes


def test_a_page_hears_what_a_written_out_text_asks_and_asks_it_again() -> None:
    with listening(Asking()) as asking, written_out() as cursor:
        cursor.execute("SELECT count(*) FROM journal_entry WHERE verb = %s", ["x"])
        assert cursor.fetchone() == (0,)

    assert asking.is_answered_the_same()
    add_row(JournalEntry, at=NOW, verb="x", subject_kind="x", subject_id="1")
    assert not asking.is_answered_the_same()


def test_values_never_become_part_of_the_text() -> None:
    hostile = "'); DROP TABLE journal_entry; -- %s"
    add_row(JournalEntry, at=NOW, verb=hostile, subject_kind="x", subject_id="1")
    with written_out() as cursor:
        cursor.execute("SELECT verb FROM journal_entry WHERE verb = %s", [hostile])
        assert cursor.fetchall() == [(hostile,)]


def test_a_server_plans_the_text_once() -> None:
    text = (
        "SELECT %s::text || 'once'" if connection.vendor == "postgresql" else "SELECT %s || 'once'"
    )
    for word in ("one ", "two "):
        with written_out() as cursor:
            cursor.execute(text, [word])
            assert cursor.fetchone() == (f"{word}once",)
    if connection.vendor == "postgresql":
        with connection.cursor() as plain:
            plain.execute(
                "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%once%'"
            )
            assert plain.fetchone() == (1,)
