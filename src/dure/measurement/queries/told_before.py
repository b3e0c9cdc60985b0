"""Told before: each release of an indicator with what it showed, hid, and what stood behind that."""

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from dure.engines.disclosure import Status
from dure.engines.measure import Figure
from dure.measurement.models import PublishedNumber, WithheldNumber
from dure.measurement.queries.superseded import SAID_NOTHING
from dure.measurement.rules.protection import PartKey
from dure.measurement.types.prepared import PreparedNumber
from dure.measurement.types.release import FigureKey, Where

HIDDEN = {"primary": Status.PRIMARY, "secondary": Status.SECONDARY}
STANDS = ("period", "organisation_id", "place_code", "cell")
NOBODY_KNOWS = Figure("value", 0, numerator=0, denominator=0)
NUMBERS = ("value", "numerator", "denominator")


@dataclass(slots=True)
class ToldBefore:
    """What one release said of one indicator: `number` is its place in time."""

    number: int
    name: str
    day: date
    min_cell: int
    values: dict[Hashable, float] = field(default_factory=dict)
    labels: dict[Hashable, Status] = field(default_factory=dict)
    secrets: dict[Hashable, float] = field(default_factory=dict)
    ranges: dict[Hashable, tuple[float, float]] = field(default_factory=dict)
    figures: dict[FigureKey, Figure] = field(default_factory=dict)
    nothing: set[Hashable] = field(default_factory=set)

    def shows(self, key: FigureKey, figure: Figure) -> None:
        """A number that everybody could read; of a rounded one only what it lies between."""
        if figure.method == "rounded":
            self.figures.setdefault(key, figure)
            value, high = _number(figure.value or 0), _number(figure.high or 0)
            base = high - value + 1
            self.ranges[key] = value - base, value + base
            return
        self.figures[key] = figure
        self.values.update(_cells(key, figure))

    def hides(self, key: FigureKey, label: Status) -> None:
        """A number that nobody could read; of a rate neither of the two."""
        self.labels[key] = label
        self.figures.setdefault(key, NOBODY_KNOWS)

    def says_nothing(self, key: FigureKey) -> None:
        """A number that readers were told nobody reports, or no longer."""
        self.nothing |= {key, PartKey(key, "n"), PartKey(key, "d")}

    def knows(self, key: FigureKey, figure: Figure) -> None:
        """What stood behind a hidden number, or behind one that this release did not mention."""
        self.figures[key] = figure
        for cell, value in _cells(key, figure):
            self.secrets[cell] = value
            if isinstance(cell, PartKey) and key in self.labels and value:
                self.labels[cell] = Status.SECONDARY


def told_before(initiative_id: int, indicator_id: int, years: Collection[str]) -> list[ToldBefore]:
    """The releases of an initiative that said something of these years, oldest first. Two queries.

    No sum that a reader can see reaches over more than a year.
    """
    asked = reduce(or_, (Q(period__startswith=year) for year in sorted(years)), Q(pk=None))
    asked &= Q(indicator_id=indicator_id, publication__initiative_id=initiative_id)
    found: dict[int, ToldBefore] = {}
    for release, key, status, figure in _published(asked, found):
        if status in HIDDEN:
            release.hides(key, HIDDEN[status])
        elif status in SAID_NOTHING:
            release.says_nothing(key)
        elif figure.value is not None:
            release.shows(key, figure)
    for release, key, figure in _withheld(asked, found):
        release.knows(key, figure)
    return [found[pk] for pk in sorted(found)]


def told_now(numbers: Iterable[PreparedNumber], *, day: date, min_cell: int) -> ToldBefore:
    """The same of a release that is being prepared, as far as it goes."""
    made = ToldBefore(0, "now", day, min_cell)
    for one in numbers:
        shown, figure = one.shown, one.shown.figure
        if shown.status in HIDDEN:
            made.hides(one.key, HIDDEN[shown.status])
        elif shown.status in SAID_NOTHING:
            made.says_nothing(one.key)
        elif figure is not None and figure.value is not None:
            made.shows(one.key, figure)
        if one.withheld is not None:
            made.knows(one.key, one.withheld)
        for part in shown.open_parts:
            made.labels.pop(PartKey(one.key, part), None)
    return made


def _published(
    asked: Q, found: dict[int, ToldBefore]
) -> Iterator[tuple[ToldBefore, FigureKey, str, Figure]]:
    about: tuple[str, ...] = ("publication_id", "publication__public_id", "publication__as_of")
    about += ("publication__min_cell", "status", "method", "low")
    rows = PublishedNumber.objects.filter(asked).values_list(*about, "high", *STANDS, *NUMBERS)
    for pk, name, day, min_cell, status, method, low, high, *rest in rows:
        if pk not in found:
            found[pk] = ToldBefore(pk, name, day, min_cell)
        yield (
            found[pk],
            _key(rest),
            status,
            _figure(rest, method=method or "exact", low=low, high=high),
        )


def _withheld(
    asked: Q, found: dict[int, ToldBefore]
) -> Iterator[tuple[ToldBefore, FigureKey, Figure]]:
    rows = WithheldNumber.objects.filter(asked).values_list("publication_id", *STANDS, *NUMBERS)
    for pk, *rest in rows:
        if pk in found:
            yield found[pk], _key(rest), _figure(rest)


def _key(row: list[Any]) -> FigureKey:
    return FigureKey(row[0], Where(str(row[1] or ""), row[2]), row[3])


def _figure(row: list[Any], **more: Any) -> Figure:
    value, numerator, denominator = row[4:7]
    return Figure("value", value, numerator=numerator, denominator=denominator, **more)


def _cells(key: FigureKey, figure: Figure) -> Iterator[tuple[Hashable, float]]:
    above, below = figure.numerator, figure.denominator
    if above is not None and below is not None:
        yield PartKey(key, "n"), _number(above)
        yield PartKey(key, "d"), _number(below)
    elif figure.value is not None:
        yield key, _number(figure.value)


def _number(value: object) -> float:
    return float(value) if isinstance(value, Decimal | int | float) else float(str(value))
