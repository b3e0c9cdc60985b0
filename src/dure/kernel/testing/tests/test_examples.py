"""A property that costs much is tried on few examples by day and on many in the night."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dure.kernel.testing.examples import QUICK, examples, no_more_than
from dure.kernel.testing.run import QUICKLY


@pytest.fixture(params=["house", "nightly"])
def profile(request: pytest.FixtureRequest) -> str:
    before = settings.get_current_profile_name()
    settings.load_profile(request.param)
    yield request.param
    settings.load_profile(before)


def test_by_day_few_and_by_night_what_the_night_has(profile: str) -> None:
    assert examples(20) == {"house": 20, "nightly": 1000}[profile]


def property_on(asked: int) -> tuple[Callable[[], None], list[int]]:
    """A property that asks for so many examples, and those it was tried on."""
    tried: list[int] = []

    @settings(max_examples=asked, database=None)
    @given(some.integers(0, 10**9))
    def counts(number: int) -> None:
        tried.append(number)

    return counts, tried


def test_a_property_is_tried_on_no_more_than_the_quick_run_allows() -> None:
    counts, tried = property_on(60)

    no_more_than(5, counts)
    counts()

    assert len(tried) == 5


def test_one_that_asks_for_fewer_keeps_its_own() -> None:
    counts, tried = property_on(3)

    no_more_than(5, counts)
    counts()

    assert len(tried) == 3


def test_what_is_no_property_stays_as_it_is() -> None:
    plain = SimpleNamespace()

    no_more_than(5, plain)
    no_more_than(5, None)

    assert vars(plain) == {}


def test_the_fast_run_asks_for_the_quick_profile_which_the_house_knows() -> None:
    assert settings.get_profile(QUICKLY[1]).max_examples == QUICK
    assert settings.get_profile("house").max_examples > QUICK
