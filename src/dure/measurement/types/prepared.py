"""A prepared release: everything that will be published, computed before anything is written."""

from dataclasses import dataclass
from datetime import date

from dure.measurement.types.release import FigureKey, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedNumber:
    """One number as readers will see it."""

    indicator_id: int
    version_id: int
    key: FigureKey
    shown: Shown
    reported: int
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedRelease:
    """A release waiting to be frozen; `mark` tells whether reports changed since it was made."""

    initiative_id: int
    numbers: tuple[PreparedNumber, ...]
    as_of: date
    min_cell: int
    mark: int
    fingerprint: str
