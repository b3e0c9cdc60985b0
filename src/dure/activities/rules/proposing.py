"""Proposed lines (제안된 줄): what sessions and records say of an organisation's services.

Nobody types what is known already: a line is proposed as it was seen, beside what the register says.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from dure.activities.rules.weekly import said
from dure.activities.types.register import ProposedLine, RegisterLine, Suggestion, Weekly
from dure.kernel.words import Words, counted

OFTEN = 3  # a place seen on so many days, a time seen so many times, is no accident
NOT_TOLD = Words("적지 않음", "not written")


class DaySeen(NamedTuple):
    """What an organisation did of a kind at a place on one day: how many lines, for how many people."""

    kind: str
    place: str
    day: date
    people: int
    lines: int


class SessionSeen(NamedTuple):
    """A weekly time at which sessions of a service were held, and how often."""

    service_id: int
    at: Weekly
    times: int


class Around(NamedTuple):
    """What a proposal is told in: names of places and kinds, and who lies in whom."""

    places: Mapping[str, Words]
    kinds: Mapping[str, Words]
    parent_of: Mapping[str, str]


def proposed_lines(
    lines: Sequence[RegisterLine],
    days: Iterable[DaySeen],
    sessions: Iterable[SessionSeen],
    around: Around,
    *,
    organisation_id: int,
) -> tuple[ProposedLine, ...]:
    """One for each line of the register, and one for each kind that is recorded and not registered."""
    of_line: dict[int, list[DaySeen]] = defaultdict(list)
    loose: dict[str, list[DaySeen]] = defaultdict(list)
    for day in days:
        line = _whose(day, lines, around.parent_of)
        if line is None:
            loose[day.kind].append(day)
        else:
            of_line[line.service_id].append(day)
    times: dict[int, list[SessionSeen]] = defaultdict(list)
    for one in sessions:
        times[one.service_id].append(one)
    known = [
        _of_line(line, of_line[line.service_id], times[line.service_id], around) for line in lines
    ]
    new = [_new(kind, seen, around, organisation_id) for kind, seen in sorted(loose.items())]
    return (*known, *(one for one in new if one is not None))


def _whose(
    day: DaySeen, lines: Sequence[RegisterLine], parent_of: Mapping[str, str]
) -> RegisterLine | None:
    alike = [line for line in lines if line.kind == day.kind]
    there = [line for line in alike if _within(day.place, line.areas, parent_of)]
    return next(iter(there or alike), None)


def _within(place: str, areas: Iterable[str], parent_of: Mapping[str, str]) -> bool:
    wanted = set(areas)
    while place:
        if place in wanted:
            return True
        place = parent_of.get(place, "")
    return False


def _of_line(
    line: RegisterLine,
    days: Sequence[DaySeen],
    sessions: Sequence[SessionSeen],
    around: Around,
) -> ProposedLine:
    seen = _seen(line, days, sessions, around)
    return _line(
        ProposedLine(
            service_id=line.service_id,
            organisation_id=line.organisation_id,
            kind=line.kind,
            kind_name=line.kind_name,
            name=line.name,
            areas=seen.areas,
            weekly=seen.weekly,
            capacity=seen.capacity,
            records=sum(day.lines for day in days),
            last_on=max((day.day for day in days), default=None),
            mark="",
            suggestions=_suggestions(line, seen, around),
            confirmed_at=line.confirmed_at,
            confirmed_by=line.confirmed_by,
            starts_on=line.starts_on,
        )
    )


class _Seen(NamedTuple):
    areas: tuple[str, ...]
    weekly: tuple[Weekly, ...]
    capacity: int | None


def _seen(
    line: RegisterLine,
    days: Sequence[DaySeen],
    sessions: Sequence[SessionSeen],
    around: Around,
) -> _Seen:
    """The line as it was seen: what was not seen otherwise stays as it is written."""
    further = [one for one in _places(days) if not _within(one, line.areas, around.parent_of)]
    weekly, busiest = _regular(sessions), _busiest(days)
    keeps = not weekly or set(weekly) <= set(line.weekly)
    fits = not busiest or (line.capacity is not None and line.capacity >= busiest)
    return _Seen(
        (*line.areas, *further),
        line.weekly if keeps else weekly,
        line.capacity if fits else busiest,
    )


def _suggestions(line: RegisterLine, seen: _Seen, around: Around) -> tuple[Suggestion, ...]:
    told = (
        ("areas", _named(line.areas, around), _named(seen.areas, around)),
        ("weekly", said(line.weekly), said(seen.weekly)),
        ("capacity", _count(line.capacity), _count(seen.capacity)),
    )
    return tuple(
        Suggestion(name, was if was.ko else NOT_TOLD, now_seen)
        for name, was, now_seen in told
        if was != now_seen
    )


def _new(
    kind: str, days: Sequence[DaySeen], around: Around, organisation_id: int
) -> ProposedLine | None:
    places = _places(days)
    if not places:
        return None
    name = around.kinds.get(kind, Words(kind, kind))
    return _line(
        ProposedLine(
            service_id=0,
            organisation_id=organisation_id,
            kind=kind,
            kind_name=name,
            name=name,
            areas=places,
            weekly=(),
            capacity=_busiest(days) or None,
            records=sum(day.lines for day in days),
            last_on=max(day.day for day in days),
            mark="",
            starts_on=min(day.day for day in days),
        )
    )


def _line(line: ProposedLine) -> ProposedLine:
    """With its mark: what was seen, in one word."""
    content = [
        line.service_id,
        line.kind,
        sorted(line.areas),
        sorted(line.weekly),
        line.capacity,
        [(one.field, one.written.ko, one.seen.ko) for one in line.suggestions],
    ]
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
    return replace(line, mark=digest[:16])


def _places(days: Sequence[DaySeen]) -> tuple[str, ...]:
    seen: dict[str, set[date]] = defaultdict(set)
    for day in days:
        seen[day.place].add(day.day)
    return tuple(sorted(place for place, on in seen.items() if len(on) >= OFTEN))


def _busiest(days: Sequence[DaySeen]) -> int:
    on: dict[date, int] = defaultdict(int)
    for day in days:
        on[day.day] += day.people
    return max(on.values(), default=0)


def _regular(sessions: Sequence[SessionSeen]) -> tuple[Weekly, ...]:
    return tuple(sorted(one.at for one in sessions if one.times >= OFTEN))


def _named(places: Iterable[str], around: Around) -> Words:
    names = [around.places.get(place, Words(place, place)) for place in places]
    return Words(", ".join(one.ko for one in names), ", ".join(one.en for one in names))


def _count(capacity: int | None) -> Words:
    if capacity is None:
        return Words("", "")
    unit = counted(Words("명", "people"), capacity)
    return Words(f"{capacity:,}{unit.ko}", f"{capacity:,} {unit.en}")
