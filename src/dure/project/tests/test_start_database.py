"""Whether the tables are of this version is seen from names alone; what is unclear is looked at closely."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from dure.project.start.database import all_applied, missing_migrations, prepare_database

# Slow, since the fast run makes its tables without the migrations that are asked about here.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
Migration = MigrationRecorder.Migration


def test_where_everything_is_applied_both_looks_agree() -> None:
    assert all_applied()
    assert missing_migrations() == []


@pytest.mark.parametrize("app", ["measurement", "journal", "sessions", "mfa"])
def test_one_that_is_not_written_down_is_noticed(app: str) -> None:
    newest = Migration.objects.filter(app=app).order_by("-name")[0]
    newest.delete()

    assert not all_applied()
    assert f"{app}.{newest.name}" in missing_migrations()


def test_what_a_newer_version_has_written_down_is_nothing_that_is_missing() -> None:
    Migration.objects.create(app="measurement", name="9999_from_a_newer_version")

    assert all_applied()
    assert missing_migrations() == []


def test_an_application_that_is_gone_does_not_matter() -> None:
    Migration.objects.create(app="ninja_of_old", name="0001_initial")

    assert all_applied()


def test_other_folders_of_migrations_are_looked_at_closely(settings: pytest.FixtureRequest) -> None:
    settings.MIGRATION_MODULES = {"measurement": "somewhere.else"}  # type: ignore[attr-defined]

    assert not all_applied()


def test_a_start_on_whole_tables_tells_nothing_and_changes_nothing() -> None:
    told: list[str] = []
    before = set(Migration.objects.values_list("app", "name"))

    assert not prepare_database(told.append)

    assert told == []
    assert set(Migration.objects.values_list("app", "name")) == before
    assert connection.introspection.table_names()
