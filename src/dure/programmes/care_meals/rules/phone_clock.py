"""When something happened, told by a phone whose clock may be wrong: by the server's clock.

What counts is how long ago it was when the phone spoke. Its steady seconds tell that as long as the page
stays open, but may stand still while the phone sleeps; its wall clock tells it over a restart, but may
have been set meanwhile. Neither may claim a time before the link was opened or after it was heard, nor an
order other than the one in which things were done.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from dure.programmes.care_meals.types.door import Moment, Timed, Told

SLACK_MS = 5_000.0
# No link is older; beyond some thousand years no moment can be told.
LONGEST_MS = 400 * 24 * 3600 * 1000.0


def timed(
    told: Iterable[Told], *, spoke: Moment, heard_at: datetime, opened_at: datetime
) -> list[Timed]:
    """Everything that was told, in its order, each with its time by the server's clock."""
    found: list[Timed] = []
    after = heard_at
    for one in sorted(told, key=lambda each: each.turn, reverse=True):
        at = heard_at - timedelta(milliseconds=age_ms(one.moment, spoke))
        after = min(after, max(opened_at, at))
        found.append(Timed(one, after))
    return found[::-1]


def age_ms(then: Moment, spoke: Moment) -> float:
    """How long ago something was when the phone spoke; never less than nothing."""
    by_wall = spoke.wall_ms - then.wall_ms
    if then.page and then.page == spoke.page:
        by_steady = max(0.0, spoke.steady_ms - then.steady_ms)
        if by_wall < by_steady - SLACK_MS:  # the wall clock was set back in between
            return min(LONGEST_MS, by_steady)
    return min(LONGEST_MS, max(0.0, by_wall))
