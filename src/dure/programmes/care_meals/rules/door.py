"""What becomes of the doors of a day when a phone has told what happened; plain values, no database.

One outcome stands for a door. The same one told again changes nothing; another one told later takes its
place; one that happened before the one that stands is kept as late and counts nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from dure.programmes.care_meals.types.door import BROUGHT, Answer, Timed, Told

WORRY, BAD = 2, 3
SLIP = timedelta(minutes=3)
OPENED, MISTAKEN = "opened_later", "mistaken"  # outcomes of the ladder when the door settles it


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as this rule sees it: `key` of a row, 0 for a new one."""

    key: int
    number: str
    outcome: str
    at: datetime
    problem: str = ""
    note: str = ""
    levels: tuple[int | None, int | None, int | None] = (None, None, None)
    undone_by: str = ""


@dataclass(slots=True)
class Doors:
    """The doors of a route while one conversation is taken: what stands, what is new, what changed."""

    standing: dict[str, Visit]
    made: list[tuple[str, Visit]] = field(default_factory=list)  # (stop, visit), also late ones
    undone: dict[int, str] = field(default_factory=dict)  # key → undo, withdrawn, replaced
    looked: dict[int, Visit] = field(default_factory=dict)  # key → with new levels
    danger: dict[str, Timed] = field(default_factory=dict)  # stop → the first sign
    worried: dict[str, Timed] = field(default_factory=dict)  # stop → bad, but no visit stands there
    answers: list[Answer] = field(default_factory=list)


def taken(standing: Mapping[str, Visit], told: Iterable[Timed]) -> Doors:
    """Take everything in its order; what could not be understood was set aside before."""
    doors = Doors(dict(standing))
    for one in told:
        doors.answers.append(Answer(one.told.number, TAKERS[one.told.kind](doors, one)))
    return doors


def _visit(doors: Doors, one: Timed) -> str:
    told = one.told
    fresh = Visit(0, told.number, told.outcome, one.at, told.problem, told.note, _levels(told))
    before = doors.standing.get(told.stop)
    if before is None:
        _stands(doors, told.stop, fresh)
        return "taken"
    if (before.outcome, before.problem) == (fresh.outcome, fresh.problem):
        return "again"
    if fresh.at < before.at:
        doors.made.append((told.stop, replace(fresh, undone_by="late")))
        return "late"
    _falls(doors, told.stop, "replaced")
    _stands(doors, told.stop, fresh)
    return "taken"


def _wellness(doors: Doors, one: Timed) -> str:
    before = doors.standing.get(one.told.stop)
    if before is None:  # the visit it looked at was taken back, or is still on its way
        if BAD in _levels(one.told):
            doors.worried.setdefault(one.told.stop, one)
        return "late"
    after = replace(before, levels=_levels(one.told), note=one.told.note or before.note)
    _changes(doors, one.told.stop, after)
    return "taken"


def _undo(doors: Doors, one: Timed) -> str:
    before = doors.standing.get(one.told.stop)
    if before is None or before.number != one.told.of:
        return "again"  # it does not stand any more
    # Soon after it was a slip of the thumb; later what was seen then was so, and its alert stays open.
    slipped = one.at - before.at <= SLIP
    if not slipped and not before.key and BAD in before.levels:
        doors.worried.setdefault(one.told.stop, Timed(one.told, before.at))
    _falls(doors, one.told.stop, "undo" if slipped else "withdrawn")
    return "taken"


def _danger(doors: Doors, one: Timed) -> str:
    if one.told.stop in doors.danger:
        return "again"
    doors.danger[one.told.stop] = one
    return "taken"


TAKERS = {"visit": _visit, "wellness": _wellness, "undo": _undo, "danger": _danger}


def _stands(doors: Doors, stop: str, visit: Visit) -> None:
    doors.standing[stop] = visit
    doors.made.append((stop, visit))


def _falls(doors: Doors, stop: str, how: str) -> None:
    fallen = doors.standing.pop(stop)
    if fallen.key:
        doors.undone[fallen.key] = how
        return
    place = doors.made.index((stop, fallen))
    doors.made[place] = (stop, replace(fallen, undone_by=how))


def _changes(doors: Doors, stop: str, after: Visit) -> None:
    before = doors.standing[stop]
    doors.standing[stop] = after
    if after.key:
        doors.looked[after.key] = after
        return
    doors.made[doors.made.index((stop, before))] = (stop, after)


def _levels(told: Told) -> tuple[int | None, int | None, int | None]:
    return told.mood, told.appetite, told.walking


def worry_of(now: tuple[int | None, ...], before: tuple[int | None, ...] | None) -> str:
    """`bad` where something is bad, `again` where one thing worries twice in a row, else nothing."""
    if BAD in now:
        return "bad"
    if before and any(a == WORRY and (b or 0) >= WORRY for a, b in zip(now, before, strict=True)):
        return "again"
    return ""


def is_well(levels: tuple[int | None, ...]) -> bool:
    """True when everything was looked at and is as usual."""
    return all(level == 1 for level in levels)


def is_brought(outcome: str) -> bool:
    """True when the meal stayed at the door: then it counts."""
    return outcome in BROUGHT
