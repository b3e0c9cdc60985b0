"""A pytest plugin for the run on PostgreSQL: only tests that open the database are run once more there.

To every other test the two runs are one and the same: pytest-django keeps the connection of the process
closed unless a test asks for it by a mark or a fixture, so nobody comes to the database unseen. A test
that starts whole instances asks for them by a fixture too, or takes them from `testing.instance`.
"""

from types import ModuleType

import pytest

from dure.kernel.testing import instance

FIXTURES = frozenset(
    {
        "db",
        "transactional_db",
        "django_db_setup",
        "django_db_reset_sequences",
        "django_db_serialized_rollback",
        "live_server",
        "instance",
        "instance_with_tables",
    }
)
MARKS = ("django_db", "postgres")
THE_LOCK, PYTEST_DJANGO = "django_db_blocker", "pytest_django.plugin"
BY_HAND = ("Instance", "own_database")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that would tell nothing new."""
    same = [item for item in items if not opens_database(item)]
    config.hook.pytest_deselected(items=same)
    items[:] = [item for item in items if opens_database(item)]


def opens_database(item: pytest.Item) -> bool:
    """True when the test asks for the database, itself or through what it is built on."""
    if any(item.get_closest_marker(mark) for mark in MARKS):
        return True
    if FIXTURES.intersection(getattr(item, "fixturenames", ())):
        return True
    module, case = getattr(item, "module", None), getattr(item, "cls", None)
    return holds_the_key(item) or is_django_case(case) or makes_instances(module)


def holds_the_key(item: pytest.Item) -> bool:
    """True when the test, or a fixture of ours, asks for the lock itself and may open it by hand."""
    info = getattr(item, "_fixtureinfo", None)
    if info is None:
        return False
    made = [one for defs in info.name2fixturedefs.values() for one in defs]
    ours = [one.argnames for one in made if one.func.__module__ != PYTEST_DJANGO]
    return any(THE_LOCK in names for names in (info.argnames, *ours))


def is_django_case(case: type | None) -> bool:
    """True for a class of Django's own kind of tests that may touch the database."""
    return bool(getattr(case, "databases", None))


def makes_instances(module: ModuleType | None) -> bool:
    """True when a file makes instances by hand: processes of their own that open a database."""
    return any(getattr(module, name, None) is getattr(instance, name) for name in BY_HAND)
