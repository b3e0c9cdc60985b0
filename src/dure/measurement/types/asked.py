"""What a report is asked for: definitions in force, and one line for each indicator and place."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dure.kernel.words import Words

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to split a number (세부구분), with its categories in order: (code, words)."""

    code: str
    name: Words
    categories: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class AskedVersion:
    """One version of an indicator's definition, with the indicator it belongs to."""

    id: int
    indicator_id: int
    code: str
    number: int
    name: Words
    definition: Words
    unit: Words
    kind: str
    of_people: bool
    decimals: int
    factor: int
    numerator: Words
    denominator: Words
    period_kind: str
    time_rule: str
    place_rule: str
    combinations: tuple[tuple[str, ...], ...]
    lowest: Number | None
    highest: Number | None
    direction: str
    valid_from: date
    theme: str = ""
    rba: str = ""
    headline: bool = False

    @property
    def has_parts(self) -> bool:
        """True when it is entered as numerator and denominator."""
        return self.kind in ("ratio", "mean")


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One line of a report: an organisation is asked for an indicator in a place."""

    organisation_id: int
    version: AskedVersion
    place_code: str
    computed: bool

    @property
    def key(self) -> tuple[int, str]:
        """Where the line stands inside its report: indicator and place."""
        return self.version.indicator_id, self.place_code


@dataclass(frozen=True, slots=True)
class StoredValue:
    """What stands in one cell: a value, its parts, or not applicable. No row: not reported."""

    state: str
    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    source: str = "form"
    comment: str = ""
    version_id: int = 0  # the definition it was reported in; 0 where nobody asked

    def written(self, version: AskedVersion) -> Number | None:
        """The number as it is shown; rates come from their parts; None when there is none."""
        if self.numerator is not None and self.denominator:
            return Decimal(self.numerator) * version.factor / Decimal(self.denominator)
        return self.value

    @property
    def is_complete(self) -> bool:
        """False while only one of the two parts has been typed."""
        return (self.numerator is None) == (self.denominator is None)

    @property
    def short(self) -> str:
        """For the journal: `na`, `12` or `3/5`; a part not yet typed is an empty side."""
        if self.state == "not_applicable":
            return "na"
        if self.value is not None:
            return str(self.value)
        sides = (self.numerator, self.denominator)
        return "/".join("" if side is None else str(side) for side in sides)
