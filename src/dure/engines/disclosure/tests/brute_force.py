"""An attacker that shares nothing with the engine: tries every table that could be the true one."""

import itertools
from collections.abc import Mapping

from dure.engines.disclosure import Status
from dure.engines.disclosure.tests.tabling import Codes, with_totals

SECONDARY_REACH = 7


def possible_values(
    inner: Mapping[Codes, int], labels: Mapping[Codes, Status], threshold: int
) -> dict[Codes, set[int]]:
    """For every hidden cell the values it has in at least one table that fits what is shown.

    Cells hidden to protect others are tried up to some people above the truth: what is found
    possible is possible; nothing is claimed about values beyond.
    """
    truth = with_totals(inner)
    keys = list(inner)
    choices = [_choices(inner[k], labels[k], threshold) for k in keys]
    found: dict[Codes, set[int]] = {k: set() for k, label in labels.items() if label.is_hidden}
    for values in itertools.product(*choices):
        table = with_totals(dict(zip(keys, values, strict=True)))
        if all(_fits(table[k], truth[k], labels[k], threshold) for k in truth):
            for key, values_found in found.items():
                values_found.add(table[key])
    return found


def _choices(value: int, label: Status, threshold: int) -> range:
    if label is Status.PRIMARY:
        return range(1, threshold)
    if label is Status.SECONDARY:
        return range(max(1, value - SECONDARY_REACH), value + SECONDARY_REACH + 1)
    return range(value, value + 1)


def _fits(value: int, truth: int, label: Status, threshold: int) -> bool:
    if label is Status.PRIMARY:
        return 1 <= value < threshold
    return value >= 1 if label is Status.SECONDARY else value == truth
