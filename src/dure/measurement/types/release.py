"""Values of a release: where a figure stands, what it says, and how it may be shown."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dure.engines.measure import Figure, PlaceTree
from dure.measurement.types.people import PeopleCounted

APART = ":"


class Where(NamedTuple):
    """Where (범위): one organisation, one place, or - both empty - the whole initiative."""

    organisation: str = ""
    place: str = ""

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is a place or organisation of another initiative, named apart from this one's."""
        return APART in self.organisation or APART in self.place


WHOLE = Where()


class FigureKey(NamedTuple):
    """Where a figure stands within one indicator: period, organisation or place, cell."""

    period: str
    where: Where
    cell: str


class ReleaseFigure(NamedTuple):
    """One figure of a release before protection, with the reports it rests on."""

    key: FigureKey
    figure: Figure
    reported: int
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFigures:
    """All figures of one indicator, the tree they were rolled up by, and their fingerprint.

    `only_place` names the one place of each organisation that reports for a single one; figures
    that are `untold` exist, and this release does not speak of them. `sensitive` cells of the engine's
    table would tell a rate of too few people.
    """

    kind: str
    of_people: bool
    adds_over_time: bool
    figures: tuple[ReleaseFigure, ...]
    tree: PlaceTree
    only_place: Mapping[str, str]
    fingerprint: str
    people: PeopleCounted | None = None  # where people were counted once, not added up
    united: frozenset[str] = frozenset()  # which parts of a rate ("n", "d") are people
    untold: frozenset[FigureKey] = frozenset()
    sensitive: frozenset[Hashable] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Shown (공개 값): what a reader sees of one figure; hidden ones keep no number at all.

    Of a hidden rate `open_parts` ("n", "d") are numbers that may stand elsewhere all the same.
    """

    status: str
    figure: Figure | None
    why: str = ""
    open_parts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Proof (확인): how the release stood up to its own attacker, who knows every number ever shown.

    `attacked` numbers were looked at, `hidden` of them are kept back and none of those could be
    computed; `earlier` releases were known to the attacker. `already_public` small counts stood in
    earlier releases, which nothing can take back; `unchecked` ones have left the table since. Of
    `linked` indicators he also knew what others tell that count the same.
    """

    attacked: int = 0
    hidden: int = 0
    earlier: int = 0
    already_public: int = 0
    unchecked: int = 0
    linked: int = 0

    def __add__(self, other: "Proof") -> "Proof":
        return Proof(
            attacked=self.attacked + other.attacked,
            hidden=self.hidden + other.hidden,
            earlier=max(self.earlier, other.earlier),
            already_public=self.already_public + other.already_public,
            unchecked=self.unchecked + other.unchecked,
            linked=self.linked + other.linked,
        )
