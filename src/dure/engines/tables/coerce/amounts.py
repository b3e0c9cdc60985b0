"""Numbers as people write them: 1,234 · １２명 · 1억 500만 · △300 · 45%."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from dure.engines.tables.coerce.reading import Reading, State, fault, folded, silence
from dure.engines.tables.types import Address, Fault, Scalar

LARGEST = Decimal(10) ** 12
UNITS = (
    "개소", "가구", "세대", "시간", "그릇", "사람", "천원", "만원", "백만원", "억원",
    "명", "인", "건", "회", "원", "개", "식", "끼", "분", "일", "곳", "대", "호", "팀", "차",
    "kg", "km", "people", "persons", "meals", "krw", "hours",
)  # fmt: skip
SCALES = {"조": Decimal(10) ** 12, "억": Decimal(10) ** 8, "만": Decimal(10) ** 4}
SMALL_SCALES = {"천": Decimal(1000), "백": Decimal(100)}
WON = {"천원": Decimal(1000), "백만원": Decimal(10) ** 6}
PLAIN = re.compile(r"\d+(\.\d+)?|\.\d+")
GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
SPACED = re.compile(r"\d{1,3}( \d{3})+(\.\d+)?")
KOREAN = re.compile(
    r"(?:(?P<조>[\d,.]+[천백]?)조)?(?:(?P<억>[\d,.]+[천백]?)억)?(?:(?P<만>[\d,.]+[천백]?)만)?"
    r"(?P<rest>[\d,.]+[천백]?)?"
)
INEXACT = re.compile(r"약|여\s*명|내외|이상|이하|미만|초과|~|about|approx|around|\?")
SIGN = re.compile(r"^([+\-‐–−△▲])\s*")
LIKE_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # 1.234 is 1,234 to some, and 1.000 a thousand
UNIT = re.compile(rf"({'|'.join(sorted(UNITS, key=len, reverse=True))})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A number taken apart: its value, the unit written beside it, what had to be assumed."""

    value: Decimal
    unit: str = ""
    flags: tuple[str, ...] = ()


def read_count(
    cell: Scalar, at: Address, *, unit: str = "", least: int = 0, most: int = int(LARGEST)
) -> Reading[int] | Fault:
    """A whole number of people, meals or things between `least` and `most`.

    A decimal, a negative and a number that is only about right are faults, never rounded. So is
    "1.000" as text: one, or a thousand?
    """
    if isinstance(cell, str) and LIKE_THOUSANDS.fullmatch(without_unit(folded(cell))[0]):
        return fault("separator_unclear", at, cell)
    reading = read_decimal(cell, at, unit=unit, least=Decimal(least), most=Decimal(most))
    if isinstance(reading, Fault):
        return reading
    if reading.value is None:
        return Reading(reading.state)
    if reading.value != reading.value.to_integral_value():
        return fault("count_not_whole", at, cell, right=str(int(reading.value)))
    return Reading(State.VALUE, int(reading.value), reading.flags, reading.unit)


def read_decimal(
    cell: Scalar,
    at: Address,
    *,
    unit: str = "",
    least: Decimal | None = None,
    most: Decimal | None = LARGEST,
) -> Reading[Decimal] | Fault:
    """A number with its decimals kept as written; `unit` is the unit the column is declared in.

    Where nothing is said of the least, `most` bounds what lies below zero as well.
    """
    silent = silence(cell)
    if silent is not None:
        return Reading(silent.state)
    written = written_number(cell, at, unit)
    if isinstance(written, Fault):
        return written
    lowest = least if least is not None or most is None else -most
    if lowest is not None and written.value < lowest:
        code = "number_negative" if lowest == 0 else "number_too_small"
        return fault(code, at, cell, least=str(lowest))
    if most is not None and written.value > most:
        return fault("number_too_large", at, cell, most=str(most))
    return Reading(State.VALUE, written.value, written.flags, written.unit)


def read_percent(
    cell: Scalar, at: Address, *, bare: Literal["ask", "points", "fraction"] = "ask"
) -> Reading[Decimal] | Fault:
    """A share as a fraction: "45%" is 0.45.

    A bare number is ambiguous. `bare` says how the column writes it: 45 ("points") or 0.45
    ("fraction"). With "ask" only a number strictly between 0 and 1, or 0, is taken, and flagged:
    Excel stores a cell shown as 45% as 0.45.
    """
    silent = silence(cell)
    if silent is not None:
        return Reading(silent.state)
    text = folded(cell) if isinstance(cell, str) else ""
    signed = text.endswith("%")
    written = written_number(text[:-1].strip() if signed else cell, at, "")
    if isinstance(written, Fault):
        return fault("percent_unreadable", at, cell)
    if signed or bare == "points":
        return Reading(State.VALUE, written.value / 100, written.flags, "%" if signed else "")
    if bare == "ask" and not 0 <= written.value < 1:
        return fault("percent_unclear", at, cell, right=f"{written.value}%")
    flags = ("tables.percent_as_fraction",) if bare == "ask" else ()
    return Reading(State.VALUE, written.value, written.flags + flags)


def written_number(cell: Scalar, at: Address, unit: str) -> Written | Fault:
    """The number in a cell that holds something."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return fault("number_unreadable", at, cell)
    if not isinstance(cell, str):
        return typed_number(cell, at)
    text = folded(cell)
    if INEXACT.search(text):
        return fault("number_not_exact", at, cell)
    flags: tuple[str, ...] = ()
    sign = SIGN.match(text)
    if sign:
        text = text[sign.end() :]
        flags = ("tables.triangle_is_minus",) if sign[1] in "△▲" else ()
    text, found_unit = without_unit(text.removeprefix("₩").strip())
    value = number_of(text)
    if value is None:
        return fault(why_unreadable(text), at, cell)
    if found_unit in WON and found_unit != unit:
        value, found_unit = value * WON[found_unit], "원"
    if unit and found_unit and found_unit.casefold() != unit.casefold():
        return fault("unit_differs", at, cell, right=unit)
    return Written(-value if sign and sign[1] != "+" else value, found_unit, flags)


def typed_number(cell: float, at: Address) -> Written | Fault:
    """A number that the workbook itself stores as one."""
    value = Decimal(repr(cell))
    return Written(value) if value.is_finite() else fault("number_unreadable", at, cell)


def without_unit(text: str) -> tuple[str, str]:
    """The text without the unit at its end, and the unit. "1억 원" ends in 원, not in 억원."""
    match = UNIT.search(text)
    if not match:
        return text, ""
    number = text[: match.start()].strip()
    if match[1] in {"억원", "만원"}:
        return text[:-1].strip(), "원"
    return (number, match[1]) if number else (text, "")


def number_of(text: str) -> Decimal | None:
    """The value of digits with or without separators, or of digits with 조 억 만 천 백."""
    if PLAIN.fullmatch(text):
        return Decimal(text)
    if GROUPED.fullmatch(text) or SPACED.fullmatch(text):
        return Decimal(text.replace(",", "").replace(" ", ""))
    return korean_number("".join(text.split()))


def korean_number(text: str) -> Decimal | None:
    """1억500만 → 105,000,000; 3천 → 3,000. None when it is not written like that."""
    match = KOREAN.fullmatch(text)
    if not match or not any(mark in text for mark in "조억만천백"):
        return None
    total = Decimal(0)
    for group, scale in (*SCALES.items(), ("rest", Decimal(1))):
        if match[group]:
            part = small_number(match[group])
            if part is None:
                return None
            total += part * scale
    whole = total.to_integral_value()
    return whole if whole == total else total


def small_number(text: str) -> Decimal | None:
    """Digits that may end in 천 or 백."""
    scale = SMALL_SCALES.get(text[-1], Decimal(1))
    digits = text.rstrip("천백")
    if not (PLAIN.fullmatch(digits) or GROUPED.fullmatch(digits)):
        return None
    try:
        return Decimal(digits.replace(",", "")) * scale
    except InvalidOperation:
        return None


def why_unreadable(text: str) -> str:
    """The code that says best why a text is no number."""
    if re.fullmatch(r"[\d.,\s]+", text):
        return "separator_unclear"
    if text.startswith("#"):
        return "cell_error"
    return "number_unreadable"
