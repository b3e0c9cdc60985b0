"""What somebody typed into one cell, read strictly: a number, not applicable, nothing, or a fault."""

from collections.abc import Mapping
from decimal import Decimal

from dure.engines.tables import Fault, sentence
from dure.engines.tables.coerce import State, read_decimal
from dure.engines.tables.types import Address
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.types.asked import Number
from dure.measurement.types.entries import CellEntry

NOWHERE = Address("", 0, 0)
COMMENT_LETTERS = 500
PARTS = ("value", "numerator", "denominator")


def entry_typed(said: Mapping[str, str]) -> CellEntry:
    """The entry of one cell. Refused with `measurement.unreadable`, in the words of the reader."""
    numbers: dict[str, Number | None] = {}
    not_applicable = said.get("na") == "1"
    for part in PARTS:
        reading = _read(said.get(part, ""))
        not_applicable = not_applicable or reading is State.NOT_APPLICABLE
        numbers[part] = None if isinstance(reading, State) else reading
    if not_applicable:
        numbers = dict.fromkeys(PARTS)
    return CellEntry(
        indicator=said.get("indicator", ""),
        place_code=said.get("place", ""),
        cell=said.get("cell", ""),
        not_applicable=not_applicable,
        cleared=not not_applicable and all(each is None for each in numbers.values()),
        comment=said.get("comment", "").strip()[:COMMENT_LETTERS],
        seen=said.get("seen"),
        value=numbers["value"],
        numerator=numbers["numerator"],
        denominator=numbers["denominator"],
    )


def _read(text: str) -> Number | State:
    reading = read_decimal(text, NOWHERE, most=None)
    if isinstance(reading, Fault):
        bare = Fault(reading.code, None, reading.values)
        told = Words(sentence(bare, "ko"), sentence(bare, "en"))
        raise Refused("measurement.unreadable", told=told)
    if reading.state is State.HIDDEN:
        raise Refused("import.value_hidden")
    return reading.state if reading.value is None else _whole(reading.value)


def _whole(number: Decimal) -> Number:
    return int(number) if number == number.to_integral_value() else number
