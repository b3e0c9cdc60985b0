"""Told of an indicator: protected figures; where no way hides enough, fewer of them, at last none."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dure.engines.disclosure import Release, Status, Unprotectable
from dure.measurement.models import IndicatorVersion
from dure.measurement.queries.everything_told import Beside, everything_told
from dure.measurement.queries.held_back import held_back, named_by, no_longer_true
from dure.measurement.rules.protecting import Protecting
from dure.measurement.rules.protection import protected_figures
from dure.measurement.rules.public_status import HIDDEN
from dure.measurement.rules.ranges import with_safe_ranges
from dure.measurement.rules.telling_less import LeftOut, as_unsaid, ways_to_tell_less, without
from dure.measurement.rules.version_in_force import version_told
from dure.measurement.types.prepared import HeldBack, PreparedNumber
from dure.measurement.types.release import Proof, ReleaseFigures, Shown

TRIES = 4


@dataclass(frozen=True, slots=True)
class Told:
    """Told (공표할 것): the numbers of one indicator, how they were attacked, and what is held back."""

    numbers: list[PreparedNumber]
    proof: Proof
    held: HeldBack | None = None
    left: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Wanted (공표 요청): one indicator of an initiative, by which rules, with the names of a day."""

    initiative_id: int
    version: IndicatorVersion
    asked: Protecting
    on: date
    beside: Beside = field(default_factory=Beside)


def told_of_indicator(wanted: Wanted, figures: ReleaseFigures) -> Told:
    """What a release may tell of one indicator; never an error, at worst nothing new."""
    if not (figures.of_people or wanted.asked.amounts):
        # What is not protected was published before for everybody: it is of no use to a guess.
        return Told(*_numbers(wanted, figures, ()))
    known = everything_told(
        initiative_id=wanted.initiative_id,
        version=wanted.version,
        figures=figures,
        beside=wanted.beside,
        least=wanted.asked.people.rate_threshold,
    )
    figures = replace(figures, untold=figures.untold | known.only_linked, sensitive=known.sensitive)
    try:
        told = Told(*_numbers(wanted, figures, known.releases))
    except Unprotectable as unsafe:
        told = _less(wanted, figures, known.releases, unsafe)
    if not known.is_linked:
        return told
    return replace(told, proof=replace(told.proof, earlier=known.earlier, linked=1))


def _less(
    wanted: Wanted, figures: ReleaseFigures, previous: Sequence[Release], unsafe: Unprotectable
) -> Told:
    named, tried = set(named_by(unsafe)), set[LeftOut]()
    while len(tried) < TRIES:
        way = next((one for one in ways_to_tell_less(figures, named) if one not in tried), None)
        if way is None:
            break
        tried.add(way)
        gone = no_longer_true(wanted.initiative_id, wanted.version, figures, way)
        labels = dict.fromkeys((one.key for one in gone), Status.SECONDARY)
        unsaid = as_unsaid(figures, way, labels)
        try:
            made, proof = _numbers(wanted, without(figures, way), [*previous, unsaid])
        except Unprotectable as more:
            named |= set(named_by(more))
        else:
            return Told(
                [*made, *gone], proof, held_back(wanted.version, unsafe, wanted.on, way), way
            )
    gone = no_longer_true(wanted.initiative_id, wanted.version, figures)
    return Told(gone, Proof(), held_back(wanted.version, unsafe, wanted.on))


def _numbers(
    wanted: Wanted, figures: ReleaseFigures, previous: Sequence[Release]
) -> tuple[list[PreparedNumber], Proof]:
    asked, version = wanted.asked, wanted.version
    found, proof = protected_figures(
        figures, rule=asked.people, previous=previous, base=asked.base, amounts=asked.amounts
    )
    shown = with_safe_ranges(found)
    known = list(IndicatorVersion.objects.filter(indicator_id=version.indicator_id))
    numbers = [
        PreparedNumber(
            indicator_id=version.indicator_id,
            version_id=version_told(known, one.key.period, version).pk,
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
