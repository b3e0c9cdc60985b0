"""What comes out: the same rows with a status, and the attacker's view of each hidden cell."""

import math
from collections.abc import Iterator, Mapping, Sequence

from dure.engines.disclosure.reading import PARTS, key_of
from dure.engines.disclosure.sentences import spoken
from dure.engines.disclosure.sheets import Sheet
from dure.engines.disclosure.spec import Spec, part_status
from dure.engines.disclosure.types import Codes, Interval, Key, Past, Protected, Status, Why

AUDIT = ["status", "why", "protects", "low", "high"]


def shown(sheet: Sheet, spec: Spec, labels: Mapping[Key, Status]) -> list[list[str]]:
    """The same rows; what stood behind a number goes where the number went."""
    heading = [*sheet.heading, *(["status"] if "status" not in sheet.heading else [])]
    behind = {spec.value, spec.cost, spec.contributors, spec.sensitive} & set(heading)
    out = [heading]
    for _line, row in sheet.numbered():
        key = key_of(row, spec)
        label = labels[key]
        told = dict(row) | {"status": label.value} | dict.fromkeys(_largest(sheet, spec), "")
        if label.is_hidden:
            told |= dict.fromkeys(behind, "")
        if spec.is_rate:
            names = (spec.numerator, spec.denominator)
            for name, own in zip(names, (labels[(*key, part)] for part in PARTS), strict=True):
                told |= {part_status(name): own.value, **({name: ""} if own.is_hidden else {})}
        out.append([told[name] for name in heading])
    return out


def rounded_rows(
    sheet: Sheet, spec: Spec, values: Mapping[Key, float], room: int
) -> list[list[str]]:
    """The same rows with rounded numbers, and how near to them the truth is: less than that away."""
    extra = [name for name in ("status", "rounded_to") if name not in sheet.heading]
    heading = [*sheet.heading, *extra]
    behind = {spec.cost, spec.contributors, spec.sensitive, *spec.largest} & set(heading)
    out = [heading]
    for _line, row in sheet.numbered():
        value = values.get(key_of(row, spec))
        told = dict(row) | dict.fromkeys(behind, "")
        if value is None:
            told |= {"status": row.get("status") or Status.NOT_REPORTED.value, "rounded_to": ""}
        else:
            told |= {"status": Status.PUBLISHED.value, "rounded_to": str(room)}
            told[spec.value] = f"{value:.12g}"
        out.append([told[name] for name in heading])
    return out


def audit_rows(spec: Spec, result: Protected) -> list[list[str]]:
    """Each hidden cell with what an attacker can compute of it, also those hidden earlier."""
    extra = ["part"] if spec.is_rate else []
    out = [[*spec.names, *extra, *AUDIT]]
    for key, why in result.whys.items():
        than = "; ".join(str(spoken(k)) for k in result.protects.get(key, ()))
        told = result.labels[key].value, why.value, than
        out.append([*_codes(key, spec), *told, *_ends(result.intervals.get(key))])
    for key, seen in result.intervals.items():
        if key not in result.whys:
            told = "earlier", Why.EARLIER.value, ""
            out.append([*_codes(key, spec), *told, *_ends(seen)])
    return out


def rounded_audit(
    spec: Spec, keys: Sequence[Codes], intervals: Mapping[Key, Interval]
) -> list[list[str]]:
    """Each rounded cell with what an attacker can compute of it."""
    out = [[*spec.names, *AUDIT]]
    for key in keys:
        if key in intervals:
            told = [Status.PUBLISHED.value, Why.ROUNDED.value, ""]
            out.append([*key, *told, *_ends(intervals[key])])
    return out


def _largest(sheet: Sheet, spec: Spec) -> Iterator[str]:
    return (name for name in spec.largest if name in sheet.heading)


def _codes(key: Key, spec: Spec) -> list[str]:
    named = key.key if isinstance(key, Past) else key
    codes = list(named) if isinstance(named, tuple) else [str(named)]
    return [*codes, *([""] if spec.is_rate and len(codes) == len(spec.names) else [])]


def _ends(seen: Interval | None) -> list[str]:
    if seen is None:
        return ["", ""]
    low = "" if math.isinf(seen.low) else f"{seen.low:.12g}"
    return [low, "" if seen.high is None else f"{seen.high:.12g}"]
