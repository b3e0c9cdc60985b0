"""Import population series: public statistics of whole places, each with its source."""

from decimal import Decimal
from typing import NamedTuple

from dure.engines.measure import cell_key, parse_period
from dure.engines.tables import Address, Fault
from dure.engines.tables.coerce import Reading, read_decimal, read_yes_no
from dure.engines.tables.types import Scalar
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.places.queries import place_standings
from dure.kernel.words import Words
from dure.measurement.models import Indicator, PopulationValue
from dure.measurement.rules.import_lines import Line, lines_of
from dure.measurement.rules.row_changes import RowsTold, same_words
from dure.measurement.services.importing import Job
from dure.measurement.types.imports import RowFault, Taken

# What official tables call the whole country; it is kept without a place.
WHOLE_COUNTRY = frozenset(
    {"전국", "대한민국", "kr", "kor", "korea", "southkorea", "republicofkorea", "wholecountry"}
)
WRITING = Words("지역 통계를 담고 있어요", "Writing the population figures")


class Key(NamedTuple):
    """What names one population value."""

    indicator_id: int
    place_code: str
    period: str
    cell: str


def import_population(job: Job) -> Taken:
    """Load figures for places and periods. A figure that was revised at its source replaces the old."""
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    rows: dict[Key, PopulationValue] = {}
    faults: list[RowFault] = []
    first: dict[Key, int] = {}
    for line in lines_of(job.request.table, job.columns):
        row = _row(job, line, indicators)
        if row is not None and not line.faults:
            key = Key(row.indicator_id, row.place_code, row.period, row.cell)
            if key in rows:
                line.fault("value", "import.twice_in_file", what="value", first=first[key])
            else:
                rows[key], first[key] = row, line.number
        faults += line.faults
    faults += _nowhere(rows, first)
    if faults and not job.request.partial:
        return Taken(0, 0, tuple(faults))
    codes = {key: code for code, key in indicators.items()}
    named = {key: (codes[key.indicator_id], first[key], key) for key in rows}
    return _written(job, rows, faults, named)


def _nowhere(rows: dict[Key, PopulationValue], first: dict[Key, int]) -> list[RowFault]:
    """Rows for a code that nobody knows, taken out of the rows; an older code had its people once."""
    known = place_standings({key.place_code for key in rows} - {""})
    lost = [key for key in rows if key.place_code and key.place_code not in known]
    for key in lost:
        del rows[key]
    return [
        RowFault(first[key], "place", "import.unknown_place", {"found": key.place_code})
        for key in lost
    ]


def _row(job: Job, line: Line, indicators: dict[str, int]) -> PopulationValue | None:
    code = line.text("indicator", needed=True)
    if code and code not in indicators:
        line.fault("indicator", "import.unknown_indicator", found=code[:40])
    period = line.period()
    value = line.read("value", _number)
    for key, found in (("period", period), ("value", value)):
        if found is None and not any(fault.field == key for fault in line.faults):
            line.fault(key, "import.value_needed", what=key)
    if not line.text("source"):
        line.fault("source", "import.source_needed")
    if period is None or value is None or code not in indicators:
        return None
    return PopulationValue(
        indicator_id=indicators[code],
        place_code=_place(job, line, period),
        period=period,
        cell=cell_key(job.cell_in(line)),
        value=value,
        source=line.text("source")[:200],
        synthetic=bool(line.read("synthetic", read_yes_no)),
        loaded_at=job.at,
    )


def _place(job: Job, line: Line, period: str) -> str:
    if "".join(line.text("place").split()).casefold() in WHOLE_COUNTRY:
        return ""
    return job.place_in(line, parse_period(period).starts_on)


def _number(cell: Scalar, at: Address) -> "Reading[Decimal] | Fault":
    return read_decimal(cell, at)


def _written(
    job: Job,
    rows: dict[Key, PopulationValue],
    faults: list[RowFault],
    named: dict[Key, tuple[str, int, Key]],
) -> Taken:
    stands = {
        Key(*row[:4]): row[4:]
        for row in PopulationValue.objects.filter(
            indicator_id__in={key.indicator_id for key in rows},
            period__in={key.period for key in rows},
        ).values_list("indicator_id", "place_code", "period", "cell", "value", "source")
    }
    told = RowsTold()
    changed = []
    for key, row in rows.items():
        before = stands.get(key)
        if before != (Decimal(row.value), row.source):
            changed.append(row)
            _tell(told, named[key], row, before)
    job.tell(WRITING, 0, len(changed))
    if changed:
        load_population(
            job.actor, initiative_id=job.request.initiative_id, values=changed, at=job.at
        )
    same = len(rows) - len(changed)
    return Taken(len(changed), same, tuple(faults), rows=tuple(told.rows), told=told.counts)


def _tell(
    told: RowsTold,
    where: tuple[str, int, Key],
    row: PopulationValue,
    before: tuple[Decimal, str] | None,
) -> None:
    code, number, key = where
    what = same_words(" · ".join(filter(None, (code, key.period, key.place_code, key.cell))))
    says = same_words(_written_out(row.value, row.source))
    if before is None:
        told.new(number, what, says)
    else:
        told.changed(number, what, same_words(_written_out(*before)), says)


def _written_out(value: Decimal, source: str) -> str:
    return f"{Decimal(value).normalize():,f} ({source})"


def _of_initiative(*, initiative_id: int, values: list[PopulationValue]) -> Subject:
    return Subject("population", initiative_id, initiative_id)


@action("measurement.population.load", may="load_population", on=_of_initiative)
def load_population(
    actor: Actor, *, initiative_id: int, values: list[PopulationValue], at: object
) -> Done[int]:
    """Write population values, new ones and those that were revised at their source."""
    PopulationValue.objects.bulk_create(
        values,
        update_conflicts=True,
        unique_fields=["indicator", "place_code", "period", "cell"],
        update_fields=["value", "source", "synthetic", "loaded_at"],
    )
    return Done(len(values), {"values": len(values)})
