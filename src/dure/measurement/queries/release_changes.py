"""What a prepared release would change of what readers can see now."""

from collections.abc import Mapping

from dure.measurement.models import PublishedNumber
from dure.measurement.queries.published_now import published_now
from dure.measurement.queries.release_names import Names
from dure.measurement.queries.superseded import SAID_NOTHING
from dure.measurement.types.prepared import ChangedNumber, PreparedNumber, PreparedRelease

ESTIMATE = "estimate"


def release_changes(prepared: PreparedRelease) -> tuple[ChangedNumber, ...]:
    """Numbers that stand published with a value (or hidden) and would read otherwise. Five queries.

    Where nothing had been reported, a first value is news and no restatement.
    """
    before = _standing(prepared)
    spoken = {key: old for key, old in before.items() if old.status not in SAID_NOTHING}
    return changed_numbers(prepared, spoken)


def read_otherwise(prepared: PreparedRelease) -> tuple[PreparedNumber, ...]:
    """What reads otherwise than its page does now, first values too: a total holds them as well.

    Were they left out, a page would say that a member reported nothing beside a total that holds its value.
    """
    return tuple(each.number for each in changed_numbers(prepared, _standing(prepared)))


def _standing(prepared: PreparedRelease) -> Mapping[str, PublishedNumber]:
    return published_now(
        prepared.initiative_id,
        {number.indicator_id for number in prepared.numbers},
        {number.key.period for number in prepared.numbers},
    )


def changed_numbers(
    prepared: PreparedRelease, before: Mapping[str, PublishedNumber]
) -> tuple[ChangedNumber, ...]:
    """The numbers of a release that differ from what stands at their address."""
    names = Names(prepared)
    found = ((names.address(number), number) for number in prepared.numbers)
    return tuple(
        _changed(address, number, before[address])
        for address, number in found
        if address in before and not _is_same(number, before[address])
    )


def _changed(address: str, number: PreparedNumber, old: PublishedNumber) -> ChangedNumber:
    return ChangedNumber(
        address=address,
        number=number,
        old_id=old.pk,
        old_status=old.status,
        old_value=old.value,
        old_range=(old.low, old.high),
    )


def _is_same(new: PreparedNumber, old: PublishedNumber) -> bool:
    hidden = {"primary", "secondary"}
    if new.shown.status != old.status and not {new.shown.status, old.status} <= hidden:
        return False
    figure = new.shown.figure
    now = [figure.value, figure.numerator, figure.denominator] if figure else [None] * 3
    then = [old.value, old.numerator, old.denominator]
    if figure and ESTIMATE in {figure.method, old.method}:  # its range is what is told of it
        now, then = [*now, figure.low, figure.high], [*then, old.low, old.high]
    return all(_equal(a, b) for a, b in zip(now, then, strict=True))


def _equal(a: object, b: object) -> bool:
    if a is None or b is None:
        return a is b
    return abs(float(str(a)) - float(str(b))) < 1e-6
