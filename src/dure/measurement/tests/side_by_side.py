"""Side by side: several indicators that count the same, published together, and a reader who holds all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random

from dure.engines.disclosure import Cell, Ratio, Relation, Rule, Status, Table, attack, given_away
from dure.ground.tests.story import NOW, joins, organisation
from dure.kernel.words import Words
from dure.measurement.models import (
    Assignment,
    Indicator,
    IndicatorVersion,
    Observation,
    Publication,
    PublishedNumber,
)
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.release_figures import release_figures
from dure.measurement.rules.protection import PartKey, figure_of, release_table
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.tests.releases import NORTH, SOUTH, County, assign, county, reports
from dure.measurement.types.prepared import PreparedRelease
from dure.measurement.types.release import FigureKey, ReleaseFigures, Where

PERIOD, TODAY = "2026-09", date(2026, 11, 22)
HOUSES = {"손맛": NORTH, "두손": NORTH, "한솥": NORTH, "새참": SOUTH, "온밥": SOUTH}
GUESTS = {"kind": "count", "where": {"service": ["care_meals.lunch", "care_meals.dinner"]}}
WALKERS = {"kind": "count", "where": {"service": "care_meals.walk"}}
READERS = {"kind": "count", "where": {"service": "care_meals.reading"}}
RULE = Rule(threshold=5, rate_threshold=10)
Split = dict[str, int]


@dataclass
class World:
    """A county in which several indicators are told; `counted` says what each part of them counts."""

    county: County
    truth: dict[str, dict[str, Split]]
    counted: dict[str, dict[str, str]] = field(default_factory=dict)
    fewer: set[str] = field(default_factory=set)  # asked of one house less

    @property
    def initiative_id(self) -> int:
        """The one initiative."""
        return int(self.county.village.initiative.pk)

    def count(self, code: str, what: str, *, split: bool = True, without: str = "") -> None:
        """One more plain indicator of that count."""
        houses = {name: place for name, place in HOUSES.items() if name != without}
        made = self._asked(code, "count", RECIPES[what], houses)
        self.counted[code] = {"": what}
        self.fewer |= {code} if without else set()
        for name in houses:
            cells = self.truth[what][name]
            told = cells if split else {"": cells[""]}
            self._say(made, name, {cell: {"value": value} for cell, value in told.items()})

    def rate(self, code: str, above: str, below: str, *, split: bool = True) -> None:
        """One more rate, of one count over another."""
        recipe = {"kind": "ratio", "numerator": RECIPES[above], "denominator": RECIPES[below]}
        made = self._asked(code, "ratio", recipe, HOUSES)
        self.counted[code] = {"n": above, "d": below}
        for name, cells in self.truth[below].items():
            over = self.truth[above][name]
            told = {
                cell: {"numerator": over[cell], "denominator": value}
                for cell, value in cells.items()
                if split or not cell
            }
            self._say(made, name, told)

    def _asked(
        self, code: str, kind: str, recipe: Mapping[str, object], houses: Mapping[str, str]
    ) -> Indicator:
        made = Indicator.objects.create(code=code, level="performance")
        IndicatorVersion.objects.create(
            indicator=made,
            name_ko=f"{code} 수",
            name_en=f"Number {code}",
            definition_ko=f"{code}의 뜻",
            definition_en=f"What {code} means",
            kind=kind,
            unit_ko="명",
            unit_en="people",
            of_people=True,
            disaggregations=["sex"],
            computed_from=recipe,
            valid_from=date(2024, 1, 1),
        )
        for name, place in houses.items():
            assign(self.county, made, name, place)
        return made

    def _say(self, made: Indicator, name: str, told: Mapping[str, Mapping[str, int]]) -> None:
        for cell, numbers in told.items():
            Observation.objects.create(
                organisation=self.county.kitchens[name],
                indicator=made,
                version=made.versions.get(),
                period=PERIOD,
                place_code=HOUSES[name],
                cell=cell,
                changed_at=NOW,
                changed_by_id=self.county.village.reporter.account_id,
                **numbers,
            )

    def prepared(self, *codes: str) -> PreparedRelease:
        """The release of these indicators, or of all."""
        ids = Indicator.objects.filter(code__in=codes).values_list("pk", flat=True)
        return prepare_release(
            initiative_id=self.initiative_id,
            min_cell=5,
            first=PERIOD,
            last=PERIOD,
            as_of=TODAY,
            indicator_ids=list(ids),
        )

    def publish(self, *codes: str) -> Publication:
        """The same, published."""
        made: Publication = publish_numbers(
            self.county.village.director,
            prepared=self.prepared(*codes),
            title=Words("9월", "September"),
            at=NOW,
        )
        return made


RECIPES = {"guests": GUESTS, "walkers": WALKERS, "readers": READERS}


def world(seed: int) -> World:
    """Kitchens with a few or many guests, of whom some walk and some read."""
    dice, made = Random(seed), county()  # noqa: S311 - a story, no secret
    for name, slug in (("한솥", "hansot"), ("온밥", "onbap")):
        made.kitchens[name] = organisation(slug, f"{name}협동조합", slug.title(), "cooperative")
        joins(made.kitchens[name], made.village.initiative)
    guests = {
        name: _split(f=dice.choice([1, 3, 6, 9, 14, 30]), m=dice.choice([2, 5, 8, 12, 20]))
        for name in HOUSES
    }
    some = {
        what: {name: _some(dice, cells) for name, cells in guests.items()}
        for what in ("walkers", "readers")
    }
    for name, place in HOUSES.items():
        if name not in ("손맛", "두손", "새참"):
            assign(made, made.served, name, place)
        reports(made, name, PERIOD, {})
    Assignment.objects.filter(indicator=made.served).delete()
    return World(made, {"guests": guests, **some})


def _some(dice: Random, cells: Split) -> Split:
    return _split(f=dice.randint(0, cells["sex=f"]), m=dice.randint(0, cells["sex=m"]))


def _split(*, f: int, m: int) -> Split:
    return {"": f + m, "sex=f": f, "sex=m": m}


Counted = tuple[str, FigureKey]


def told_to_all(made: World) -> dict[object, object]:
    """What a reader who holds every release can tell of the hidden numbers of all indicators: each with
    the interval that is left of it, where it is narrower than the rule allows.
    """
    table = _union(made)
    open_, hidden = _said(made)
    labels = {
        cell.key: Status.PUBLISHED if cell.key in open_ else hidden.get(cell.key, Status.SECONDARY)
        for cell in table.cells
    }
    none = {one.key for one in table.cells if not one.value}  # a zero is no secret
    seen = given_away(table, labels, RULE)
    found: dict[object, object] = {key: left for key, left in seen.items() if key not in none}
    reached = attack(table, labels, RULE)
    asked = {key for key in hidden if labels.get(key, Status.PUBLISHED).is_hidden} - none
    found |= {key: reached[key] for key in asked if reached[key].is_exact}
    # Hidden on one page, printed on the other.
    found |= {key: "printed" for key in hidden.keys() & open_ if _is_small(table, key)}
    found |= {
        rate.key: "divided"
        for rate in table.ratios
        if rate.key in hidden and {rate.numerator, rate.denominator} <= open_
    }
    return found


def _is_small(table: Table, key: object) -> bool:
    value = next((one.value for one in table.cells if one.key == key), None)
    return value is not None and 0 < value < RULE.threshold


def _said(made: World) -> tuple[set[object], dict[object, Status]]:
    """What stands open somewhere, and what is hidden somewhere, with its label."""
    open_: set[object] = set()
    hidden: dict[object, Status] = {}
    rows = PublishedNumber.objects.filter(indicator__code__in=made.counted)
    for row in rows.select_related("indicator"):
        code = row.indicator.code
        key = FigureKey(row.period, Where(str(row.organisation_id or ""), row.place_code), row.cell)
        keys = {_named(made, code, part, key) for part in made.counted[code]}
        if row.status == "published":
            open_ |= keys
        elif row.status in {"primary", "secondary"} and "d" in made.counted[code]:
            hidden[code, key] = Status(row.status)
        elif row.status in {"primary", "secondary"}:
            hidden |= dict.fromkeys(keys, Status(row.status))
    return open_, hidden


def _union(made: World) -> Table:
    """Everything that the indicators count as one table, each count under one name."""
    cells: dict[object, Cell] = {}
    relations: list[Relation] = []
    ratios: list[Ratio] = []
    for code in made.counted:
        table = release_table(_figures(made, code))

        def named(key: object, code: str = code) -> Counted:
            part = key.part if isinstance(key, PartKey) else ""
            return _named(made, code, part, figure_of(key))

        cells |= {named(one.key): Cell(named(one.key), one.value) for one in table.cells}
        relations += _renamed(table, named)
        ratios += [
            Ratio((code, r.key), named(r.numerator), named(r.denominator), r.part_of_whole)
            for r in table.ratios
        ]
    return Table(tuple(cells.values()), tuple(dict.fromkeys(relations)), tuple(ratios))


def _named(made: World, code: str, part: str, key: FigureKey) -> Counted:
    """One count has one name, whichever indicator tells it; a total without one house is another."""
    what = made.counted[code][part]
    alike = code not in made.fewer or key.where.organisation or key.where.place == SOUTH
    return (what if alike else f"{what} of {code}", key)


def _renamed(table: Table, named: Callable[[object], Counted]) -> Iterator[Relation]:
    for one in table.relations:
        yield Relation(named(one.total), tuple(map(named, one.parts)), one.join)


def _figures(made: World, code: str) -> ReleaseFigures:
    version = IndicatorVersion.objects.select_related("indicator").get(indicator__code=code)
    return release_figures(
        initiative_id=made.initiative_id, version=version, periods=[PERIOD], as_of=TODAY
    )
