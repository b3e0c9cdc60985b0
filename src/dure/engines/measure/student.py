"""Student (스튜던트 t): how many standard errors to both sides hold a share of what is to come.

In closed form for whole degrees of freedom (a finite sum of powers of a cosine), so that a page with a
forecast needs no large library. SciPy is its oracle in the tests.
"""

from functools import lru_cache
from math import atan, cos, exp, inf, lgamma, log, pi, sin, sqrt, tan

STEPS = 200  # of halving; the last bit is reached long before


@lru_cache(maxsize=1024)
def reach(freedom: int, level: float) -> float:
    """The t with P(|T| <= t) = level for T with `freedom` degrees of freedom; 0 <= level < 1."""
    if freedom < 1 or not 0 <= level < 1:
        raise ValueError(f"no such interval: {freedom} degrees of freedom, level {level}")
    low, high = 0.0, pi / 2
    for _ in range(STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if _within(middle, freedom) < level:
            low = middle
        else:
            high = middle
    return _polished(sqrt(freedom) * tan(low), freedom, level) if low else 0.0


def share_within(reached: float, freedom: int) -> float:
    """P(|T| <= reached): the share of new values that lie so near."""
    return 1.0 if reached == inf else _within(atan(reached / sqrt(freedom)), freedom)


def _within(angle: float, freedom: int) -> float:
    """P(|T| <= t) for t = sqrt(freedom) · tan(angle)."""
    square = cos(angle) ** 2
    odd = freedom % 2
    term = cos(angle) if odd else 1.0
    total = 0.0
    # Odd: 1 + 2/3 c² + 2·4/(3·5) c⁴ …; even: 1 + 1/2 c² + 1·3/(2·4) c⁴ …; up to c^(freedom − 2).
    for above in range(1 + odd, freedom, 2):
        total += term
        term *= square * above / (above + 1)
    half = total * sin(angle)
    return (angle + half) * 2 / pi if odd else half


def _polished(t: float, freedom: int, level: float) -> float:
    """One step of Newton's takes off what the tangent of a nearly right angle has magnified."""
    half = freedom / 2
    height = exp(lgamma(half + 0.5) - lgamma(half) - (half + 0.5) * log(1 + t * t / freedom))
    slope = 2 * height / sqrt(freedom * pi)
    return t - (share_within(t, freedom) - level) / slope
