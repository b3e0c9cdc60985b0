"""What is told about a release before it is published; and the seal that proves it is still the same."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dure.measurement.rules.protecting import rules_kept
from dure.measurement.rules.public_status import HIDDEN
from dure.measurement.types.prepared import ChangedNumber, PreparedNumber, PreparedRelease

CHANGES_TOLD, HIDDEN_TOLD = 300, 60


def seal_of(prepared: PreparedRelease) -> str:
    """One mark of everything readers would see: any other value, status or rule gives another."""
    digest = hashlib.sha256(f"{prepared.min_cell}|{prepared.rules}|{prepared.as_of}".encode())
    for line in sorted(map(_line, prepared.numbers)):
        digest.update(line.encode())
    for one in prepared.held_back:
        digest.update(f"held back {one.as_dict()}\n".encode())
    return digest.hexdigest()


def _line(number: PreparedNumber) -> str:
    key, one = number.key, number.shown.figure
    shown = (
        (one.value, one.numerator, one.denominator, one.low, one.high, one.method) if one else ""
    )
    where = (number.indicator_id, number.version_id, *key.where, key.period, key.cell)
    return f"{where}|{number.shown.status}|{shown}|{number.reported}/{number.expected}\n"


def told_of(prepared: PreparedRelease, changes: Sequence[ChangedNumber]) -> dict[str, Any]:
    """The counts, each indicator with what is hidden in it, the changes and the proof, as JSON."""
    proof = prepared.proof
    return {
        "numbers": len(prepared.numbers),
        "statuses": dict(Counter(number.shown.status for number in prepared.numbers)),
        "indicators": _indicators(prepared.numbers),
        "changed": len(changes),
        "changes": [_change(each) for each in changes[:CHANGES_TOLD]],
        "min_cell": prepared.min_cell,
        "rules": rules_kept(prepared.rules),
        "held_back": [one.as_dict() for one in prepared.held_back],
        "proof": {
            "attacked": proof.attacked,
            "hidden": proof.hidden,
            "earlier": proof.earlier,
            "already_public": proof.already_public,
            "unchecked": proof.unchecked,
            "linked": proof.linked,
        },
    }


def _indicators(numbers: Iterable[PreparedNumber]) -> list[dict[str, Any]]:
    grouped: dict[int, list[PreparedNumber]] = defaultdict(list)
    for number in numbers:
        grouped[number.indicator_id].append(number)
    return [_indicator(indicator_id, each) for indicator_id, each in grouped.items()]


def _indicator(indicator_id: int, numbers: Sequence[PreparedNumber]) -> dict[str, Any]:
    hidden = [number for number in numbers if number.shown.status in HIDDEN]
    return {
        "indicator": indicator_id,
        "version": numbers[0].version_id,
        "statuses": dict(Counter(number.shown.status for number in numbers)),
        "whys": dict(Counter(number.shown.why for number in hidden)),
        "hidden": [_place_of(number) for number in sorted(hidden, key=_first_small)[:HIDDEN_TOLD]],
    }


def _first_small(number: PreparedNumber) -> tuple[bool, str, str]:
    return number.shown.status != "primary", number.key.period, number.key.cell


def _place_of(number: PreparedNumber) -> dict[str, Any]:
    where = number.key.where
    return {
        "period": number.key.period,
        "organisation": where.organisation,
        "place": where.place,
        "cell": number.key.cell,
        "status": number.shown.status,
        "why": number.shown.why,
    }


def _change(each: ChangedNumber) -> dict[str, Any]:
    figure = each.number.shown.figure
    new = None if figure is None or figure.value is None else str(figure.value)
    return {
        **_place_of(each.number),
        "indicator": each.number.indicator_id,
        "address": each.address,
        "old_status": each.old_status,
        "old": None if each.old_value is None else f"{each.old_value.normalize():f}",
        "new": new,
    }


def counted(statuses: Mapping[str, int], *names: str) -> int:
    """How many stand in any of these states."""
    return sum(statuses.get(name, 0) for name in names)
