"""An instance of its own, whose workers can be watched and killed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dure.kernel.testing.instance import Instance, own_database

ON_SERVER = os.environ.get("DURE_DATABASE_URL", "").startswith("postgresql:")


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Instance]:
    """Empty, with its tables; on PostgreSQL where the tests run on one, else on SQLite."""
    notes = tmp_path / "notes.txt"
    notes.touch()
    with own_database(tmp_path, "postgresql" if ON_SERVER else "sqlite") as address:
        made = Instance(tmp_path, address, {"DURE_TRIAL": str(notes)})
        assert made.run("migrate").returncode == 0
        yield made
