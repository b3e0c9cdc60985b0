"""Student's t in closed form: what the textbook prints, and what SciPy says."""

from math import inf, isclose, tan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import stdtrit

from dure.engines.measure.student import reach, share_within

FREEDOMS = st.integers(1, 400)
LEVELS = st.floats(0.0, 0.9999, allow_nan=False)

# Two-sided values as tables of statistics print them: degrees of freedom, level, t.
PRINTED = (
    (1, 0.80, 3.078),
    (2, 0.80, 1.886),
    (2, 0.95, 4.303),
    (3, 0.95, 3.182),
    (4, 0.99, 4.604),
    (10, 0.80, 1.372),
    (10, 0.95, 2.228),
    (22, 0.80, 1.321),
    (30, 0.95, 2.042),
    (120, 0.95, 1.980),
)


@pytest.mark.parametrize(("freedom", "level", "printed"), PRINTED)
def test_it_says_what_the_tables_print(freedom: int, level: float, printed: float) -> None:
    assert round(reach(freedom, level), 3) == printed


@given(FREEDOMS, LEVELS)
def test_scipy_says_the_same(freedom: int, level: float) -> None:
    known = float(stdtrit(freedom, 0.5 + level / 2))
    assert isclose(reach(freedom, level), known, rel_tol=1e-10, abs_tol=1e-12)


@given(FREEDOMS, LEVELS)
def test_within_the_reach_lies_the_share_that_was_asked_for(freedom: int, level: float) -> None:
    assert isclose(share_within(reach(freedom, level), freedom), level, rel_tol=1e-9, abs_tol=1e-12)


@given(FREEDOMS, LEVELS, LEVELS)
def test_more_of_what_comes_needs_more_room(freedom: int, one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert reach(freedom, less) <= reach(freedom, more) * (1 + 1e-12)


@given(st.integers(1, 100), st.integers(1, 100), st.floats(0.01, 0.999))
def test_a_longer_history_needs_less_room(one: int, other: int, level: float) -> None:
    shorter, longer = sorted((one, other))
    assert reach(longer, level) <= reach(shorter, level) * (1 + 1e-12)


def test_one_degree_is_the_tangent_and_everything_lies_within_infinity() -> None:
    assert isclose(reach(1, 0.5), tan(0.5 * 3.141592653589793 / 2), rel_tol=1e-12)
    assert share_within(inf, 7) == 1.0
    assert reach(5, 0.0) == 0.0


@pytest.mark.parametrize(("freedom", "level"), [(0, 0.8), (-3, 0.8), (4, 1.0), (4, -0.1), (4, 1.2)])
def test_what_is_no_interval_is_refused(freedom: int, level: float) -> None:
    with pytest.raises(ValueError, match="no such interval"):
        reach(freedom, level)
