"""Shown: values of reports as figures, changes as words, spans of time as people say them."""

from datetime import datetime
from decimal import Decimal

from dure.kernel.clock import day_of
from dure.kernel.ui.figures import (
    MINUS,
    NOT_APPLICABLE,
    NOT_REPORTED,
    VALUE,
    Figure,
    number,
)
from dure.kernel.words import Words
from dure.measurement.types.asked import AskedVersion, Number, StoredValue

REDEFINED = Words("정의가 바뀌어 견주지 않아요", "defined anew: not compared")
NOBODY_YET = Words("방금", "just now")

LARGE = 1_000


def figure_of(stored: StoredValue | None, version: AskedVersion) -> Figure:
    """What stands in a cell: a value with its unit, not applicable, or not reported."""
    if stored is None:
        return Figure(NOT_REPORTED)
    if stored.state == "not_applicable":
        return Figure(NOT_APPLICABLE)
    written = stored.written(version)
    if written is None:
        # None out of none is an answer, and no rate; a part still missing is no answer yet.
        both = stored.numerator is not None and stored.denominator is not None
        return Figure(NOT_APPLICABLE if both else NOT_REPORTED)
    return Figure(VALUE, written, version.unit, decimals_of(written, version))


def figure_of_short(short: str | None, version: AskedVersion) -> Figure:
    """A value in the journal's short form: `12`, `3/5`, `na`, or nothing."""
    if not short:
        return Figure(NOT_REPORTED)
    if short == "na":
        return Figure(NOT_APPLICABLE)
    above, slash, below = short.partition("/")
    parts = [Decimal(side) if side else None for side in (above, below)]
    if not slash:
        return figure_of(StoredValue("value", parts[0]), version)
    return figure_of(StoredValue("value", None, parts[0], parts[1]), version)


def decimals_of(written: Number, version: AskedVersion) -> int:
    """As many decimals as the definition says; a small rate that is not whole shows one at least."""
    exact = Decimal(written)
    whole = exact == exact.to_integral_value()
    if whole or version.decimals or abs(exact) >= LARGE:  # nobody pays a tenth of a won
        return version.decimals
    return 1


def change_words(change: Number | None, share: float | None, version: AskedVersion) -> str:
    """`+26 (+6.5%)`, `−4`; nothing where one of the two is missing."""
    if change is None:
        return ""
    decimals = decimals_of(change, version)
    written = number(change, decimals)
    signed = written if written.startswith(MINUS) or not change else f"+{written}"
    return f"{signed} ({share_words(share)})" if share is not None else signed


def share_words(share: float) -> str:
    """`+6.5%`; a whole number from ten percent on."""
    percent = share * 100
    written = number(percent, 0 if abs(percent) >= 10 else 1)
    return f"{written}%" if written.startswith(MINUS) or not percent else f"+{written}%"


def waited(since: datetime | None, at: datetime) -> Words:
    """How long something waits, in days."""
    days = (day_of(at) - day_of(since)).days if since else 0
    if days < 1:
        return Words("오늘", "today")
    return Words(f"{days}일째", "1 day" if days == 1 else f"{days} days")
