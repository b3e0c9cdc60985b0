"""Indicators that count the same thing tell side by side no more than each alone."""

from collections.abc import Callable

import pytest

from dure.measurement.models import IndicatorVersion
from dure.measurement.queries import numbers_given_away
from dure.measurement.tests.side_by_side import TODAY, World, told_to_all, world

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SEEDS = (1, 2, 6, 9)


def twins(made: World) -> None:
    """Two indicators with one definition; only one is split."""
    made.count("P1", "guests", split=False)
    made.count("P2", "guests")


def one_house_less(made: World) -> None:
    """Two indicators with one definition, of which one is asked of everybody but one house."""
    made.count("P1", "walkers", split=False)
    made.count("P2", "walkers", split=False, without="한솥")


def below(made: World) -> None:
    """A rate, and its denominator as an indicator of its own."""
    made.count("P1", "guests")
    made.rate("R1", "walkers", "guests", split=False)


def above(made: World) -> None:
    """A rate, and its numerator as an indicator of its own."""
    made.count("P1", "walkers")
    made.rate("R1", "walkers", "guests")


def both(made: World) -> None:
    """A rate and both of its parts."""
    made.count("P1", "walkers")
    made.count("P2", "guests")
    made.rate("R1", "walkers", "guests")


def rates(made: World) -> None:
    """Two rates of one denominator."""
    made.rate("R1", "walkers", "guests")
    made.rate("R2", "readers", "guests", split=False)


WAYS = (twins, one_house_less, below, above, both, rates)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("way", WAYS)
def test_nobody_tells_one_by_the_other(way: Callable[[World], None], seed: int) -> None:
    made = world(seed)
    way(made)

    made.publish()

    assert not told_to_all(made)
    assert not numbers_given_away(TODAY).given_away


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("way", [one_house_less, above, both, rates])
def test_nor_by_what_an_earlier_release_told(way: Callable[[World], None], seed: int) -> None:
    made = world(seed)
    way(made)

    for code in reversed(made.counted):
        made.publish(code)

    # What a rate of few people hides may be divided once both of its parts stood published before it.
    told = told_to_all(made)
    assert not {key for key, how in told.items() if how != "divided"}


def test_the_proof_says_of_how_many_indicators_others_tell() -> None:
    made = world(1)
    made.count("P1", "guests")
    made.count("P2", "walkers")
    made.rate("R1", "walkers", "guests")
    made.count("P3", "readers")

    assert made.prepared().proof.linked == 3
    assert made.prepared("P3").proof.linked == 0


def test_where_definitions_are_unlike_nothing_changes() -> None:
    made = world(1)
    made.count("P1", "guests")
    alone = _shown(made, "P1")
    made.count("P2", "readers")

    assert _shown(made, "P1", "P2") == alone


def _shown(made: World, *codes: str) -> set[object]:
    first = IndicatorVersion.objects.get(indicator__code="P1").indicator_id
    told = made.prepared(*codes).numbers
    return {(one.key, one.shown.status) for one in told if one.indicator_id == first}


def test_the_order_in_which_they_are_prepared_is_always_the_same() -> None:
    made = world(2)
    both(made)

    first, second = made.prepared(), made.prepared()

    assert first.numbers == second.numbers
    assert first.fingerprint == second.fingerprint
    rate = IndicatorVersion.objects.get(indicator__code="R1").indicator_id
    assert first.numbers[0].indicator_id == rate
