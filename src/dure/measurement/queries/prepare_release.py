"""Prepare a release: roll up, protect, attack - and only then hand over what may be frozen."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from typing import cast

from django.db.models import Count, Max, Sum
from django.utils.crypto import salted_hmac

from dure.engines.disclosure import Unprotectable
from dure.engines.measure import PeriodKind, parse_period
from dure.ground.organisations.queries import initiative_by_id
from dure.ground.organisations.types import InitiativeCard
from dure.measurement.models import Approval, Assignment, IndicatorVersion
from dure.measurement.queries.definitions import versions_now
from dure.measurement.queries.held_back import held_back, no_longer_true
from dure.measurement.queries.previous_releases import previous_releases
from dure.measurement.queries.release_figures import covered_periods, release_figures
from dure.measurement.queries.superseded import superseded
from dure.measurement.rules.protecting import Protecting, protecting
from dure.measurement.rules.protection import protected_figures
from dure.measurement.rules.public_status import HIDDEN
from dure.measurement.rules.ranges import with_safe_ranges
from dure.measurement.rules.version_in_force import version_in_force
from dure.measurement.types.people import ADDED_UP, PeopleCounted, together
from dure.measurement.types.prepared import HeldBack, PreparedNumber, PreparedRelease
from dure.measurement.types.release import Proof, ReleaseFigures, Shown

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
    """Everything that `publish_numbers` will freeze.

    An indicator in which a hidden number could be computed, whatever were hidden, is held back as a
    whole (`held_back`): nothing new is told of it, and the others go on.
    `first` and `last` are periods of any kind; each indicator is shown for the periods of its own
    kind between them and the longer ones that lie wholly between them. `on_progress(done, total)`
    counts indicators.
    """
    mark = reports_mark(initiative_id)
    versions = versions_now(_assigned(initiative_id, indicator_ids))
    card = initiative_by_id(initiative_id)
    gathered = _Gathered(initiative_id, _asked(min_cell, card))
    for done, version in enumerate(versions.values()):
        on_progress(done, len(versions))
        gathered.take(version, covered_periods(first, last, version.period_kind), as_of)
    on_progress(len(versions), len(versions))
    prepared = PreparedRelease(
        initiative_id=initiative_id,
        numbers=tuple(gathered.numbers),
        as_of=as_of,
        min_cell=min_cell,
        mark=mark,
        fingerprint=_keyed(gathered.prints),
        proof=gathered.proof,
        held_back=tuple(gathered.held),
        people=gathered.people,
        rules=card.rules,
    )
    told = set(versions) - {one.indicator_id for one in gathered.held}
    return _with_superseded(prepared, sorted(told))


def _asked(min_cell: int, card: InitiativeCard) -> Protecting:
    return protecting(min_cell, card.rules, rounds=card.protection == "round")


@dataclass
class _Gathered:
    """What has been made of the indicators so far."""

    initiative_id: int
    asked: Protecting
    numbers: list[PreparedNumber] = field(default_factory=list)
    held: list[HeldBack] = field(default_factory=list)
    prints: list[str] = field(default_factory=list)
    proof: Proof = field(default_factory=Proof)
    people: PeopleCounted = ADDED_UP

    def take(self, version: IndicatorVersion, periods: Sequence[str], as_of: date) -> None:
        """One more indicator, protected or held back."""
        figures = release_figures(
            initiative_id=self.initiative_id, version=version, periods=periods, as_of=as_of
        )
        self.prints.append(figures.fingerprint)
        self.people = together(self.people, figures.people)
        try:
            made, proved = _numbers(self.initiative_id, version, figures, self.asked)
        except Unprotectable as unsafe:
            self.held.append(held_back(version, unsafe))
            made, proved = no_longer_true(self.initiative_id, version, figures), Proof()
        self.numbers += made
        self.proof += proved


def _with_superseded(prepared: PreparedRelease, indicator_ids: list[int]) -> PreparedRelease:
    gone = superseded(prepared, indicator_ids) if indicator_ids else ()
    return replace(prepared, numbers=(*prepared.numbers, *gone)) if gone else prepared


def _keyed(prints: Sequence[str]) -> str:
    """The fingerprint that stands in public; keyed, or it would confirm a guess of what is hidden.

    Whoever knows all inputs but one small number could else try 1, 2, 3, 4 and compare.
    """
    made = salted_hmac("dure.measurement.release", "".join(prints), algorithm="sha256")
    return str(made.hexdigest())


def reports_mark(initiative_id: int) -> int:
    """A number that is another after every step of any report of the initiative."""
    # Counted as well as looked at: a step that began earlier may become visible later than the newest.
    steps = Approval.objects.filter(report__round__initiative_id=initiative_id)
    told = steps.aggregate(
        count=Count("id"), newest=Max("id"), latest=Max("at"), reports=Sum("report_id")
    )
    latest = told["latest"].astimezone(UTC).isoformat() if told["latest"] else ""
    seen = f"{told['count']} {told['newest']} {latest} {told['reports']}"
    return int.from_bytes(hashlib.sha256(seen.encode()).digest()[:7])


def _assigned(initiative_id: int, indicator_ids: Iterable[int]) -> list[int]:
    rows = Assignment.objects.filter(initiative_id=initiative_id)
    chosen = list(indicator_ids)
    if chosen:
        rows = rows.filter(indicator_id__in=chosen)
    return sorted(set(rows.values_list("indicator_id", flat=True)))


def _numbers(
    initiative_id: int,
    version: IndicatorVersion,
    figures: ReleaseFigures,
    asked: Protecting,
) -> tuple[list[PreparedNumber], Proof]:
    # What is not protected was published before for everybody: it is of no use to a guess.
    previous = (
        previous_releases(initiative_id=initiative_id, version=version, figures=figures)
        if figures.of_people or asked.amounts
        else []
    )
    found, proof = protected_figures(
        figures, rule=asked.people, previous=previous, base=asked.base, amounts=asked.amounts
    )
    shown = with_safe_ranges(found)
    known = list(IndicatorVersion.objects.filter(indicator_id=version.indicator_id))
    numbers = [
        PreparedNumber(
            indicator_id=version.indicator_id,
            version_id=_version_of(known, one.key.period, version).pk,
            key=one.key,
            shown=shown[one.key],
            reported=one.reported,
            expected=one.expected,
            withheld=one.figure if _is_withheld(shown[one.key]) else None,
        )
        for one in figures.figures
    ]
    return numbers, proof


def _is_withheld(shown: Shown) -> bool:
    """Whether the true number stands nowhere in the release: hidden, or only near what is shown."""
    is_rounded = shown.figure is not None and shown.figure.method == "rounded"
    return shown.status in HIDDEN or is_rounded


def _version_of(
    known: Sequence[IndicatorVersion], period: str, newest: IndicatorVersion
) -> IndicatorVersion:
    """The definition in which a period was reported; a longer one is told by its last part (B22)."""
    last = parse_period(period).months[-1]
    own = last.within(cast("PeriodKind", newest.period_kind)) or parse_period(period)
    return version_in_force(known, own) or newest
