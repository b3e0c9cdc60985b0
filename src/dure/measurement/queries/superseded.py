"""Superseded: numbers that stand published and that a new release of the same periods no longer holds.

A cell whose report went back, a category nobody fills in any more, an area that was merged: without
a word about them the old number would stay before readers' eyes as if it still held.
"""

from collections.abc import Collection
from datetime import date

from dure.ground.places.queries import tree_on
from dure.measurement.models import PublishedNumber
from dure.measurement.queries.published_now import published_now
from dure.measurement.queries.release_names import Names
from dure.measurement.types.prepared import PreparedNumber, PreparedRelease
from dure.measurement.types.release import FigureKey, Shown, Where

SAID_NOTHING = frozenset({"not_reported", "not_applicable"})


def superseded(
    prepared: PreparedRelease, indicator_ids: Collection[int]
) -> tuple[PreparedNumber, ...]:
    """What must be said of them now: not reported, or - where the area is gone - not applicable.

    Only within the periods that the release covers. Six queries at most.
    """
    periods = {number.key.period for number in prepared.numbers}
    if not periods:
        return ()
    before = published_now(prepared.initiative_id, indicator_ids, periods)
    spoken = {address: old for address, old in before.items() if old.status not in SAID_NOTHING}
    if not spoken:
        return ()
    names = Names(prepared)
    here = {names.address(number) for number in prepared.numbers}
    gone = [old for address, old in spoken.items() if address not in here]
    return tuple(_silent(old, prepared.as_of) for old in gone)


def _silent(old: PublishedNumber, as_of: date) -> PreparedNumber:
    merged = bool(old.place_code) and old.place_code not in tree_on(as_of).parent_of
    return PreparedNumber(
        indicator_id=old.indicator_id,
        version_id=old.version_id,
        key=FigureKey(old.period, Where(str(old.organisation_id or ""), old.place_code), old.cell),
        shown=Shown(status="not_applicable" if merged else "not_reported", figure=None),
        reported=0,
        expected=0,
    )
