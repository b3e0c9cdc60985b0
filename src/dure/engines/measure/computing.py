"""Compute (산출): every level of every indicator from service records, exactly.

`compute` takes plain facts and gives plain rows; `computed_table` does the same on a session whose
table `raw` was filled from a file, and gives a query, because a large result is never held at once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from dure.engines.measure.adapter import open_session
from dure.engines.measure.cells import cell_key
from dure.engines.measure.cube import build_cells
from dure.engines.measure.definitions import settled
from dure.engines.measure.facts import (
    Computed,
    ComputedRow,
    ServiceFact,
    ServiceIndicator,
)
from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.fingerprint import ENGINE, fingerprint
from dure.engines.measure.periods import PeriodKind
from dure.engines.measure.places import Place
from dure.engines.measure.projection import result_sql
from dure.engines.measure.record_checks import (
    Source,
    column_faults,
    place_faults,
    record_faults,
)
from dure.engines.measure.session import Session
from dure.engines.measure.staging import MOMENT, Group, Staged, stage
from dure.engines.measure.types import ALL, Method, Number
from dure.engines.voices import Tell, silent

Build = Callable[[Any, Staged, Group], object]
_FIXED = (
    *("record_id", "organisation", "service", "person"),
    *("occurred_at", "place", "quantity", "unit", "reverses"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """Manner (방식): the day of the place tree, who is told how far it is, and who counts the cells.

    Without `as_of` the tree is that of the last record up to `today`: one mistyped year to come
    moves no other record. `build` makes the table of cells of one group: `build_cells`, the plain
    engine, or another that gives the same table.
    """

    as_of: date | None = None
    today: date | None = None
    tell: Tell = silent
    build: Build = build_cells


PLAIN = Manner()


def compute(
    facts: Iterable[ServiceFact],
    indicators: Sequence[ServiceIndicator],
    places: Sequence[Place] = (),
    as_of: date | None = None,
) -> Computed:
    """All values of the indicators; the place tree is that of `as_of`, else of the last record.

    Rows that hold nothing are not there; a recorded zero is. Raises BadInput when a fact cannot
    be counted (row = position of the fact, from 1).
    """
    lines = list(facts)
    ready = settled(indicators)
    with open_session() as session:
        columns = load_facts(session, lines, ready)
        source = Source("", columns, first_row=1)
        made = computed_rows(session, source, ready, places, Manner(as_of=as_of))
    mark = fingerprint(lines, ready, sorted(map(repr, places)), made.as_of)
    return replace(made, fingerprint=mark)


def computed_rows(
    session: Session,
    source: Source,
    indicators: Sequence[ServiceIndicator],
    places: Sequence[Place],
    manner: Manner = PLAIN,
) -> Computed:
    """The rows themselves, from a session whose table `raw` has been filled."""
    splits = tuple(dict.fromkeys(column for one in indicators for column in one.by))
    told = session.rows("select count(*), bit_xor(hash(r)), sum(hash(r)::hugeint) from raw r")
    sql, day = computed_table(session, source, indicators, places, manner)
    rows = tuple(_row(row, splits) for row in session.rows(sql)) if sql else ()
    mark = fingerprint(told, indicators, sorted(map(repr, places)), day)
    return Computed(rows, int(told[0][0]), day, mark, ENGINE)


def computed_table(
    session: Session,
    source: Source,
    indicators: Sequence[ServiceIndicator],
    places: Sequence[Place],
    manner: Manner = PLAIN,
) -> tuple[str, date | None]:
    """The query that gives the result rows in order, and the day of the tree.

    Empty records give an empty query text. Raises BadInput with all faults of the stage reached.
    """
    _refuse(column_faults(source, indicators, has_places=bool(places)))
    manner.tell("기록을 살펴요", "records are checked")
    _refuse(record_faults(session, source, indicators))
    day = manner.as_of or _last_day(session, manner.today)
    if day is None:
        return "", None
    if places:
        _refuse(place_faults(session, source, places, day))
    manner.tell("기록을 나눠요", "records are sorted")
    staged = stage(session, indicators, places, day)
    for group in staged.groups:
        codes = ", ".join(one.code for one in group.indicators)
        manner.tell(f"{codes} 지표를 세요", f"{codes}: counted")
        manner.build(session, staged, group)
    return result_sql(session, staged, indicators), day


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise BadInput(faults)


def _last_day(session: Session, today: date | None) -> date | None:
    """The last record's day that is not to come; where all are to come, the last of them."""
    known = f"filter (({MOMENT})::date <= date '{today}')" if today else ""
    sql = f"select coalesce(max({MOMENT}) {known}, max({MOMENT}))::date from raw"  # noqa: S608 - our own text
    found = session.rows(sql)[0][0]
    return found if isinstance(found, date) else None


def load_facts(
    session: Session, facts: Sequence[ServiceFact], indicators: Sequence[ServiceIndicator]
) -> tuple[str, ...]:
    """Fill the table `raw` from facts; the names of its columns."""
    attributes = dict.fromkeys(name for fact in facts for name in fact.attributes)
    for one in indicators:
        attributes.update(dict.fromkeys([*one.by, *(column for column, _ in one.where)]))
    extra = [name for name in attributes if name not in _FIXED]
    columns = (*_FIXED, *extra)
    rows = [(*_fixed(fact), *(fact.attributes.get(name, "") for name in extra)) for fact in facts]
    schema = ", ".join(f'"{column}" varchar' for column in columns)
    session.load("raw", schema, {c: [row[i] for row in rows] for i, c in enumerate(columns)})
    return columns


def _fixed(fact: ServiceFact) -> tuple[str, ...]:
    return (
        *(fact.record_id, fact.organisation, fact.service, fact.person),
        *(fact.occurred_on.isoformat(), fact.place, str(fact.quantity), fact.unit, fact.reverses),
    )


def _row(row: Sequence[object], splits: Sequence[str]) -> ComputedRow:
    keys, values = row[:6], row[6 + len(splits) :]
    cell = {name: str(value) for name, value in zip(splits, row[6:], strict=False) if value != ALL}
    value, above, below, method, low, high = values
    indicator, organisation, level, place, kind, period = keys
    return ComputedRow(
        str(indicator),
        str(organisation),
        str(level),
        str(place),
        cast("PeriodKind", kind),
        str(period),
        cell_key(cell),
        _read(value) or 0,
        _read(above),
        _read(below),
        cast("Method", method),
        _read(low),
        _read(high),
    )


def _read(written: object) -> Number | None:
    if written is None:
        return None
    text = str(written)
    return int(text) if text.lstrip("-").isdigit() else Decimal(text)
