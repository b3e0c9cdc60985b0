"""Does this work fit this person (G1)? Skill, strength, distance, companions and wishes, each named."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from dure.programmes.care_meals.types.jobs import Match, Reason

EARTH_M = 6_371_000
FAR_M = 3_000  # from here on distance no longer makes a difference
# What each thing is worth; together they make a hundred.
WISHES, NEAR, COMPANY, ROOM = 40, 30, 20, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the work asks for."""

    skills: tuple[str, ...] = ()
    lifts_kg: int = 0
    stands_minutes: int = 0
    weekdays: tuple[int, ...] = ()
    point: tuple[float, float] | None = None
    company: frozenset[int] = frozenset()  # who works there already


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What somebody brings along and wishes for."""

    skills: tuple[str, ...] = ()
    lifts_kg: int = 0
    stands_minutes: int = 240
    most_distance_m: int | None = None
    point: tuple[float, float] | None = None
    weekdays: tuple[int, ...] = ()
    together: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()


def match(asked: Asked, offered: Offered) -> Match:
    """Fits or not, how well, and why; what is in the way comes first."""
    away = metres(asked.point, offered.point)
    against = [*_against(asked, offered), *_too_far(away, offered.most_distance_m)]
    points, pro = _for(asked, offered, away)
    return Match(
        fits=not against,
        score=0 if against else points,
        reasons=(*against, *pro),
    )


def metres(one: tuple[float, float] | None, other: tuple[float, float] | None) -> int | None:
    """The straight line between two points; None where one of them is unknown."""
    if one is None or other is None:
        return None
    (lat, lon), (lat2, lon2) = one, other
    half = sin(radians(lat2 - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(lat2)) * sin(radians(lon2 - lon) / 2) ** 2
    return round(2 * EARTH_M * asin(sqrt(half)))


def _against(asked: Asked, offered: Offered) -> Iterable[Reason]:
    for skill in asked.skills:
        if skill not in offered.skills:
            yield Reason("match.lacks_skill", {"skill": skill})
    if asked.lifts_kg > offered.lifts_kg:
        yield Reason("match.too_heavy", {"asked": asked.lifts_kg, "can": offered.lifts_kg})
    if asked.stands_minutes > offered.stands_minutes:
        values = {"asked": asked.stands_minutes, "can": offered.stands_minutes}
        yield Reason("match.stands_too_long", values)
    if asked.company & offered.apart:
        yield Reason("match.not_with", {"n": len(asked.company & offered.apart)})


def _too_far(away: int | None, most: int | None) -> Iterable[Reason]:
    if away is not None and most is not None and away > most:
        yield Reason("match.too_far", {"metres": away, "most": most})


def _for(asked: Asked, offered: Offered, away: int | None) -> tuple[int, list[Reason]]:
    pro, points = [], 0
    wished = set(asked.weekdays) & set(offered.weekdays)
    if not asked.weekdays or not offered.weekdays:
        points += WISHES // 2
    elif wished:
        points += round(WISHES * len(wished) / len(set(asked.weekdays)))
        pro.append(Reason("match.wished_days", {"n": len(wished)}))
    if away is not None:
        points += round(NEAR * max(0, FAR_M - away) / FAR_M)
        pro.append(Reason("match.away", {"metres": away}))
    if asked.company & offered.together:
        points += COMPANY
        pro.append(Reason("match.company", {"n": len(asked.company & offered.together)}))
    if asked.skills and set(asked.skills) <= set(offered.skills):
        pro.append(Reason("match.skills", {"n": len(set(asked.skills))}))
    room = offered.lifts_kg - asked.lifts_kg
    points += ROOM if room >= 3 else max(0, room) * 3
    return points, pro
