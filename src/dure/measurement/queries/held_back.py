"""Held back: what of an indicator is not told, since a small group could be computed whatever were hidden.

The release tells nothing new of it, so nobody can compute more than before. Its numbers that stand
published stay as long as they are true; where a report has changed since, all that is held back is hidden
together: which of them changed would be news as well.
"""

from datetime import date

from dure.engines.disclosure import Unprotectable
from dure.ground.organisations.queries import organisation_cards
from dure.ground.places.queries import names
from dure.kernel.words import Words
from dure.measurement.models import IndicatorVersion, PublishedNumber
from dure.measurement.queries.categories import category_names
from dure.measurement.queries.published_now import published_now
from dure.measurement.rules.labels import WHOLE_INITIATIVE, cell_words, period_words
from dure.measurement.rules.protection import figure_of
from dure.measurement.rules.telling_less import LeftOut
from dure.measurement.types.prepared import HeldBack, PreparedNumber
from dure.measurement.types.release import FigureKey, ReleaseFigure, ReleaseFigures, Shown, Where

WHY = "disclosure.held_back"
CELLS_NAMED = 5


def held_back(
    version: IndicatorVersion, unsafe: Unprotectable, on: date, left: LeftOut | None = None
) -> HeldBack:
    """Which indicator, and where its small groups are; which splits and periods, if not all of it."""
    return HeldBack(
        indicator_id=version.indicator_id,
        version_id=version.pk,
        code=version.indicator.code,
        cells=_cells(unsafe, on),
        periods=tuple(sorted(left.periods)) if left else (),
        splits=tuple(sorted(left.splits)) if left else (),
    )


def named_by(unsafe: Unprotectable) -> list[FigureKey]:
    """The figures whose small groups could be computed, each once."""
    keys = (figure_of(fault.values.get("key")) for fault in unsafe.faults)
    return list(dict.fromkeys(key for key in keys if isinstance(key, FigureKey)))


def _cells(unsafe: Unprotectable, on: date) -> tuple[Words, ...]:
    """The first of them as the backbone knows them. Three queries."""
    keys = named_by(unsafe)[:CELLS_NAMED]
    own = {key.where.organisation for key in keys if key.where.organisation.isdigit()}
    members = organisation_cards(frozenset(map(int, own)))
    places = names({key.where.place for key in keys if key.where.place}, on)
    categories = category_names()
    found = []
    for key in keys:
        code, where = key.where.organisation, places.get(key.where.place, WHOLE_INITIATIVE)
        if code in own:
            where = members[int(code)].name
        said = [period_words(key.period), where, cell_words(key.cell, categories)]
        found.append(Words(" · ".join(w.ko for w in said), " · ".join(w.en for w in said)))
    return tuple(found)


def no_longer_true(
    initiative_id: int,
    version: IndicatorVersion,
    figures: ReleaseFigures,
    left: LeftOut | None = None,
) -> list[PreparedNumber]:
    """What stands published of these periods, hidden from now on; empty while all of it holds.

    Only of what is `left` out, where that is not everything. Two queries.
    """
    true = {one.key: one for one in figures.figures}
    periods = {key.period for key in true}
    if not periods:
        return []
    now = published_now(initiative_id, [version.indicator_id], periods).values()
    shown = {_key(old): old for old in now if old.status == "published"}
    stands = {key: old for key, old in shown.items() if left is None or left.holds(key)}
    if all(_holds(old, true.get(key)) for key, old in stands.items()):
        return []
    return [
        PreparedNumber(
            indicator_id=version.indicator_id,
            version_id=old.version_id,
            key=key,
            shown=Shown(status="secondary", figure=None, why=WHY),
            reported=old.reported,
            expected=old.expected,
            withheld=true[key].figure if key in true else None,
        )
        for key, old in stands.items()
    ]


def _key(old: PublishedNumber) -> FigureKey:
    return FigureKey(old.period, Where(str(old.organisation_id or ""), old.place_code), old.cell)


def _holds(old: PublishedNumber, now: ReleaseFigure | None) -> bool:
    if now is None or now.figure.state != "value":
        return False
    figure = now.figure
    pairs = (
        (old.value, figure.value),
        (old.numerator, figure.numerator),
        (old.denominator, figure.denominator),
    )
    return all(_same(then, today) for then, today in pairs)


def _same(then: object, today: object) -> bool:
    if then is None or today is None:
        return then is today
    return abs(float(str(then)) - float(str(today))) < 1e-6
