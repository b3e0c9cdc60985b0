"""What one cell says: a value, nothing, not applicable, or hidden; never mixed up."""

import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from dure.engines.tables.types import Address, Fault, Scalar

Value_co = TypeVar("Value_co", covariant=True)


class State(Enum):
    """The four things a cell can say. Zero is VALUE; it is never made from a blank."""

    VALUE = "value"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value_co]):
    """A cell that could be read. `value` is None unless the state is VALUE.

    `flags` are codes for what was assumed on the way (a serial number taken for a date) and
    `unit` is the unit written in the cell.
    """

    state: State
    value: Value_co | None = None
    flags: tuple[str, ...] = ()
    unit: str = ""


def folded(text: str) -> str:
    """Text in one form: full-width digits and signs become plain ones, ends are trimmed."""
    return unicodedata.normalize("NFKC", text).strip()


def folded_words(*words: str) -> frozenset[str]:
    """Words in the form in which cells are compared with them."""
    return frozenset("".join(folded(word).casefold().split()) for word in words)


NOT_APPLICABLE = folded_words(
    *["-", "–", "—", "―", "ㅡ", "해당없음", "해당사항없음", "비해당", "미해당", "n/a", "na"],
    "not applicable",
)
HIDDEN = folded_words("*", "**", "***", "비공개", "hidden", "suppressed")
NOT_REPORTED = folded_words("미보고", "미제출", "not reported", ".", "..", "…")


def silence(cell: Scalar) -> Reading[None] | None:
    """The reading of a cell that holds no value; None when it does hold one."""
    if cell is None:
        return Reading(State.NOT_REPORTED)
    if not isinstance(cell, str):
        return None
    text = "".join(folded(cell).casefold().split())
    if not text or text in NOT_REPORTED:
        return Reading(State.NOT_REPORTED)
    if text in NOT_APPLICABLE:
        return Reading(State.NOT_APPLICABLE)
    return Reading(State.HIDDEN) if text in HIDDEN else None


def fault(code: str, at: Address, cell: Scalar, **values: object) -> Fault:
    """A fault that shows what stands in the cell, shortened so that no novel is repeated."""
    found = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    return Fault(f"tables.{code}", at, {"found": str(found)[:40], **values})
