"""Yes and no in Korean and English, and plain text."""

from dure.engines.tables.coerce.reading import Reading, State, fault, folded, silence
from dure.engines.tables.types import Address, Fault, Scalar

YES = {"예", "네", "유", "있음", "o", "○", "◯", "y", "yes", "true", "참", "1", "v", "✓", "✔", "√"}
NO = {"아니오", "아니요", "무", "없음", "x", "×", "n", "no", "false", "거짓", "0"}


def read_yes_no(cell: Scalar, at: Address) -> Reading[bool] | Fault:
    """예/아니오, 유/무, O/X, Y/N, true/false, 1/0."""
    silent = silence(cell)
    if silent is not None:
        return Reading(silent.state)
    if isinstance(cell, bool):
        return Reading(State.VALUE, cell)
    text = folded(f"{cell:g}" if isinstance(cell, int | float) else str(cell)).casefold()
    if text in YES:
        return Reading(State.VALUE, value=True)
    if text in NO:
        return Reading(State.VALUE, value=False)
    return fault("yes_no_unreadable", at, cell)


def read_text(cell: Scalar, at: Address, *, most: int = 2_000) -> Reading[str] | Fault:
    """A text with its ends trimmed; a code that Excel made a number loses its ".0" again."""
    silent = silence(cell)
    if silent is not None:
        return Reading(silent.state)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    if len(text) > most:
        return fault("text_too_long", at, cell, most=most)
    return Reading(State.VALUE, text)
