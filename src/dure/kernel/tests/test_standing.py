"""Whether anybody has written is told by the database: by us, by another thread, another process."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper
from pytest_django.plugin import DjangoDbBlocker

from dure.kernel.standing import standing

WRITE = """
import sqlite3, sys
kitchen = sqlite3.connect(sys.argv[1])
kitchen.execute("INSERT INTO meal VALUES (1)")
kitchen.commit()
"""


@pytest.fixture
def kitchen(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """A database in a file, as a house has it, in place of the one of the tests."""
    file = tmp_path / "kitchen.sqlite3"
    with closing(sqlite3.connect(file)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE meal (served integer)")
    own = connections["default"]
    given = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": {}}
    connections["default"] = DatabaseWrapper({**own.settings_dict, **given}, "default")
    with django_db_blocker.unblock():
        yield file
        connections["default"].close()
    connections["default"] = own


def _serve() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO meal VALUES (1)")


def test_nothing_moves_while_nobody_writes(kitchen: Path) -> None:
    before = standing()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM meal")

    assert before is not None
    assert standing() == before


def test_what_we_write_ourselves_moves_it(kitchen: Path) -> None:
    before = standing()

    _serve()

    assert standing() != before


def test_what_another_process_writes_moves_it(kitchen: Path) -> None:
    before = standing()

    subprocess.run([sys.executable, "-c", WRITE, str(kitchen)], check=True)  # noqa: S603

    assert standing() != before


def test_a_write_that_is_taken_back_moves_nothing_that_can_be_read(kitchen: Path) -> None:
    before = standing()

    with transaction.atomic():
        _serve()
        transaction.set_rollback(True)

    assert standing() == before


def test_inside_a_transaction_nobody_can_tell(kitchen: Path) -> None:
    with transaction.atomic():
        assert standing() is None


def test_another_file_in_its_place_is_another_state(kitchen: Path) -> None:
    before = standing()
    connections["default"].close()

    fresh = kitchen.with_name("fresh.sqlite3")
    fresh.write_bytes(kitchen.read_bytes())
    fresh.replace(kitchen)

    assert standing() != before


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_whoever_began_earlier_and_commits_later_is_noticed() -> None:
    """The numbers of two approvals do not tell in which order they became visible."""
    slow = connection.copy()
    slow.set_autocommit(False)
    with slow.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
    between = standing()

    slow.commit()

    assert between != standing()
    slow.close()
