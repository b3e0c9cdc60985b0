"""Dates as people write them; anything with two meanings is refused, never guessed."""

import math
import re
from datetime import date, datetime, timedelta

from dure.engines.tables.coerce.reading import Reading, State, fault, folded, silence
from dure.engines.tables.types import Address, Fault, Scalar

DATE = re.compile(
    r"(?P<year>\d{4})\s*(?:[-‐–./·]|년)\s*(?P<month>\d{1,2})\s*(?:[-‐–./·]|월)\s*(?P<day>\d{1,2})"
    r"\s*(?:일|\.)?(?:\s*\(?[월화수목금토일](?:요일)?\)?)?"
    r"(?P<time>[T ]+(?:(?:오전|오후)\s*)?(?:[01]?\d|2[0-4])"
    r"(?::[0-5]\d(?::[0-5]\d(?:\.\d+)?)?|시(?:\s*[0-5]?\d분)?))?"
)
COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
UNCLEAR = re.compile(r"\d{1,2}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,4}\.?|\d{2}년.*")
DAYS_TO_1904 = 1462  # how far apart the two first days of Excel lie
FIRST_DAY = date(1899, 12, 30)  # Excel's day 0, with its leap day of 1900 that never was
EARLIEST, LATEST = date(1900, 3, 1), date(2100, 12, 31)


def read_date(
    cell: Scalar, at: Address, *, earliest: date = EARLIEST, latest: date = LATEST
) -> Reading[date] | Fault:
    """A day between `earliest` and `latest`.

    Only ask this of a column that is declared a date: there a plain number inside the bounds is
    Excel's serial number of a day, taken and flagged `tables.date_from_serial`. Bounds that fit
    the column (births, this year) make that safe.
    """
    silent = silence(cell)
    if silent is not None:
        return Reading(silent.state)
    reading = date_in(cell, at)
    if isinstance(reading, Fault) or reading.value is None:
        return reading
    if not earliest <= reading.value <= latest:
        bounds = {"earliest": str(earliest), "latest": str(latest)}
        return fault("date_implausible", at, cell, **bounds)
    return reading


def since_1900(cell: Scalar) -> Scalar:
    """A bare number of a day that counts from 1904, as one that counts from 1900."""
    is_day = isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < 110_000
    return cell + DAYS_TO_1904 if is_day else cell  # type: ignore[operator]


def date_in(cell: Scalar, at: Address) -> Reading[date] | Fault:
    """The day in a cell that holds something, whatever its kind."""
    if isinstance(cell, datetime):
        flags = () if cell.time() == datetime.min.time() else ("tables.time_dropped",)
        return Reading(State.VALUE, cell.date(), flags)
    if isinstance(cell, date):
        return Reading(State.VALUE, cell)
    if isinstance(cell, str):
        return date_in_text(cell, at)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return fault("date_unreadable", at, cell)
    return date_in_number(cell, at)


def date_in_text(cell: str, at: Address) -> Reading[date] | Fault:
    """2026-11-03, 2026.11.3., 2026년 11월 3일, 20261103; a serial number that became text."""
    text = folded(cell)
    match = DATE.fullmatch(text) or COMPACT.fullmatch(text)
    if not match:
        if re.fullmatch(r"\d{5}(\.\d+)?", text):
            return date_in_number(float(text), at)
        return fault("date_unclear" if UNCLEAR.fullmatch(text) else "date_unreadable", at, cell)
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return fault("date_impossible", at, cell)
    timed = match.groupdict().get("time")
    return Reading(State.VALUE, day, ("tables.time_dropped",) if timed else ())


def date_in_number(cell: float, at: Address) -> Reading[date] | Fault:
    """20261103 written as a number, or Excel's serial number of a day."""
    if not math.isfinite(cell) or abs(cell) > 99_999_999:
        return fault("date_unreadable", at, cell)
    if cell == int(cell) and cell >= 10_000_101:
        return date_in_text(str(int(cell)), at)
    if not 61 <= cell < 110_000:
        return fault("date_unreadable", at, cell)
    return Reading(State.VALUE, FIRST_DAY + timedelta(days=int(cell)), ("tables.date_from_serial",))
