"""Earlier releases from files: what each showed and hid, and whether it can be true at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dure.engines.disclosure.check import Fault, Unfit, tolerance
from dure.engines.disclosure.reading import HIDDEN, PARTS, key_of, number
from dure.engines.disclosure.sentences import spoken
from dure.engines.disclosure.sheets import read_sheet
from dure.engines.disclosure.spec import Spec, part_status
from dure.engines.disclosure.tables import Dimension, sums_with_left_out, table_of
from dure.engines.disclosure.types import Cell, Join, Key, Kind, Release, Status


def earlier_release(path: str, spec: Spec) -> Release:
    """One file of an earlier release, with the sums its readers knew.

    A dimension that the file does not have stands for the total. Raises `Unfit` where it cannot be
    read, or cannot be true: a cell that is hidden and shown, a cell with two values, parts that are
    more than their total.
    """
    sheet = read_sheet(path)
    named = [name for name in spec.names if name in sheet.heading] or spec.names[:1]
    columns = [spec.numerator, spec.denominator] if spec.is_rate else [spec.value]
    sheet.require((*named, *columns))
    told = _Told(path, is_rate=spec.is_rate)
    for line, row in sheet.numbered():
        for part, column in zip(PARTS, columns, strict=False):
            key = (*key_of(row, spec), part) if spec.is_rate else key_of(row, spec)
            told.take(line, key, row, column)
    made = _with_sums(Release(path, told.values, told.labels, ranges=told.ranges), spec)
    faults = [*told.faults, *_impossible(made, spec)]
    if faults:
        raise Unfit(faults)
    return made


@dataclass
class _Told:
    """What the rows of a file have said so far."""

    path: str
    is_rate: bool
    values: dict[Key, float] = field(default_factory=dict)
    labels: dict[Key, Status] = field(default_factory=dict)
    ranges: dict[Key, tuple[float, float]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def take(self, line: int, key: Key, row: Mapping[str, str], column: str) -> None:
        """One number of one row."""
        label, text = self._label(row, column), row[column]
        value, base = number(text), number(row.get("rounded_to", ""))
        if text and value is None:
            self._wrong("disclosure.not_a_number", line, column, value=text)
        elif label in HIDDEN and value is not None and not self.is_rate:
            self._wrong("disclosure.previous_both", line, key=spoken(key))
        elif key in self.labels or self.values.get(key, value) != value:
            self._wrong("disclosure.previous_twice", line, key=spoken(key))
        elif value is None:
            if label in HIDDEN:
                self.labels[key] = Status(label)
        elif base:
            self.ranges[key] = (value - base, value + base)
        else:
            self.values[key] = value

    def _label(self, row: Mapping[str, str], column: str) -> str:
        """What the row says of this number: of a part of a rate no more than that it is hidden.

        "Too few people" speaks of the rate: seven of nine are no small number. A column of the part's own
        may say which of the two is the small one.
        """
        label = row.get("status", "")
        if not self.is_rate:
            return label
        own = row.get(part_status(column), "")
        return own or (Status.SECONDARY.value if label in HIDDEN else label)

    def _wrong(self, code: str, line: int, column: str = "", **values: object) -> None:
        self.faults.append(Fault(code, values, self.path, line, column))


def _with_sums(release: Release, spec: Spec) -> Release:
    told = (*release.values, *release.labels, *release.ranges)
    cells = [Cell(key, release.values.get(key)) for key in told]
    layout = spec.layout
    if spec.is_rate:
        layout = replace(layout, dimensions=(*layout.dimensions, Dimension("part")))
    sums = (*table_of(cells, layout, spec.rounding).relations, *sums_with_left_out(cells, layout))
    return replace(release, relations=tuple(dict.fromkeys(sums)))


def changed_cells(values: Mapping[Key, float | None], earlier: Sequence[Release]) -> list[Key]:
    """Cells that an earlier release told otherwise: by its number, or by a range it cannot be in."""
    told = {
        key for one in earlier for key, value in one.values.items() if _differs(values, key, value)
    }
    for one in earlier:
        told |= {
            key
            for key, (low, high) in one.ranges.items()
            if (now := values.get(key)) is not None and not low < now < high
        }
    return sorted(told, key=str)


def _differs(values: Mapping[Key, float | None], key: Key, value: float) -> bool:
    now = values.get(key)
    return now is not None and abs(now - value) > 1e-9


def _impossible(release: Release, spec: Spec) -> list[Fault]:
    values, labels = release.values, release.labels
    found = []
    if any(value < 0 for value in values.values()):
        return []  # among amounts of either sign no total is too small for its parts
    for one in release.relations:
        if one.join is not Join.SUM or one.total not in values:
            continue
        hidden = sum(part in labels for part in one.parts) * (
            spec.rule.least_small if spec.kind is Kind.COUNT else 0
        )
        least = sum(values.get(part, 0.0) for part in one.parts) + hidden
        if least > values[one.total] + tolerance(one, spec.rounding):
            named = {"total": spoken(one.total), "value": values[one.total], "least": least}
            found.append(Fault("disclosure.previous_impossible", named, release.name))
    return found
