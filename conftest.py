"""What every test of the house can ask for."""

import os
import sys
from pathlib import Path

import pytest

from dure.kernel.testing.checkout import REAL_DATA


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real input beside the checkout; a test that asks for it is marked `real_data`."""
    if not REAL_DATA.is_dir():
        pytest.skip("no real data beside this checkout")
    return REAL_DATA


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What one test counted is not there in the next, although its rows may have the same ids."""
    counted = sys.modules.get("dure.measurement.queries.counted_parts")
    if counted is not None:
        counted.forget_parts()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is marked `real_data` where there is none; leave out `postgres` where it is not."""
    for item in items:
        if item.get_closest_marker("real_data") and not REAL_DATA.is_dir():
            item.add_marker(pytest.mark.skip(reason="no real data beside this checkout"))
    if not os.environ.get("DURE_DATABASE_URL", "").startswith("postgresql:"):
        elsewhere = [item for item in items if item.get_closest_marker("postgres")]
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]
