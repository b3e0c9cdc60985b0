"""An instance of its own for a bench that needs no world: empty, on either database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dure.kernel.testing.checkout import ROOT
from dure.kernel.testing.postgres import running_postgres


@contextmanager
def own_instance(kind: str, home: Path) -> Iterator[None]:
    """An instance of its own, whose settings every process below finds around it."""
    os.environ |= {
        "DURE_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "dure.project.settings.local",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    if kind == "sqlite":
        os.environ["DURE_DATABASE_URL"] = f"sqlite:///{home / 'dure.sqlite3'}"
        yield
        return
    with running_postgres() as address:
        os.environ["DURE_DATABASE_URL"] = address
        yield
