"""A property that costs much is tried on few examples by day and on many in the night."""

import pytest
from hypothesis import settings

from dure.kernel.testing.examples import examples


@pytest.fixture(params=["house", "nightly"])
def profile(request: pytest.FixtureRequest) -> str:
    before = settings.get_current_profile_name()
    settings.load_profile(request.param)
    yield request.param
    settings.load_profile(before)


def test_by_day_few_and_by_night_what_the_night_has(profile: str) -> None:
    assert examples(20) == {"house": 20, "nightly": 1000}[profile]
