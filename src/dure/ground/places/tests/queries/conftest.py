"""One code list for all stories of places: loading it takes a second, so once is enough."""

import pytest

from dure.ground.access.queries import house
from dure.ground.places.services import load_places
from dure.ground.tests.story import NOW


@pytest.fixture
def korea(db):
    """The shipped list, patched to November 2026."""
    return load_places(house(), at=NOW)
