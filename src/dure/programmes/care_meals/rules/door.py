"""What becomes of the doors of a day when a phone has told what happened; plain values, no database.

One outcome stands for a door. The same one told again changes nothing; another one told later takes its
place; one that happened before the one that stands is kept as late and counts nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from dure.programmes.care_meals.types.door import BROUGHT, Answer, Timed, Told

WORRY, BAD = 2, 3
UNWELL = "unwell"  # a problem at the door
NOT_LOOKED = (None, None, None)
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
    looked_of: str = ""  # the number of the visit at which its levels were seen, and when
    looked_at: datetime | None = None


@dataclass(slots=True)
class Doors:
    """The doors of a route while one conversation is taken: what stands, what is new, what changed."""

    standing: dict[str, Visit]
    made: list[tuple[str, Visit]] = field(default_factory=list)  # (stop, visit), also late ones
    undone: dict[int, str] = field(default_factory=dict)  # key → undo, withdrawn, replaced
    looked: dict[int, Visit] = field(default_factory=dict)  # key → with new levels
    danger: dict[str, Timed] = field(default_factory=dict)  # stop → the first sign
    worried: dict[str, Timed] = field(default_factory=dict)  # stop → bad, but no visit stands there
    gone: set[str] = field(default_factory=set)  # numbers of visits that do not stand any more
    answers: list[Answer] = field(default_factory=list)


def taken(standing: Mapping[str, Visit], told: Iterable[Timed], gone: Iterable[str] = ()) -> Doors:
    """Take everything in its order; what could not be understood was set aside before.

    `gone` are the numbers of visits that were taken back, replaced or late before.
    """
    doors = Doors(dict(standing), gone=set(gone))
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
        doors.gone.add(fresh.number)
        _worries(doors, one, fresh)
        return "late"
    _worries(doors, one, before)
    _falls(doors, told.stop, "replaced")
    _stands(doors, told.stop, fresh)
    return "taken"


def _wellness(doors: Doors, one: Timed) -> str:
    told, before = one.told, doors.standing.get(one.told.stop)
    # The visit it looked at was taken back or is still on its way; or somebody has looked since.
    is_gone = bool(told.of) and told.of in doors.gone
    if before is None or is_gone or (before.looked_at is not None and one.at < before.looked_at):
        if BAD in _levels(told):
            doors.worried.setdefault(told.stop, one)
        return "late"
    note = told.note or before.note
    seen = replace(before, levels=_levels(told), note=note, looked_of=told.of, looked_at=one.at)
    _changes(doors, told.stop, seen)
    return "taken"


def _undo(doors: Doors, one: Timed) -> str:
    told, before = one.told, doors.standing.get(one.told.stop)
    if before is None or before.number != told.of:
        doors.gone.add(told.of)
        if before is not None and told.of and before.looked_of == told.of:
            # What was seen at that visit came before its undo, and was put to the one after it.
            _worries(doors, one, before)
            unseen = replace(before, levels=NOT_LOOKED, looked_of="", looked_at=None)
            _changes(doors, told.stop, unseen)
        return "again"  # it does not stand any more
    # Soon after it was a slip of the thumb; later what was seen then was so, and its alert stays open.
    slipped = one.at - before.at <= SLIP
    if not slipped:
        _worries(doors, one, before)
    _falls(doors, told.stop, "undo" if slipped else "withdrawn")
    return "taken"


def _worries(doors: Doors, one: Timed, visit: Visit) -> None:
    """What was seen bad at a visit that does not stand is told all the same, where it is news."""
    looked = not visit.key or visit.key in doors.looked
    if (looked and BAD in visit.levels) or (not visit.key and visit.problem == UNWELL):
        doors.worried.setdefault(one.told.stop, Timed(one.told, visit.at))


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
    doors.gone.add(fallen.number)
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
