"""Calculate a period from the service ledger: records become values in the report's cells, with a trace."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dure.activities.queries import service_facts
from dure.activities.types import FactsRead, FactsWanted
from dure.engines.measure import Period, Place, compute, parse_period
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.models import Calculation
from dure.measurement.queries.lines_asked import dimensions, lines_asked
from dure.measurement.queries.place_lines import place_lines
from dure.measurement.queries.recipes import recipes_of
from dure.measurement.queries.report_ids import report_ids
from dure.measurement.rules.cells_asked import cells_asked
from dure.measurement.rules.computation import (
    Recipe,
    Wanted,
    cells_from,
    engine_facts,
    facts_at,
    indicators_of,
)
from dure.measurement.rules.report_status import why_not_editable
from dure.measurement.services.steps import hold_report
from dure.measurement.services.write_computed import Written, write_computed
from dure.measurement.types.calculations import CalculationOutcome, ComputedCell
from dure.measurement.types.reports import ReportHead


@dataclass(frozen=True, slots=True)
class Counted:
    """What the engine made of an organisation's facts."""

    cells: tuple[ComputedCell, ...]
    lines: frozenset[tuple[int, str]]
    fingerprint: str
    engine: str
    outside: int


def _of_period(*, initiative_id: int, organisation_id: int, period: str) -> Subject:
    return Subject("calculation", period, initiative_id, organisation_id)


@action("measurement.period.calculate", may="enter_report", on=_of_period)
def calculate_period(
    actor: Actor, *, initiative_id: int, organisation_id: int, period: str, at: datetime
) -> Done[CalculationOutcome]:
    """Work out every computed line of one organisation's report from its own service records.

    People are counted once within the organisation, never across. Values that somebody typed stay
    and are named; a report that is handed in keeps its values, and what differs is named. The
    same ledger gives the same fingerprint. Refused with `measurement.no_such_report` or
    `measurement.bad_computation`.
    """
    when = parse_period(period)
    head = _report(initiative_id, organisation_id, period)
    read = service_facts(
        FactsWanted(
            starts_on=when.starts_on,
            ends_before=when.ends_before,
            organisation_id=organisation_id,
        ),
        purpose="count",
        on=day_of(at),
    )
    counted = _counted(head, when, read)
    calculation = _calculation(head, read, counted, at)
    editable = why_not_editable(head.status, head.dates, day_of(at), head.extended_until) is None
    written = write_computed(
        actor,
        head=head,
        cells=counted.cells,
        lines=counted.lines,
        calculation_id=calculation.pk if editable else None,
        at=at,
    )
    _trace(calculation, counted, written)
    return Done(_outcome(calculation, counted, written), {"changes": written.changes})


def _report(initiative_id: int, organisation_id: int, period: str) -> ReportHead:
    report_id = report_ids(initiative_id, {period}).get((organisation_id, period))
    if report_id is None:
        raise Refused("measurement.no_such_report")
    return hold_report(report_id)


def _counted(head: ReportHead, when: Period, read: FactsRead) -> Counted:
    wanted, recipes = _wanted(head, when)
    day = when.ends_before - timedelta(days=1)
    lines = place_lines({fact.place_code for fact in read.facts}, day)
    cells: list[ComputedCell] = []
    marks: list[str] = []
    engine, inside = "", set[int]()
    for place, asked in wanted.items():
        here = facts_at(read.facts, place, lines)
        inside |= {fact.id for fact in here}
        indicators = indicators_of(recipes[one.version_id] for one in asked)
        made = compute(engine_facts(here, place), indicators, [Place(place, level="asked")])
        cells += cells_from(
            made.rows, asked, organisation=str(head.organisation_id), period=head.period
        )
        marks.append(f"{place}:{made.fingerprint}")
        engine = made.engine
    mark = hashlib.sha256("\n".join(sorted(marks)).encode()).hexdigest()
    asked_lines = frozenset(
        (one.indicator_id, one.place_code) for asked in wanted.values() for one in asked
    )
    return Counted(tuple(cells), asked_lines, mark, engine, len(read.facts) - len(inside))


def _wanted(head: ReportHead, when: Period) -> tuple[dict[str, list[Wanted]], dict[int, Recipe]]:
    asked = lines_asked(
        initiative_id=head.initiative_id,
        organisation_ids=[head.organisation_id],
        period=head.period,
    )[head.organisation_id]
    computed = [line for line in asked if line.computed]
    recipes = recipes_of({line.version.id for line in computed}, when)
    splits = dimensions()
    wanted: dict[str, list[Wanted]] = defaultdict(list)
    for line in computed:
        if line.version.id in recipes:
            version = line.version
            cells = cells_asked(version, splits)
            wanted[line.place_code].append(
                Wanted(version.indicator_id, version.id, version.code, line.place_code, cells)
            )
    return wanted, recipes


def _calculation(head: ReportHead, read: FactsRead, counted: Counted, at: datetime) -> Calculation:
    """The row of this run; running again on the same ledger leaves the one that is there."""
    known = Calculation.objects.filter(
        organisation_id=head.organisation_id,
        period=head.period,
        ledger_head=read.head,
        fingerprint=counted.fingerprint,
    )
    # Looked for by what it says: another initiative may have run in between, asking for other lines.
    same = known.order_by("-pk").first()
    if same is not None:
        return same
    return Calculation.objects.create(
        organisation_id=head.organisation_id,
        period=head.period,
        ledger_head=read.head,
        records_read=len(read.facts),
        made_at=at,
        fingerprint=counted.fingerprint,
    )


def _trace(calculation: Calculation, counted: Counted, written: Written) -> None:
    calculation.trace = {
        "engine": counted.engine,
        "outside": counted.outside,
        "versions": _versions(counted.cells),
        "typed": [each.as_dict() for each in written.typed],
        "differs": [each.as_dict() for each in written.standing],
    }
    calculation.save(update_fields=["trace"])


def _versions(cells: Sequence[ComputedCell]) -> dict[str, int]:
    return {cell.code: cell.version_id for cell in cells}


def _outcome(calculation: Calculation, counted: Counted, written: Written) -> CalculationOutcome:
    return CalculationOutcome(
        calculation_id=calculation.pk,
        ledger_head=calculation.ledger_head,
        records_read=calculation.records_read,
        written=written.written,
        cleared=written.cleared,
        unchanged=written.unchanged,
        typed=written.typed,
        standing=written.standing,
        outside=counted.outside,
        fingerprint=counted.fingerprint,
    )
