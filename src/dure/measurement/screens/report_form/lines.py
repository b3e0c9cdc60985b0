"""A line of the form as the page draws it: what to type into, what stands beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dure.kernel.ui.figures import VALUE, Figure
from dure.kernel.words import Words
from dure.measurement.screens.shown import figure_of
from dure.measurement.types.asked import AskedVersion, Number, StoredValue
from dure.measurement.types.reports import CellBox, FormLine

NO_PLACE = Words("", "")


@dataclass(frozen=True, slots=True)
class Box:
    """One cell to type into. `key` names it on the page; texts are as people type them."""

    key: str
    version: AskedVersion
    place_code: str
    cell: str
    label: Words
    current: StoredValue | None
    last: Figure | None

    @property
    def value(self) -> str:
        """The value as text, "" where nothing stands."""
        return written(self.current.value) if self.current else ""

    @property
    def numerator(self) -> str:
        """The upper part as text."""
        return written(self.current.numerator) if self.current else ""

    @property
    def denominator(self) -> str:
        """The lower part as text."""
        return written(self.current.denominator) if self.current else ""

    @property
    def seen(self) -> str:
        """What stands, in the short form that guards against silent overwriting."""
        return self.current.short if self.current else ""

    @property
    def not_applicable(self) -> bool:
        """True when that is the answer."""
        return self.current is not None and self.current.state == "not_applicable"

    @property
    def comment(self) -> str:
        """The remark beside the value."""
        return self.current.comment if self.current else ""

    @property
    def figure(self) -> Figure:
        """What stands, to be read."""
        return figure_of(self.current, self.version)

    @property
    def rate(self) -> Figure | None:
        """The rate of two parts, once both are there."""
        return self.figure if self.version.has_parts and self.figure.state == VALUE else None


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line with its box, the target, the place where several are asked, and what was noticed."""

    line: FormLine
    box: Box
    place: Words
    target: Figure | None
    editable: bool
    records_asked: str = ""  # of the ledger's page: the records that it is counted from

    @property
    def key(self) -> str:
        """Names the line on the page."""
        return self.box.key

    @property
    def told(self) -> int:
        """How many remarks and pieces of evidence stand at the line."""
        return len(self.line.evidence) + bool(self.box.comment)


def line_key(indicator_id: int, place_code: str) -> str:
    """The name of a line on the page."""
    return f"{indicator_id}-{place_code}"


def entry_line(
    line: FormLine, places: Mapping[str, Words], *, records_asked: str = "", editable: bool
) -> EntryLine:
    """A line of the form; its place is named where the report asks for several."""
    version = line.version
    open_to_type = editable and not line.computed and line.locked_by is None
    box = Box(
        key=line_key(version.indicator_id, line.place_code),
        version=version,
        place_code=line.place_code,
        cell="",
        label=version.name,
        current=line.current,
        last=figure_of(line.last, version) if line.last else None,
    )
    target = None
    if line.target is not None:
        target = Figure(VALUE, line.target, version.unit, version.decimals)
    named = places.get(line.place_code, NO_PLACE) if len(places) > 1 else NO_PLACE
    return EntryLine(line, box, named, target, open_to_type, records_asked)


def cell_boxes(
    version: AskedVersion, place_code: str, boxes: Sequence[CellBox], group: int
) -> list[Box]:
    """The boxes of one combination of disaggregations."""
    key = line_key(version.indicator_id, place_code)
    return [
        Box(
            key=f"{key}-{group}-{at}",
            version=version,
            place_code=place_code,
            cell=box.cell,
            label=box.label,
            current=box.current,
            last=figure_of(box.last, version) if box.last else None,
        )
        for at, box in enumerate(boxes)
    ]


def written(number: Number | None) -> str:
    """A number as one would type it: without separators, no exponent."""
    return "" if number is None else f"{number:f}" if not isinstance(number, int) else str(number)
