"""What every test of the house can ask for."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker

from dure.kernel.testing.checkout import REAL_DATA
from dure.kernel.testing.examples import QUICK, no_more_than
from dure.kernel.testing.instance import ON_SERVER, Instance, own_database
from dure.kernel.testing.left_out import is_left_out

# Ten thousand tests and all their modules stay until the end. Nobody looks for rubbish while they come
# in, nor among them later: one such look takes a second.
gc.disable()

# A busy machine draws slowly; that says nothing about the code.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("house"), max_examples=QUICK)
settings.register_profile("nightly", settings.get_profile("house"), max_examples=1000)
settings.load_profile("house")


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real input beside the checkout; a test that asks for it is marked `real_data`."""
    if not REAL_DATA.is_dir():
        pytest.skip("no real data beside this checkout")
    return REAL_DATA


@pytest.fixture(scope="session")
def instance_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """An instance whose tables are made once; `instance` copies its database."""
    home = tmp_path_factory.mktemp("tables")
    with own_database(home, "postgresql" if ON_SERVER else "sqlite") as address:
        made = Instance(home, address)
        done = made.run("migrate", "--verbosity", "0")
        assert done.returncode == 0, done.stderr
        yield made


@pytest.fixture
def instance(tmp_path: Path, instance_with_tables: Instance) -> Iterator[Instance]:
    """An instance of its own with empty tables, on the engine the tests run on."""
    notes = tmp_path / "notes.txt"
    notes.touch()
    kind = "postgresql" if ON_SERVER else "sqlite"
    with own_database(tmp_path, kind, like=instance_with_tables.database) as address:
        yield Instance(tmp_path, address, {"DURE_TRIAL": str(notes)})


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """On SQLite tables are emptied between tests by deleting, which append-only tables forbid.

    The triggers against it are taken down here; the tests that hold them put them up again.
    """
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE '%_no_delete'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What one test counted is not there in the next, although its rows may have the same ids."""
    counted = sys.modules.get("dure.measurement.queries.counted_parts")
    if counted is not None:
        counted.forget_parts()
    reporters = sys.modules.get("dure.measurement.queries.reporters_counted")
    if reporters is not None:
        reporters.forget_reporters()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """A file from which this run chooses nothing is not loaded; None leaves it to the others."""
    return True if is_left_out(collection_path, str(config.option.markexpr)) else None


def pytest_collection_finish() -> None:
    """All tests are known: what is here stays."""
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    """In the end everything may go."""
    gc.unfreeze()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is marked `real_data` where there is none; leave out `postgres` where it is not."""
    for item in items:
        if settings().max_examples == QUICK:
            no_more_than(QUICK, getattr(item, "obj", None))
        if item.get_closest_marker("real_data") and not REAL_DATA.is_dir():
            item.add_marker(pytest.mark.skip(reason="no real data beside this checkout"))
    if not os.environ.get("DURE_DATABASE_URL", "").startswith("postgresql:"):
        elsewhere = [item for item in items if item.get_closest_marker("postgres")]
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]
