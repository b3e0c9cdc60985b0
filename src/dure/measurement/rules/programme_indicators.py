"""Indicators as a pack writes them (사업의 지표): from its lines to definitions; no database."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from dure.kernel.words import Words
from dure.measurement.types.library import NewDisaggregation, NewIndicator, NewVersion

PER_CENT = "%"


def offered_indicators(told: Mapping[str, Any], since: date) -> tuple[NewIndicator, ...]:
    """The indicators of a pack, to hold from a day on, by code."""
    each = told.get("indicators", {})
    return tuple(described_indicator(code, each[code], since) for code in sorted(each))


def offered_splits(told: Mapping[str, Any]) -> tuple[NewDisaggregation, ...]:
    """The ways of splitting that they need."""
    return tuple(_split(code, each) for code, each in told.get("splits", {}).items())


def described_indicator(code: str, each: Mapping[str, Any], since: date) -> NewIndicator:
    """One indicator as a pack writes it, to hold from a day on."""
    return NewIndicator(
        code=code,
        level="performance",
        rba=each.get("rba", ""),
        direction=each.get("direction", "up"),
        headline=each.get("headline", False),
        theme=each.get("theme", ""),
        outcome=_words(each.get("outcome")),
        version=described_version(each, since),
    )


def described_version(each: Mapping[str, Any], since: date) -> NewVersion:
    """What it means from that day on."""
    percent = each["kind"] == "ratio" and each["unit"][0] == PER_CENT
    parts = each.get("parts", ("", "", "", ""))
    lowest, highest = each.get("lowest"), each.get("highest", 100 if percent else None)
    return NewVersion(
        name=_words(each["name"]),
        definition=_words(each["text"]),
        kind=each["kind"],
        unit=_words(each["unit"]),
        valid_from=since,
        of_people=each.get("people", False),
        decimals=each.get("decimals", 0),
        factor=each.get("factor", 100 if percent else 1),
        numerator=_words(parts[:2]),
        denominator=_words(parts[2:]),
        period_kind=each["period"],
        time_rule=each.get("time", ""),
        place_rule=each.get("place", ""),
        combinations=tuple(tuple(group) for group in each.get("by", ())),
        lowest=_number(lowest),
        highest=_number(highest),
        computed_from=dict(each.get("from_records", {})),
        source=_words(each.get("source")),
    )


def _split(code: str, each: Mapping[str, Any]) -> NewDisaggregation:
    categories = tuple((name, _words(pair)) for name, pair in each["categories"].items())
    return NewDisaggregation(code=code, name=_words(each["name"]), categories=categories)


def _words(pair: Sequence[str] | None) -> Words:
    return Words(str(pair[0]), str(pair[1])) if pair else Words("", "")


def _number(told: object) -> Decimal | None:
    return None if told is None else Decimal(str(told))
