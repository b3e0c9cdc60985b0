"""Held back: an indicator in which some small group could be computed, whatever were hidden.

The release tells nothing new of it, so nobody can compute more than before. Its numbers that stand
published stay as long as they are true; where a report has changed since, all of its periods are hidden
together: which of them changed would be news as well.
"""

from dure.engines.disclosure import Unprotectable
from dure.measurement.models import IndicatorVersion, PublishedNumber
from dure.measurement.queries.published_now import published_now
from dure.measurement.types.prepared import HeldBack, PreparedNumber
from dure.measurement.types.release import FigureKey, ReleaseFigure, ReleaseFigures, Shown, Where

WHY = "disclosure.held_back"
CELLS_NAMED = 5


def held_back(version: IndicatorVersion, unsafe: Unprotectable) -> HeldBack:
    """Which indicator, and where its small groups are."""
    return HeldBack(
        indicator_id=version.indicator_id,
        version_id=version.pk,
        code=version.indicator.code,
        cells=tuple(str(fault) for fault in unsafe.faults[:CELLS_NAMED]),
    )


def no_longer_true(
    initiative_id: int, version: IndicatorVersion, figures: ReleaseFigures
) -> list[PreparedNumber]:
    """What stands published of these periods, hidden from now on; empty while all of it holds.

    Two queries.
    """
    true = {one.key: one for one in figures.figures}
    periods = {key.period for key in true}
    if not periods:
        return []
    stands = {
        _key(old): old
        for old in published_now(initiative_id, [version.indicator_id], periods).values()
        if old.status == "published"
    }
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
