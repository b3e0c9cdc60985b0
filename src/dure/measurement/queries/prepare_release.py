"""Prepare a release: roll up, protect, attack - and only then hand over what may be frozen."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from dure.engines.disclosure import Rule, Unprotectable
from dure.engines.measure import PeriodKind, parse_period
from dure.kernel.errors import Refused
from dure.measurement.models import Approval, Assignment, IndicatorVersion
from dure.measurement.queries.definitions import versions_now
from dure.measurement.queries.previous_releases import previous_releases
from dure.measurement.queries.release_figures import covered_periods, release_figures
from dure.measurement.queries.superseded import superseded
from dure.measurement.rules.protection import protected_figures
from dure.measurement.rules.ranges import with_safe_ranges
from dure.measurement.rules.version_in_force import version_in_force
from dure.measurement.types.prepared import PreparedNumber, PreparedRelease
from dure.measurement.types.release import Proof, ReleaseFigures

Progress = Callable[[int, int], None]


def prepare_release(  # noqa: PLR0913 - a release has these parts
    *,
    initiative_id: int,
    min_cell: int,
    first: str,
    last: str,
    as_of: date,
    indicator_ids: Iterable[int] = (),
    on_progress: Progress = lambda done, total: None,
) -> PreparedRelease:
    """Everything that `publish_numbers` will freeze. Refused when a hidden number could be computed.

    `first` and `last` are periods of any kind; each indicator is shown for the periods of its own
    kind between them and the longer ones that lie wholly between them. `on_progress(done, total)`
    counts indicators.
    """
    mark = reports_mark(initiative_id)
    versions = versions_now(_assigned(initiative_id, indicator_ids))
    numbers: list[PreparedNumber] = []
    prints, proof = list[str](), Proof()
    for done, version in enumerate(versions.values()):
        on_progress(done, len(versions))
        periods = covered_periods(first, last, version.period_kind)
        figures = release_figures(
            initiative_id=initiative_id, version=version, periods=periods, as_of=as_of
        )
        prints.append(figures.fingerprint)
        made, proved = _numbers(initiative_id, version, figures, min_cell)
        numbers += made
        proof += proved
    on_progress(len(versions), len(versions))
    prepared = PreparedRelease(
        initiative_id=initiative_id,
        numbers=tuple(numbers),
        as_of=as_of,
        min_cell=min_cell,
        mark=mark,
        fingerprint=hashlib.sha256("".join(prints).encode()).hexdigest(),
        proof=proof,
    )
    return _with_superseded(prepared, list(versions))


def _with_superseded(prepared: PreparedRelease, indicator_ids: list[int]) -> PreparedRelease:
    gone = superseded(prepared, indicator_ids)
    return replace(prepared, numbers=(*prepared.numbers, *gone)) if gone else prepared


def reports_mark(initiative_id: int) -> int:
    """A number that grows with every step of any report of the initiative."""
    last = (
        Approval.objects.filter(report__round__initiative_id=initiative_id)
        .order_by("-id")
        .values_list("id", flat=True)
        .first()
    )
    return last or 0


def _assigned(initiative_id: int, indicator_ids: Iterable[int]) -> list[int]:
    rows = Assignment.objects.filter(initiative_id=initiative_id)
    chosen = list(indicator_ids)
    if chosen:
        rows = rows.filter(indicator_id__in=chosen)
    return sorted(set(rows.values_list("indicator_id", flat=True)))


def _numbers(
    initiative_id: int, version: IndicatorVersion, figures: ReleaseFigures, min_cell: int
) -> tuple[list[PreparedNumber], Proof]:
    rule = Rule(threshold=min_cell, rate_threshold=2 * min_cell)
    # Only people are protected; what else was published before is of no use to anybody's guess.
    previous = (
        previous_releases(initiative_id=initiative_id, version=version, figures=figures)
        if figures.of_people
        else []
    )
    try:
        found, proof = protected_figures(figures, rule=rule, previous=previous)
        shown = with_safe_ranges(found)
    except Unprotectable as unsafe:
        raise Refused(
            "measurement.cannot_be_protected",
            indicator=version.name,
            cells="; ".join(str(fault) for fault in unsafe.faults[:5]),
        ) from unsafe
    known = list(IndicatorVersion.objects.filter(indicator_id=version.indicator_id))
    numbers = [
        PreparedNumber(
            indicator_id=version.indicator_id,
            version_id=_version_of(known, one.key.period, version).pk,
            key=one.key,
            shown=shown[one.key],
            reported=one.reported,
            expected=one.expected,
        )
        for one in figures.figures
    ]
    return numbers, proof


def _version_of(
    known: Sequence[IndicatorVersion], period: str, newest: IndicatorVersion
) -> IndicatorVersion:
    """The definition in which a period was reported; a longer one is told by its last part (B22)."""
    last = parse_period(period).months[-1]
    own = last.within(cast("PeriodKind", newest.period_kind)) or parse_period(period)
    return version_in_force(known, own) or newest
