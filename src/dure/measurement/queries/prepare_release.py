"""Prepare a release: roll up, protect, attack - and only then hand over what may be frozen."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date

from django.db.models import Count, Max, Sum
from django.utils.crypto import salted_hmac

from dure.ground.organisations.queries import initiative_by_id
from dure.ground.organisations.types import InitiativeCard
from dure.measurement.models import Approval, Assignment, IndicatorVersion
from dure.measurement.queries.definitions import versions_now
from dure.measurement.queries.everything_told import Beside
from dure.measurement.queries.linked_indicators import linked_indicators
from dure.measurement.queries.release_figures import covered_periods, release_figures
from dure.measurement.queries.superseded import superseded
from dure.measurement.queries.told_of_indicator import Wanted, told_of_indicator
from dure.measurement.rules.protecting import Protecting, protecting
from dure.measurement.rules.telling_less import LeftOut
from dure.measurement.types.people import ADDED_UP, PeopleCounted, together
from dure.measurement.types.prepared import HeldBack, PreparedNumber, PreparedRelease
from dure.measurement.types.release import Proof

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

    Where a hidden number could be computed whatever were hidden, less is told of the indicator: without
    some splits or periods, and if that does not help nothing new (`held_back`); the others go on.
    `first` and `last` are periods of any kind; each indicator is shown for the periods of its own
    kind between them and the longer ones that lie wholly between them. `on_progress(done, total)`
    counts indicators.
    """
    mark = reports_mark(initiative_id)
    versions = versions_now(_assigned(initiative_id, indicator_ids))
    card = initiative_by_id(initiative_id)
    linked = linked_indicators(versions)
    gathered = _Gathered(initiative_id, _asked(min_cell, card), Beside(linked))
    for done, version in enumerate(linked.in_order(versions.values())):
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
    return _with_superseded(prepared, gathered.told_of(versions), gathered.left)


def _asked(min_cell: int, card: InitiativeCard) -> Protecting:
    return protecting(min_cell, card.rules, rounds=card.protection == "round")


@dataclass
class _Gathered:
    """What has been made of the indicators so far."""

    initiative_id: int
    asked: Protecting
    beside: Beside
    numbers: list[PreparedNumber] = field(default_factory=list)
    held: list[HeldBack] = field(default_factory=list)
    left: dict[int, LeftOut] = field(default_factory=dict)
    prints: list[str] = field(default_factory=list)
    proof: Proof = field(default_factory=Proof)
    people: PeopleCounted = ADDED_UP

    def told_of(self, asked: Iterable[int]) -> list[int]:
        """The indicators of which something is told."""
        silent = {one.indicator_id for one in self.held if not one.periods}
        return sorted(set(asked) - silent)

    def take(self, version: IndicatorVersion, periods: Sequence[str], as_of: date) -> None:
        """One more indicator, protected or held back."""
        figures = release_figures(
            initiative_id=self.initiative_id, version=version, periods=periods, as_of=as_of
        )
        self.prints.append(figures.fingerprint)
        self.people = together(self.people, figures.people)
        if version.indicator_id in self.beside.linked.of_people:
            # Whoever counts what a protected number counts tells of the same people.
            figures = replace(figures, of_people=True)
        wanted = Wanted(self.initiative_id, version, self.asked, as_of, self.beside)
        told = told_of_indicator(wanted, figures)
        self.beside.take(version, figures, told.numbers, as_of)
        if told.held:
            self.held.append(told.held)
        if told.left:
            self.left[version.indicator_id] = told.left
        self.numbers += told.numbers
        self.proof += told.proof


def _with_superseded(
    prepared: PreparedRelease, indicator_ids: list[int], left: Mapping[int, LeftOut]
) -> PreparedRelease:
    """Of what is left out nothing is said, also not that nobody reports it."""
    gone = superseded(prepared, indicator_ids) if indicator_ids else ()
    said = tuple(
        one
        for one in gone
        if one.indicator_id not in left or not left[one.indicator_id].holds(one.key)
    )
    return replace(prepared, numbers=(*prepared.numbers, *said)) if said else prepared


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
