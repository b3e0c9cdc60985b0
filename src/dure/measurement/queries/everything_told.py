"""Everything told: what is known of an indicator's numbers before they are told, by whatever page.

Its own earlier releases, those of indicators that count the same, and what the same release tells of them.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dure.engines.disclosure import Release
from dure.measurement.models import IndicatorVersion
from dure.measurement.queries.linked_indicators import Linked
from dure.measurement.queries.previous_releases import (
    Numbered,
    as_release,
    previous_releases,
    releases_of_linked,
)
from dure.measurement.queries.told_before import told_now
from dure.measurement.rules.linked_keys import unstable
from dure.measurement.rules.protection import figure_of, release_table
from dure.measurement.types.prepared import PreparedNumber
from dure.measurement.types.release import FigureKey, ReleaseFigures


@dataclass(frozen=True, slots=True)
class Told:
    """Told (알려진 것): the releases, oldest first; the figures of which only linked ones speak; cells
    beside which a hidden rate could be divided; how many earlier publications there are; and whether
    others count the same.
    """

    releases: list[Release]
    only_linked: frozenset[FigureKey] = frozenset()
    sensitive: frozenset[Hashable] = frozenset()
    earlier: int = 0
    is_linked: bool = False


@dataclass
class Beside:
    """Beside (나란히): what the release that is being made tells so far, by indicator."""

    linked: Linked = field(default_factory=Linked)
    told: dict[int, Release] = field(default_factory=dict)

    def take(
        self,
        version: IndicatorVersion,
        figures: ReleaseFigures,
        numbers: list[PreparedNumber],
        on: date,
    ) -> None:
        """One more indicator; of those that nobody else counts nothing is kept."""
        if not self.linked.others(version.indicator_id):
            return
        made = as_release(told_now(numbers, day=on, min_cell=0), of_people=False)
        table = release_table(figures)
        behind = {cell.key: cell.value for cell in table.cells if cell.value is not None}
        secrets = {key: value for key, value in behind.items() if key not in made.values}
        self.told[version.indicator_id] = replace(
            made, secrets={**secrets, **made.secrets}, relations=table.relations
        )


def everything_told(
    *,
    initiative_id: int,
    version: IndicatorVersion,
    figures: ReleaseFigures,
    beside: Beside,
    least: int = 0,
) -> Told:
    """All that readers hold, or will hold by this release, in the keys of one indicator.

    Rates of fewer than `least` people are told to nobody.
    """
    own = previous_releases(initiative_id=initiative_id, version=version, figures=figures)
    mine = [one for _at, one in own]
    if not beside.linked.others(version.indicator_id):
        return Told(mine, earlier=len(mine))
    table = release_table(figures)
    present = {cell.key: cell.value for cell in table.cells if cell.value is not None}
    theirs = _Theirs(initiative_id, version, figures, beside, present, least)
    for other in beside.linked.others(version.indicator_id):
        theirs.take(other)
    before = sorted((*own, *theirs.earlier), key=lambda each: each[0])
    releases = [*(one for _at, one in before), *theirs.now]
    linked = [*(one for _at, one in theirs.earlier), *theirs.now]
    return Told(
        releases,
        _figures(linked) - _figures(mine),
        _divided(theirs.few, releases) & present.keys(),
        earlier=len({at for at, _one in before}),
        is_linked=True,
    )


@dataclass
class _Theirs:
    """What linked indicators told, earlier and beside, and which of their rates rest on few people."""

    initiative_id: int
    version: IndicatorVersion
    figures: ReleaseFigures
    beside: Beside
    present: dict[Hashable, float]
    least: int
    earlier: Numbered = field(default_factory=list)
    now: list[Release] = field(default_factory=list)
    few: list[tuple[Hashable, Hashable]] = field(default_factory=list)

    def take(self, other: int) -> None:
        mine, linked = self.version.indicator_id, self.beside.linked
        told = releases_of_linked(
            initiative_id=self.initiative_id,
            indicator_id=mine,
            other=linked.versions[other][-1],
            figures=self.figures,
        )
        fresh = [self.beside.told[other]] if other in self.beside.told else []
        latest = _latest([*(one for _at, one in told), *fresh])
        naming = linked.renaming(other, mine, self.initiative_id, self.present, latest)
        self.earlier += [(at, naming.release(one)) for at, one in told]
        self.now += map(naming.release, fresh)
        self.few += [(naming.key(n), naming.key(d)) for n, d in unstable(latest, self.least)]


def _divided(
    few: Iterable[tuple[Hashable, Hashable]], told: Sequence[Release]
) -> frozenset[Hashable]:
    """The other part of each rate that is told to nobody, where one stands open."""
    open_ = {key for one in told for key in one.values}
    both = [*few, *((below, above) for above, below in few)]
    return frozenset(one for one, other in both if other in open_)


def _latest(told: Iterable[Release]) -> dict[Hashable, float]:
    found: dict[Hashable, float] = {}
    for one in told:
        found |= {**one.secrets, **one.values}
    return found


def _figures(told: Iterable[Release]) -> frozenset[FigureKey]:
    return frozenset(
        figure_of(key) for one in told for key in (*one.values, *one.labels, *one.ranges)
    )
