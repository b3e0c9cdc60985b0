"""Earlier releases from files: what each showed and hid, and whether it can be true at all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dure.engines.disclosure.check import Fault, Unfit, tolerance
from dure.engines.disclosure.sheets import read_sheet
from dure.engines.disclosure.spec import Spec
from dure.engines.disclosure.tables import table_of
from dure.engines.disclosure.types import Cell, Join, Key, Release, Status

HIDDEN = {Status.PRIMARY.value, Status.SECONDARY.value}


def earlier_release(path: str, spec: Spec) -> Release:
    """One file of an earlier release, with the sums its readers knew.

    Raises `Unfit` where it cannot be read, or cannot be true: a cell that is hidden and shown, a cell
    with two values, parts that are more than their total.
    """
    sheet = read_sheet(path)
    names = [d.name for d in spec.layout.dimensions]
    sheet.require((*names, spec.value))
    values: dict[Key, float] = {}
    labels: dict[Key, Status] = {}
    faults: list[Fault] = []
    for number, row in sheet.numbered():
        key = tuple(row[name] for name in names)
        told, text = row.get("status", ""), row[spec.value]
        value = _number(text)
        if text and value is None:
            named = {"value": text}
            faults.append(Fault("disclosure.not_a_number", named, path, number, spec.value))
        elif told in HIDDEN and value is not None:
            faults.append(Fault("disclosure.previous_both", {"key": _spoken(key)}, path, number))
        elif key in labels or values.get(key, value) != value:
            faults.append(Fault("disclosure.previous_twice", {"key": _spoken(key)}, path, number))
        elif told in HIDDEN:
            labels[key] = Status(told)
        elif value is not None:
            values[key] = value
    made = _with_sums(Release(path, values, labels), spec)
    faults += _impossible(made, spec)
    if faults:
        raise Unfit(faults)
    return made


def _with_sums(release: Release, spec: Spec) -> Release:
    told = (*release.values, *release.labels)
    cells = [Cell(key, release.values.get(key)) for key in told]
    return replace(release, relations=table_of(cells, spec.layout, spec.rounding).relations)


def changed_cells(values: Mapping[Key, float | None], earlier: Sequence[Release]) -> list[Key]:
    """Cells that an earlier release showed with another value than they have now."""
    told = {
        key for one in earlier for key, value in one.values.items() if _differs(values, key, value)
    }
    return sorted(told, key=str)


def _differs(values: Mapping[Key, float | None], key: Key, value: float) -> bool:
    now = values.get(key)
    return now is not None and abs(now - value) > 1e-9


def _impossible(release: Release, spec: Spec) -> list[Fault]:
    values, labels = release.values, release.labels
    found = []
    for one in release.relations:
        if one.join is not Join.SUM or one.total not in values:
            continue
        hidden = sum(part in labels for part in one.parts) * spec.rule.least_small
        least = sum(values.get(part, 0.0) for part in one.parts) + hidden
        if least > values[one.total] + tolerance(one, spec.rounding):
            named = {"total": _spoken(one.total), "value": values[one.total], "least": least}
            found.append(Fault("disclosure.previous_impossible", named, release.name))
    return found


def _number(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _spoken(key: object) -> str:
    return " · ".join(map(str, key)) if isinstance(key, tuple) else str(key)
