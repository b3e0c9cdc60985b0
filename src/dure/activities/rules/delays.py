"""Delays (지연): who waits for whom, that nobody waits in a circle, and who comes late in the end."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dure.activities.types.register import DependencyLine, Late


def circle_with(links: Iterable[DependencyLine], *, before: int, after: int) -> tuple[int, ...]:
    """The way on which `before` already waits for `after`; with the new link it would be a circle.

    Empty where there is none; the activity alone where it would wait for itself.
    """
    if before == after:
        return (before,)
    behind: dict[int, list[int]] = defaultdict(list)
    for link in links:
        behind[link.before_id].append(link.after_id)
    came_from: dict[int, int] = {after: 0}
    waiting = [after]
    while waiting:
        here = waiting.pop(0)
        for one in sorted(behind[here]):
            if one not in came_from:
                came_from[one] = here
                waiting.append(one)
    if before not in came_from:
        return ()
    way = [before]
    while way[-1] != after:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def late_behind(links: Iterable[DependencyLine], *, start: int, days: int) -> tuple[Late, ...]:
    """Who comes late when `start` comes `days` late: the longest way counts, slack on it is used up.

    Ordered by days, the latest first. Links stand in no circle.
    """
    behind: dict[int, list[DependencyLine]] = defaultdict(list)
    for link in links:
        behind[link.before_id].append(link)
    found: dict[int, Late] = {}
    waiting = [Late(start, days, (start,))]
    while waiting:
        here = waiting.pop()
        for link in behind[here.service_id]:
            late = here.days - link.slack_days
            known = found.get(link.after_id)
            if late <= 0 or link.after_id in here.way or (known and known.days >= late):
                continue
            found[link.after_id] = Late(link.after_id, late, (*here.way, link.after_id))
            waiting.append(found[link.after_id])
    return tuple(sorted(found.values(), key=lambda one: (-one.days, one.service_id)))


def in_order(links: Sequence[DependencyLine]) -> tuple[int, ...]:
    """All activities that wait or are waited for, whoever is waited for first."""
    ahead: dict[int, set[int]] = defaultdict(set)
    for link in links:
        ahead[link.before_id] |= set()
        ahead[link.after_id].add(link.before_id)
    found: list[int] = []
    while ahead:
        free = sorted(one for one, before in ahead.items() if not before - set(found))
        if not free:
            break
        found += free
        for one in free:
            del ahead[one]
    return tuple(found)
