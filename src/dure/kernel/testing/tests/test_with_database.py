"""Which tests are run once more on PostgreSQL: those that open the database, and no other."""

import pytest
from django.db import connection
from django.test import SimpleTestCase, TestCase
from pytest_django.plugin import DjangoDbBlocker

import dure.kernel.tests.test_append_only as without_instances
import dure.project.tests.test_serve as with_instances
from dure.kernel.testing.with_database import (
    is_django_case,
    makes_instances,
    opens_database,
    pytest_collection_modifyitems,
)


def test_who_only_reckons_is_not_run_again(request: pytest.FixtureRequest) -> None:
    assert not opens_database(request.node)


def test_and_could_not_open_the_database_if_he_wanted() -> None:
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.cursor()


def test_who_asks_for_the_database_by_a_fixture_is(
    db: None, request: pytest.FixtureRequest
) -> None:
    assert opens_database(request.node)


@pytest.mark.django_db
def test_who_asks_for_it_by_a_mark_is(request: pytest.FixtureRequest) -> None:
    assert opens_database(request.node)


@pytest.fixture
def village_of_this_file(db: None) -> str:
    return "a fixture that stands on another one"


def test_who_asks_for_it_in_a_roundabout_way_is(
    village_of_this_file: str, request: pytest.FixtureRequest
) -> None:
    assert opens_database(request.node)


@pytest.fixture
def key_of_this_file(django_db_blocker: DjangoDbBlocker) -> DjangoDbBlocker:
    return django_db_blocker


def test_who_holds_the_key_to_open_it_by_hand_is(
    key_of_this_file: DjangoDbBlocker, request: pytest.FixtureRequest
) -> None:
    assert opens_database(request.node)


def test_a_file_that_starts_instances_is_told_by_what_it_imports() -> None:
    assert makes_instances(with_instances)
    assert not makes_instances(without_instances)
    assert not makes_instances(None)


@pytest.mark.parametrize(
    ("case", "expected"), [(TestCase, True), (SimpleTestCase, False), (str, False), (None, False)]
)
def test_a_class_of_djangos_own_is_told_by_its_databases(case: type | None, expected: bool) -> None:
    assert is_django_case(case) is expected


def test_the_others_are_named_as_left_out(request: pytest.FixtureRequest) -> None:
    every = list(request.session.items)
    items = list(every)

    class Hook:
        left_out: list[pytest.Item] = []

        def pytest_deselected(self, items: list[pytest.Item]) -> None:
            self.left_out += items

    class Config:
        hook = Hook()

    pytest_collection_modifyitems(Config(), items)  # type: ignore[arg-type]

    assert request.node in Config.hook.left_out
    assert sorted(map(id, [*items, *Config.hook.left_out])) == sorted(map(id, every))
