"""What a reporter gets back in the same minute: what changed, the own trend, the place among peers."""

from dataclasses import dataclass

from dure.kernel.words import Words
from dure.measurement.types.asked import AskedVersion, Number, StoredValue
from dure.measurement.types.reports import ReportHead


@dataclass(frozen=True, slots=True)
class OwnChange:
    """One line against the period before. `share` is the change over the earlier value."""

    version: AskedVersion
    place_code: str
    now: StoredValue | None
    before: StoredValue | None
    change: Number | None
    share: float | None


@dataclass(frozen=True, slots=True)
class OwnTrend:
    """The own history of one line, oldest first; a period without a value is None."""

    version: AskedVersion
    place_code: str
    points: tuple[tuple[str, StoredValue | None], ...]
    target: Number | None


@dataclass(frozen=True, slots=True)
class PeerPlace:
    """Where the own value stands among others': `high`, `middle` or `low`; nobody is named.

    `by` says what was compared: the `value` of a rate, or the `growth` of a count.
    """

    version: AskedVersion
    place: str
    by: str
    peers: int
    period: str


@dataclass(frozen=True, slots=True)
class GivenBack:
    """All of it for one report, and the report that comes next."""

    head: ReportHead
    state: str
    asked: int
    filled: int
    changes: tuple[OwnChange, ...]
    trends: tuple[OwnTrend, ...]
    peers: tuple[PeerPlace, ...]
    peers_needed: int
    smallest: int
    next_report: ReportHead | None
    initiative: Words
