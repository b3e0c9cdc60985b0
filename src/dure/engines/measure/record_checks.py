"""Checks of service records before anything is counted: every fault with its row and column."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dure.engines.measure.facts import ServiceIndicator
from dure.engines.measure.fault import Fault
from dure.engines.measure.places import Place, tree_on
from dure.engines.measure.session import Session, filled, literal, name
from dure.engines.measure.staging import MOMENT, QUANTITY

REQUIRED = ("record_id", "organisation", "service", "occurred_at")
OPTIONAL = ("person", "place", "quantity", "unit", "reverses")
SHOWN = 20

_ISO = r"'\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.]\d{1,9})?)?(Z|[+-]\d{2}(:?\d{2})?)?)?'"
_RESIDENT = r"\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_SHAPE = f"(?:^|[^0-9A-Za-z]){_RESIDENT} ?-? ?[1-8]\\d{{6}}(?:[^0-9A-Za-z]|$)"
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Source:
    """Source (원본): where the table `raw` came from, to say it in faults."""

    file: str
    columns: tuple[str, ...]
    first_row: int


@dataclass(frozen=True, slots=True)
class _Check:
    code: str
    column: str
    test: str
    shows_value: bool = True
    exactly: str = ""


def column_faults(
    source: Source, indicators: Sequence[ServiceIndicator], *, has_places: bool
) -> list[Fault]:
    """Columns that are needed and are not there."""
    needed = list(REQUIRED)
    needed += ["place"] if has_places else []
    needed += ["person"] if any(one.kind == "distinct" for one in indicators) else []
    for one in indicators:
        needed += [*one.by, *(column for column, _ in one.where)]
    return [
        Fault("measure.missing_column", {"have": ", ".join(source.columns)}, source.file, 1, column)
        for column in dict.fromkeys(needed)
        if column not in source.columns
    ]


def record_faults(
    session: Session, source: Source, indicators: Sequence[ServiceIndicator]
) -> list[Fault]:
    """Faults in the rows of the table `raw`; twenty of a kind are named, all counted."""
    faults = _found(session, source, _row_checks(source, indicators))
    return faults + _twice(session, source)


def place_faults(
    session: Session, source: Source, places: Sequence[Place], as_of: date
) -> list[Fault]:
    """Place codes that are unknown, or had been abolished without a successor."""
    tree = tree_on(as_of, places)
    ends: dict[str, date | None] = {}
    moved: dict[str, bool] = {}
    for row in places:
        known = ends.get(row.code, date.min)
        open_end = row.valid_to is None or known is None
        ends[row.code] = None if open_end else max(known or date.min, row.valid_to or date.min)
        moved[row.code] = moved.get(row.code, False) or row.successor in tree.ancestors
    columns: dict[str, list[object]] = {
        "code": list(ends),
        "ends_on": [(ends[code] or date.max).isoformat() for code in ends],
        "moved": list(moved.values()),
    }
    session.load("place_dates", "code varchar, ends_on date, moved boolean", columns)
    gone = (
        "exists (from place_dates p where p.code = place and not moved and ends_on < ($day)::date)"
    )
    checks = [
        _Check("measure.unknown_place", "place", "place <> '' and place not in (from known)"),
        _Check("measure.abolished_place", "place", gone.replace("$day", MOMENT)),
    ]
    session.run("create or replace view known as select code from place_dates")
    return _found(session, source, checks)


def _row_checks(source: Source, indicators: Sequence[ServiceIndicator]) -> list[_Check]:
    number = "try_cast(quantity as double)"
    checks = [_Check("measure.empty", column, f"{column} = ''") for column in REQUIRED]
    checks += [
        _Check("measure.word_all", column, f"{name(column)} = 'all'")
        for column in dict.fromkeys(["organisation", *(c for one in indicators for c in one.by)])
    ]
    checks += [
        _Check(
            "measure.bad_date",
            "occurred_at",
            f"occurred_at <> '' and (not regexp_full_match(occurred_at, {_ISO}) "
            f"or ({MOMENT}) is null)",
        ),
        _Check(
            "measure.not_a_number",
            "quantity",
            f"quantity <> '' and ({number} is null or not isfinite({number}) "
            "or contains(quantity, '_'))",
        ),
        _Check("measure.too_large", "quantity", f"isfinite({number}) and abs({number}) >= 1e15"),
    ]
    checks += [
        _Check(
            "measure.resident_number",
            column,
            _looks_resident(name(column)),
            shows_value=False,
            exactly=_resident(name(column)),
        )
        for column in source.columns
        if column not in {"quantity", "occurred_at"}
    ]
    return checks + _half_people(indicators)


def _half_people(indicators: Sequence[ServiceIndicator]) -> list[_Check]:
    checks = []
    for one in indicators:
        if one.kind == "distinct":
            tests = [
                f"{name(column)} in ({', '.join(literal(value) for value in values) or 'null'})"
                for column, values in one.where
            ]
            # A number that is no number is told by its own check; here it only may not fail.
            test = " and ".join(["person = ''", *tests, f"coalesce(({QUANTITY}) % 1, 0) <> 0"])
            checks.append(_Check("measure.decimal_people", "quantity", test))
    return list(dict.fromkeys(checks))


def _looks_resident(column: str) -> str:
    """The cheap first look: the shape of a number, with or without a hyphen."""
    return f"(length({column}) >= 13 and regexp_matches({column}, '{_SHAPE}'))"


def _resident(column: str) -> str:
    """Written with a hyphen, or thirteen digits whose check digit is right.

    Numbers given out since October 2020 have no check digit; without a hyphen these cannot be
    told from any other thirteen digits.
    """
    digits = f"regexp_extract({column}, '[0-9]{{13}}')"
    total = " + ".join(
        f"{weight} * try_cast(substr({digits}, {i}, 1) as int)"
        for i, weight in enumerate(_WEIGHTS, start=1)
    )
    return filled(
        "($looks and case when $digits = '' then true "
        "else (11 - ($total) % 11) % 10 = substr($digits, 13, 1)::int end)",
        looks=_looks_resident(column),
        digits=digits,
        total=total,
    )


def _found(session: Session, source: Source, checks: Sequence[_Check]) -> list[Fault]:
    counts = ", ".join(f"count_if({check.test})" for check in checks)
    totals = session.rows(f"select {counts} from raw")[0]  # noqa: S608 - our own tests
    faults: list[Fault] = []
    for check, total in zip(checks, totals, strict=True):
        if total:
            faults += _details(session, source, check, int(total))
    return faults


def _details(session: Session, source: Source, check: _Check, total: int) -> list[Fault]:
    test = check.exactly or check.test
    if check.exactly:
        # The first look is cheap and takes too many; these few are looked at again.
        total = int(session.rows(filled("select count(*) from raw where $t", t=test))[0][0])
    rows = session.rows(
        filled(
            "select rowid, $column from raw where $test order by rowid limit $shown",
            column=name(check.column),
            test=test,
            shown=SHOWN,
        )
    )
    faults = [
        Fault(
            check.code,
            {"value": value} if check.shows_value else {},
            source.file,
            int(row) + source.first_row,
            check.column,
        )
        for row, value in rows
    ]
    if total > SHOWN:
        more = {"count": total - SHOWN, "like": check.code}
        faults.append(Fault("measure.and_more", more, source.file, None, check.column))
    return faults


def _twice(session: Session, source: Source) -> list[Fault]:
    # Hashes first: ten million of them are small, and only their few meetings are looked up.
    rows = session.rows(
        filled(
            "with met as (select hash(record_id) as h from raw where record_id <> '' "
            "group by h having count(*) > 1) select record_id, min(rowid), max(rowid) from raw "
            "where hash(record_id) in (select h from met) group by record_id "
            "having count(*) > 1 order by 2 limit $shown",
            shown=SHOWN,
        )
    )
    return [
        Fault(
            "measure.record_twice",
            {"value": record, "first_row": int(first) + source.first_row},
            source.file,
            int(last) + source.first_row,
            "record_id",
        )
        for record, first, last in rows
    ]
