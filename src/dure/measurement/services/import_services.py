"""Import who does what where (3W): rows of one activity become one line of the register.

The same table a month later changes only what it says otherwise; what it no longer names stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dure.activities.queries import kind_cards, register_lines
from dure.activities.services import change_service, describe_service, offer_service
from dure.activities.types import (
    LineTold,
    RegisterLine,
    ServiceChange,
    ServiceDraft,
    Weekly,
)
from dure.engines.tables import Address, Fault, as_compared
from dure.engines.tables.coerce import Reading, read_count
from dure.engines.tables.types import Scalar
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.rules.import_lines import Line, lines_of
from dure.measurement.rules.row_changes import RowsTold, same_words
from dure.measurement.services.activity_said import Facts, Sayer
from dure.measurement.services.activity_words import ActivityWords
from dure.measurement.services.importing import Job
from dure.measurement.types.imports import RowFault, Taken

READING = Words("활동을 읽고 있어요", "Reading the activities")
LEFT_OUT = Words(
    "등록된 활동 가운데 이 파일에 없는 것: {n}개. 그대로 두었어요.",
    "Activities on file that this file does not name: {n}. They stay as they are.",
)
FIELD_OF = {
    "activities.shares_too_large": "share",
    "activities.unknown_strategy": "strategy",
    "activities.service_ends_first": "ends_before",
    "activities.capacity_too_small": "capacity",
    "activities.unknown_place": "place",
}
ONCE = ("starts_on", "ends_before", "strategy")  # an activity has one of each, however many rows
Key = tuple[int, str, str]


@dataclass(slots=True)
class _Told:
    """One activity as the file tells it, over all its rows."""

    number: int
    service_id: int
    organisation_id: int
    kind: str
    name: str
    areas: dict[str, int | None] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    weekly: tuple[Weekly, ...] = ()
    capacity: int | None = None
    unit: str = "명"
    strategy: str = ""
    starts_on: date | None = None
    ends_before: date | None = None


def import_services(job: Job) -> Taken:
    """Read every row, lay it beside the register, and write what differs."""
    words, stands = ActivityWords(), _Standing(job)
    told: dict[Key, _Told] = {}
    faults: list[RowFault] = []
    twice = 0
    rows = job.request.table.rows
    for done, line in enumerate(lines_of(job.request.table, job.columns)):
        if done % 500 == 0:
            job.tell(READING, done, len(rows))
        one = _read(job, line, words)
        if one is not None and not line.faults:
            twice += _put_together(told, one, line)
        faults += line.faults
    if faults and not job.request.partial:
        return Taken(0, twice, tuple(faults))
    return _written(job, told, stands, faults, twice)


def _read(job: Job, line: Line, words: ActivityWords) -> _Told | None:
    organisation_id = job.organisation_in(line)
    kind = words.kind_in(line)
    starts_on, ends_before = line.day("starts_on"), line.day("ends_before")
    place = words.place_in(job, line, max(starts_on or job.today, job.today))
    share = line.read("share", _count)
    number = line.text("service_id")
    if organisation_id is None or not kind or not place:
        return None
    return _Told(
        number=line.number,
        service_id=int(number) if number.isascii() and number.isdecimal() else 0,
        organisation_id=organisation_id,
        kind=kind,
        name=line.text("activity_name")[:120],
        areas={place: share},
        groups=words.groups_in(line),
        weekly=words.weekly_in(line),
        capacity=line.read("capacity", _count),
        unit=words.unit_in(line),
        strategy=line.text("strategy")[:12],
        starts_on=starts_on,
        ends_before=ends_before,
    )


def _count(cell: Scalar, at: Address) -> "Reading[int] | Fault":
    return read_count(cell, at, most=10_000_000)


def _put_together(told: dict[Key, _Told], one: _Told, line: Line) -> int:
    """Add a row to its activity; answers 1 where it says nothing new."""
    key = (one.organisation_id, one.kind, as_compared(one.name) or str(one.service_id or ""))
    known = told.get(key)
    if known is None:
        told[key] = one
        return 0
    place, share = next(iter(one.areas.items()))
    otherwise = _said_otherwise(known, one, place)
    if otherwise:
        line.fault(otherwise, "import.row_says_otherwise", what=otherwise, first=known.number)
        return 0
    same = place in known.areas and set(one.groups) <= set(known.groups)
    if known.areas.get(place) is None:
        known.areas[place] = share
    known.groups = tuple(dict.fromkeys((*known.groups, *one.groups)))
    known.weekly = tuple(sorted({*known.weekly, *one.weekly}))
    return int(same)


def _said_otherwise(known: _Told, one: _Told, place: str) -> str:
    """The field in which a later row contradicts an earlier one; a blank contradicts no day or share."""
    if known.capacity != one.capacity:
        return "capacity"
    pairs = {name: (getattr(known, name), getattr(one, name)) for name in ONCE}
    pairs["share"] = (known.areas.get(place), one.areas[place])
    differing = (name for name, (before, now) in pairs.items() if before and now and before != now)
    return next(differing, "")


class _Standing:
    """The register as it stands, found by number, by name, or by being the only one of its kind."""

    def __init__(self, job: Job) -> None:
        lines = register_lines(job.actor, job.request.initiative_id, on=job.today)
        own = job.request.organisation_id
        self.lines = [one for one in lines if own in (None, one.organisation_id)]
        self.seen: set[int] = set()

    def of(self, told: _Told) -> RegisterLine | None:
        """The line that is meant, or None for a new one."""
        alike = [
            one
            for one in self.lines
            if (one.organisation_id, one.kind) == (told.organisation_id, told.kind)
        ]
        by_number = [one for one in alike if one.service_id == told.service_id]
        names = {as_compared(told.name)}
        by_name = [
            one for one in alike if {as_compared(one.name.ko), as_compared(one.name.en)} & names
        ]
        only = alike if not told.name and len(alike) == 1 else []
        found = next(iter((*by_number, *by_name, *only)), None)
        if found is not None:
            self.seen.add(found.service_id)
        return found

    @property
    def left_out(self) -> tuple[Words, ...]:
        """What the file does not name."""
        unseen = sum(one.service_id not in self.seen for one in self.lines)
        return (LEFT_OUT.filled(n=f"{unseen:,}"),) if unseen else ()


def _written(
    job: Job,
    told: Mapping[Key, _Told],
    stands: _Standing,
    faults: list[RowFault],
    twice: int,
) -> Taken:
    rows, taken, same = RowsTold(), 0, twice
    named = [code for one in told.values() for code in one.areas]
    say = Sayer([*named, *(code for one in stands.lines for code in one.areas)], job.today)
    for one in told.values():
        line = stands.of(one)
        if line is not None and _is_same(job, one, line):
            same += 1
            continue
        try:
            _write(job, one, line)
        except Refused as refused:
            where = FIELD_OF.get(refused.code, "organisation")
            faults.append(RowFault(one.number, where, refused.code, refused.values))
            continue
        taken += 1
        what = say.what(one.name or (line.name.ko if line else ""), one.kind)
        after = say.said(_becomes(job, one, line))
        if line is None:
            rows.new(one.number, what, after)
        else:
            rows.changed(one.number, what, say.said(_stood(line)), after)
    if faults and not job.request.partial:
        return Taken(0, same, tuple(faults))
    notes = stands.left_out
    return Taken(taken, same, tuple(faults), notes, rows=tuple(rows.rows), told=rows.counts)


def _is_same(job: Job, one: _Told, line: RegisterLine) -> bool:
    """Only what the file has a column for is laid beside what stands."""
    has = job.columns.has
    return (
        dict(line.areas) == _areas(job, one, line)
        and (not has("group") or set(line.groups) == set(one.groups))
        and (not has("weekly") or tuple(line.weekly) == one.weekly)
        and (not has("capacity") or line.capacity == one.capacity)
        and (not has("unit") or line.unit == one.unit)
        and (not has("strategy") or line.strategy == one.strategy)
        and (not has("ends_before") or line.ends_before == one.ends_before)
    )


def _areas(job: Job, one: _Told, line: RegisterLine | None) -> dict[str, int | None]:
    if job.columns.has("share") or line is None:
        return dict(one.areas)
    return {place: line.areas.get(place) for place in one.areas}


def _write(job: Job, one: _Told, line: RegisterLine | None) -> None:
    has = job.columns.has
    told = LineTold(
        areas=_areas(job, one, line),
        groups=one.groups if line is None or has("group") else line.groups,
        weekly=one.weekly if line is None or has("weekly") else line.weekly,
        unit=one.unit if line is None or has("unit") else line.unit,
        strategy=one.strategy if line is None or has("strategy") else line.strategy,
    )
    service_id = _offered(job, one) if line is None else line.service_id
    if line is not None and (has("capacity") or has("ends_before")):
        change = ServiceChange(
            capacity=one.capacity,
            no_capacity=has("capacity") and one.capacity is None,
            ends_before=one.ends_before,
        )
        change_service(job.actor, service_id=service_id, change=change, at=job.at)
    describe_service(job.actor, service_id=service_id, told=told, at=job.at)


def _offered(job: Job, one: _Told) -> int:
    names = {card.code: card.name for card in kind_cards()}
    name = same_words(one.name) if one.name else names[one.kind]
    draft = ServiceDraft(
        initiative_id=job.request.initiative_id,
        organisation_id=one.organisation_id,
        kind=one.kind,
        name=name,
        place_code=next(iter(one.areas)),
        starts_on=one.starts_on or job.today,
        ends_before=one.ends_before,
        capacity=one.capacity,
    )
    key: int = offer_service(job.actor, service=draft, at=job.at)
    return key


def _stood(line: RegisterLine) -> Facts:
    return Facts(tuple(line.areas), tuple(line.groups), line.weekly, line.capacity, line.unit)


def _becomes(job: Job, one: _Told, line: RegisterLine | None) -> Facts:
    """What will stand: where the file has no column, what stands already."""
    has = job.columns.has
    return Facts(
        areas=tuple(one.areas),
        groups=one.groups if line is None or has("group") else tuple(line.groups),
        weekly=one.weekly if line is None or has("weekly") else line.weekly,
        capacity=one.capacity if line is None or has("capacity") else line.capacity,
        unit=one.unit if line is None or has("unit") else line.unit,
    )
