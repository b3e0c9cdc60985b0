"""One cell that an import changes, as the dry run tells it: old and new side by side."""

from dataclasses import dataclass, field

from dure.kernel.words import Words
from dure.measurement.rules.cells_asked import Dimensions, cell_label
from dure.measurement.rules.judgement import definition_of
from dure.measurement.types.asked import AskedVersion, StoredValue
from dure.measurement.types.entries import CellOutcome
from dure.measurement.types.imports import ValueChange

NO_WORDS = Words("", "")
CHANGES_TOLD = 2_000
BEYOND = Words(
    "전체보다 많아요. 분자와 분모를 다시 살펴 주세요.", "more than the whole: look at both counts"
)


@dataclass(slots=True)
class ValuesTold:
    """The cells that change: the first ones side by side, all of them counted."""

    dimensions: Dimensions
    first: list[ValueChange] = field(default_factory=list)
    count: int = 0

    def add(self, where: tuple[str, int, str], outcome: CellOutcome) -> None:
        """One more cell that was saved or emptied."""
        self.count += 1
        if len(self.first) < CHANGES_TOLD:
            self.first.append(change_of(where, outcome, self.dimensions))


def change_of(
    where: tuple[str, int, str], outcome: CellOutcome, dimensions: Dimensions
) -> ValueChange:
    """The change of one outcome; `where` is sheet, row and period."""
    sheet, row, period = where
    version, entry = outcome.version, outcome.entry
    return ValueChange(
        row=row,
        sheet=sheet,
        period=period,
        indicator=version.name if version else Words(entry.indicator, entry.indicator),
        unit=version.unit if version else NO_WORDS,
        cell=cell_label(entry.cell, dimensions) if entry.cell else NO_WORDS,
        old=outcome.before.short if outcome.before else "",
        new=outcome.stored.short if outcome.stored else "",
        beyond=bool(version and outcome.stored and _is_beyond(outcome.stored, version)),
    )


def _is_beyond(stored: StoredValue, version: AskedVersion) -> bool:
    """Whether a share is more than its whole; the checks ask why, before it is handed in."""
    value, whole = stored.written(version), version.highest or version.factor
    return definition_of(version).may_exceed and value is not None and value > whole
