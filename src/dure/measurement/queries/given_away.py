"""Given away: hidden numbers of people that readers of everything published so far can work out.

A release is protected against what was known when it was made. One that went out before a rule was
sharper cannot be taken back; whoever runs the house has to know which cells it gives away.
"""

from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date

from dure.engines.disclosure import Status, Unfit, given_away
from dure.ground.organisations.queries import initiative_by_id, organisation_cards
from dure.ground.places.queries import names
from dure.kernel.words import Words
from dure.measurement.models import IndicatorVersion, Publication, PublishedNumber
from dure.measurement.queries.definitions import versions_now
from dure.measurement.queries.earlier_sums import as_it_stands
from dure.measurement.queries.everything_told import Beside, everything_told
from dure.measurement.queries.linked_indicators import linked_indicators
from dure.measurement.queries.told_before import HIDDEN, NOBODY_KNOWS, ToldBefore, told_before
from dure.measurement.rules.protecting import protecting, rules_told
from dure.measurement.rules.protection import figure_of, release_table
from dure.measurement.rules.release_sums import RATES
from dure.measurement.types.given_away import Attacked, GivenAway
from dure.measurement.types.release import FigureKey

ALL = Words("전체", "all")


def numbers_given_away(on: date, goes_on: Callable[[], bool] = lambda: True) -> Attacked:
    """Every initiative's published numbers of people, attacked with all that was ever told.

    `goes_on` is asked before each year of an indicator; `left` counts those not looked at.
    """
    hiding = _hiding()
    found = _Found(Beside(linked_indicators({indicator for _, indicator, _ in hiding})))
    left = 0
    for initiative_id, indicator_id, year in hiding:
        version = versions_now([indicator_id])[indicator_id]
        if not version.of_people and version.kind not in RATES:
            continue  # of amounts nobody knows any more who stood behind them
        if goes_on():
            found.look_at(initiative_id, version, year)
        else:
            left += 1
    told = tuple(_named(found.keys, on))
    return Attacked(found.hidden, told, tuple(sorted(found.unread)), left)


@dataclass
class _Found:
    """What has been looked at so far; keys are (initiative, indicator code, figure)."""

    beside: Beside
    hidden: int = 0
    keys: list[tuple[int, str, FigureKey]] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def look_at(self, initiative_id: int, version: IndicatorVersion, year: str) -> None:
        """One year of one indicator: no sum that a reader can see reaches further."""
        held = told_before(initiative_id, version.indicator_id, {year})
        hidden = {figure_of(key) for one in held for key in one.labels}
        code = version.indicator.code
        if not hidden:
            return
        if any(one.ranges for one in held):
            self.unread.add(code)
            return
        try:
            keys = _computed(initiative_id, version, held, self.beside)
        except Unfit:  # releases that contradict each other fit no table
            self.unread.add(code)
            return
        self.hidden += len(hidden)
        self.keys += [(initiative_id, code, key) for key in sorted(keys & hidden)]


def _computed(
    initiative_id: int, version: IndicatorVersion, held: Collection[ToldBefore], beside: Beside
) -> set[FigureKey]:
    told = {key: one for each in held for key, one in each.figures.items()}
    told = {key: one for key, one in told.items() if one is not NOBODY_KNOWS}
    labels: dict[Hashable, Status] = {}
    for each in held:
        labels |= dict.fromkeys(each.values, Status.PUBLISHED) | each.labels
        # Of a hidden rate nobody reads a part that is nothing either.
        hidden = (key for key in each.secrets if figure_of(key) in each.labels)
        labels |= {key: Status.SECONDARY for key in hidden if key not in each.labels}
    newest = max(held, key=lambda one: one.number)
    kept = Publication.objects.values_list("rules", flat=True).get(pk=newest.number)
    stands = as_it_stands(initiative_id=initiative_id, version=version, told=told, day=newest.day)
    known = everything_told(
        initiative_id=initiative_id,
        version=version,
        figures=stands,
        beside=beside,
    )
    rule = protecting(newest.min_cell, rules_told(kept)).people
    seen = given_away(release_table(stands), labels, rule, known.releases)
    return {figure_of(key) for key in seen}


def _hiding() -> list[tuple[int, int, str]]:
    """Initiative, indicator and year in which something was hidden, the newest year first. One query."""
    rows = PublishedNumber.objects.filter(status__in=HIDDEN).order_by()
    asked = rows.values_list("publication__initiative_id", "indicator_id", "period").distinct()
    found = {(one, indicator, period[:4]) for one, indicator, period in asked}
    return sorted(found, key=lambda each: (-int(each[2]), each))


def _named(keys: Collection[tuple[int, str, FigureKey]], on: date) -> Iterator[GivenAway]:
    ids = frozenset(int(k.where.organisation) for _, _, k in keys if k.where.organisation)
    members = {str(one): card.name for one, card in organisation_cards(ids).items()}
    places = {"": ALL, **names({k.where.place for _, _, k in keys if k.where.place}, on)}
    slugs = {each: initiative_by_id(each).slug for each in {one for one, _, _ in keys}}
    for initiative_id, code, key in keys:
        at = key.where
        where = members.get(at.organisation) or places.get(at.place, Words(at.place, at.place))
        yield GivenAway(slugs[initiative_id], code, key.period, where, key.cell)
