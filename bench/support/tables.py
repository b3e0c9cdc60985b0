"""Tables on a terminal, and the lines of earlier runs for the ratios."""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from dure.kernel.testing.checkout import ROOT

RESULTS = ROOT / "bench" / "results"


@dataclass(frozen=True, slots=True)
class Line:
    """One measured thing: seconds (or requests a second), and what it is compared with."""

    what: str
    value: float
    unit: str
    note: str = ""
    compared: float | None = None  # the other's value in the same unit
    compared_with: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times better than the other; below one is worse."""
        if not self.compared or not self.value:
            return None
        return self.value / self.compared if self.unit == "/s" else self.compared / self.value


def keep(name: str, database: str, scale: float, lines: Sequence[Line]) -> None:
    """Written down, so that sizes and databases can be put side by side."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    said = json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1)
    file_of(name, database, scale).write_text(said, encoding="utf-8")


def kept(name: str, database: str, scale: float) -> list[Line]:
    """The lines of the last run; none when there was no run."""
    file = file_of(name, database, scale)
    rows: list[dict[str, Any]] = (
        json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    )
    return [Line(**row) for row in rows]


def file_of(name: str, database: str, scale: float) -> Any:
    """Where a result lies."""
    return RESULTS / f"{name}-{database}-{scale:g}.json"


def show(title: str, lines: Sequence[Line], smaller: Sequence[Line] = ()) -> None:
    """One table; with the lines of a smaller size, how each grew."""
    before = {line.what: line.value for line in smaller}
    head = ["", "measured", "", "compared with", "ratio", *(["growth"] if smaller else [])]
    rows = [head, *(_cells(line, before, growth=bool(smaller)) for line in lines)]
    widths = [max(_width(row[at]) for row in rows) for at in range(len(head))]
    print(f"\n── {title}")
    for row in rows:
        print("  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)))


def _cells(line: Line, before: dict[str, float], *, growth: bool) -> list[str]:
    ratio = line.ratio
    other = "" if line.compared is None else f"{written(line.compared, line.unit)}"
    cells = [
        line.what,
        written(line.value, line.unit),
        line.note,
        f"{other} {line.compared_with}".strip(),
        "" if ratio is None else f"{ratio:.1f}×",
    ]
    if growth:
        known = before.get(line.what)
        cells.append(f"{line.value / known:.1f}×" if known else "")
    return cells


def written(value: float, unit: str) -> str:
    """`1.23 s`, `45 ms`, `120 /s`, `210 MB`, `6 statements`."""
    if unit == "s":
        return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"
    if unit == "MB":
        return f"{value:.0f} MB"
    return f"{value:,.1f} {unit}" if value < 1000 and value % 1 else f"{value:,.0f} {unit}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
