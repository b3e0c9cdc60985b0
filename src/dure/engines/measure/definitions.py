"""Definitions (지표정의) of indicators on service records, read from plain mappings (YAML)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from dure.engines.measure.facts import RecordKind, ServiceIndicator
from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.periods import KINDS, PeriodKind

RECORD_KINDS = ("count", "sum", "distinct", "ratio", "mean", "latest")
# These are levels or result columns already; a second column of that name would be ambiguous.
RESERVED = frozenset(
    (
        *("indicator", "organisation", "place_level", "place", "period_kind", "period", "value"),
        *("numerator", "denominator", "method", "low", "high"),
        *("record_id", "person", "occurred_at", "quantity", "reverses"),
    )
)
_KNOWN = frozenset(
    (
        *("code", "name", "kind", "of", "where", "filter", "service", "by", "disaggregations"),
        *("periods", "numerator", "denominator", "unit", "direction", "scale", "valid_from"),
    )
)


def definitions_from(document: object) -> tuple[ServiceIndicator, ...]:
    """The indicators of a document `{indicators: [...]}`; BadInput names every fault in it."""
    entries = document.get("indicators") if isinstance(document, Mapping) else None
    if not isinstance(entries, Sequence) or isinstance(entries, str) or not entries:
        raise BadInput([Fault("measure.no_indicators")])
    faults: list[Fault] = []
    found: list[ServiceIndicator] = []
    for number, entry in enumerate(entries, start=1):
        wrong = _entry_faults(entry, number)
        faults += wrong
        if not wrong:
            found.append(_indicator(entry))
    faults += _faults_between(found)
    if faults:
        raise BadInput(faults)
    return settled(found)


def settled(indicators: Iterable[ServiceIndicator]) -> tuple[ServiceIndicator, ...]:
    """Ratios take what both of their parts are split by, where they name nothing themselves."""
    listed = tuple(indicators)
    faults = _faults_between(listed)
    if faults:
        raise BadInput(faults)
    by_code = {one.code: one for one in listed}
    return tuple(_inherited(one, by_code) if one.kind == "ratio" else one for one in listed)


def _inherited(
    ratio: ServiceIndicator, by_code: Mapping[str, ServiceIndicator]
) -> ServiceIndicator:
    above, below = by_code[ratio.numerator], by_code[ratio.denominator]
    wanted = ratio.by or above.by
    return ServiceIndicator(
        code=ratio.code,
        kind="ratio",
        name=ratio.name,
        by=tuple(one for one in wanted if one in above.by and one in below.by),
        periods=tuple(
            one for one in ratio.periods if one in above.periods and one in below.periods
        ),
        numerator=ratio.numerator,
        denominator=ratio.denominator,
        unit=ratio.unit,
        direction=ratio.direction,
        scale=ratio.scale,
    )


def _entry_faults(entry: object, number: int) -> list[Fault]:
    if not isinstance(entry, Mapping) or not entry.get("code"):
        return [Fault("measure.indicator_without_code", {"number": number})]
    code = str(entry["code"])
    faults = [
        Fault("measure.unknown_key", {"indicator": code, "key": str(key)})
        for key in entry
        if key not in _KNOWN
    ]
    if entry.get("kind") not in RECORD_KINDS:
        values = {"indicator": code, "kind": entry.get("kind"), "allowed": ", ".join(RECORD_KINDS)}
        faults.append(Fault("measure.unknown_kind", values))
    faults += _list_faults(entry, code)
    return faults + _of_faults(entry, code)


def _list_faults(entry: Mapping[str, object], code: str) -> list[Fault]:
    faults = [
        Fault("measure.unknown_period_kind", {"indicator": code, "period": kind})
        for kind in _texts(entry.get("periods"))
        if kind not in KINDS
    ]
    faults += [
        Fault("measure.reserved_column", {"indicator": code, "column": column})
        for column in _by(entry)
        if column in RESERVED
    ]
    if not _is_filter(_filter(entry)):
        faults.append(Fault("measure.bad_filter", {"indicator": code}))
    if not _is_list(_told_by(entry)):
        faults.append(Fault("measure.bad_splits", {"indicator": code}))
    if not re.fullmatch(r"[1-9]\d{0,8}", str(entry.get("scale") or 1)):
        values = {"indicator": code, "value": entry.get("scale")}
        faults.append(Fault("measure.bad_scale", values))
    valid_from = entry.get("valid_from")
    if valid_from is not None and not isinstance(valid_from, date):
        faults.append(Fault("measure.bad_valid_from", {"indicator": code, "value": valid_from}))
    return faults


def _of_faults(entry: Mapping[str, object], code: str) -> list[Fault]:
    kind, of = entry.get("kind"), entry.get("of")
    if kind == "ratio":
        missing = [part for part in ("numerator", "denominator") if not entry.get(part)]
        return [Fault("measure.ratio_without", {"indicator": code, "part": p}) for p in missing]
    right = {"distinct": ("person",), "count": ("record", "record_id")}.get(
        str(kind), ("quantity",)
    )
    if of is not None and of not in right:
        values = {"indicator": code, "of": of, "allowed": " or ".join(right)}
        return [Fault("measure.of_not_countable", values)]
    return []


def _indicator(entry: Mapping[str, object]) -> ServiceIndicator:
    name = entry.get("name")
    where = cast("Mapping[str, object]", _filter(entry))
    return ServiceIndicator(
        code=str(entry["code"]),
        kind=cast("RecordKind", entry["kind"]),
        name=dict(name) if isinstance(name, Mapping) else {},
        where=tuple(sorted((str(column), _texts(values)) for column, values in where.items())),
        by=_by(entry),
        periods=cast("tuple[PeriodKind, ...]", _texts(entry.get("periods"))) or KINDS,
        numerator=str(entry.get("numerator") or ""),
        denominator=str(entry.get("denominator") or ""),
        unit=str(entry.get("unit") or ""),
        direction=str(entry.get("direction") or "up"),
        scale=int(str(entry.get("scale") or 1)),
        valid_from=cast("date | None", entry.get("valid_from")),
    )


def _filter(entry: Mapping[str, object]) -> object:
    chosen = entry.get("where") or entry.get("filter") or {}
    if entry.get("service") and isinstance(chosen, Mapping):
        return {**chosen, "service": entry["service"]}
    return chosen


def _is_filter(chosen: object) -> bool:
    """Columns with one value or more each; a column without any would take nothing at all."""
    return isinstance(chosen, Mapping) and all(
        _is_list(values) and _texts(values) for values in chosen.values()
    )


def _is_list(value: object) -> bool:
    """One word or a list of words; a mapping, or a list in a list, is neither."""
    listed = value if isinstance(value, (list, tuple)) else (value,)
    return not any(isinstance(one, (Mapping, list, tuple, set)) for one in listed)


def _told_by(entry: Mapping[str, object]) -> object:
    return entry.get("by") or entry.get("disaggregations")


def _by(entry: Mapping[str, object]) -> tuple[str, ...]:
    return _texts(_told_by(entry))


def _texts(value: object) -> tuple[str, ...]:
    """Each word once: what is named twice would be counted twice."""
    if value is None:
        return ()
    if isinstance(value, (list, tuple)):
        return tuple(dict.fromkeys(str(one) for one in value))
    return (str(value),)


def _faults_between(indicators: Sequence[ServiceIndicator]) -> list[Fault]:
    by_code = {one.code: one for one in indicators}
    faults: list[Fault] = []
    seen: set[str] = set()
    for one in indicators:
        if one.code in seen:
            faults.append(Fault("measure.indicator_twice", {"indicator": one.code}))
        seen.add(one.code)
    told: set[str] = set()
    for one in indicators:
        faults += _reference_faults(one, by_code, told) if one.kind == "ratio" else []
    return faults


def _reference_faults(
    ratio: ServiceIndicator, by_code: Mapping[str, ServiceIndicator], told: set[str]
) -> list[Fault]:
    """What a ratio names wrongly; a circle is told once, by the first that stands in it."""
    faults: list[Fault] = []
    for code in dict.fromkeys((ratio.numerator, ratio.denominator)):
        values = {"indicator": ratio.code, "refers_to": code}
        if code not in by_code:
            faults.append(Fault("measure.unknown_reference", values))
        elif code == ratio.code:
            faults.append(Fault("measure.refers_to_itself", {"indicator": code}))
        elif _leads_back(code, ratio.code, by_code):
            faults += [] if ratio.code in told else [Fault("measure.circular_definition", values)]
            told |= {one for one in by_code if _leads_back(one, code, by_code)}
        elif by_code[code].kind == "ratio":
            faults.append(Fault("measure.ratio_of_ratio", values))
    return faults


def _leads_back(start: str, target: str, by_code: Mapping[str, ServiceIndicator]) -> bool:
    ahead, seen = [start], set[str]()
    while ahead:
        code = ahead.pop()
        if code == target:
            return True
        if code in by_code and code not in seen:
            seen.add(code)
            ahead += [by_code[code].numerator, by_code[code].denominator]
    return False
