"""Ranges: the low end of a number of people may rest on its largest part, and tells no hidden part."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from math import ceil

from dure.engines.measure import Number, Period, parse_period
from dure.measurement.types.release import FigureKey, Shown

RESTING = frozenset({"sum", "estimate"})  # at least as many as the largest organisation has


def with_safe_ranges(shown: Mapping[FigureKey, Shown]) -> dict[FigureKey, Shown]:
    """The same figures; where a part is hidden, the low ends rest on open ones only.

    People counted once are at least as many as the largest organisation that is told has.
    """
    open_tops, hidden = _tops(shown)
    least = _least_of_houses(shown)
    gone = {(parse_period(key.period), key.cell) for key, one in shown.items() if not one.figure}
    safe = {
        key: _safe_rate(key, one, gone)
        if _is_rate(one)
        else _held_up(key, _safe(key, one, open_tops, hidden), least)
        for key, one in shown.items()
    }
    parts: dict[FigureKey, list[FigureKey]] = {}
    for key in safe:
        for longer in _longer(key, safe):
            parts.setdefault(longer, []).append(key)
    houses = _houses(parts)
    for key in sorted(parts, key=_length):  # quarters rest on months that are safe already
        beside = [safe[one] for one in houses.get((key.period, key.cell), ()) if one != key]
        safe[key] = _over_time(key, [safe[one] for one in parts[key]], beside, safe[key])
    return safe


def _is_rate(one: Shown) -> bool:
    return one.figure is not None and one.figure.denominator is not None


def _safe_rate(key: FigureKey, one: Shown, gone: Collection[tuple[Period, str]]) -> Shown:
    """The ends of a rate of people rest on the largest part of its people: none where one is hidden."""
    figure, period = one.figure, parse_period(key.period)
    if figure is None or figure.method != "sum":
        return one
    if not any(cell == key.cell and period.contains(at) for at, cell in gone):
        return one
    return replace(one, figure=figure._replace(low=None, high=None))


def _tops(
    shown: Mapping[FigureKey, Shown],
) -> tuple[dict[tuple[str, str], Number], set[tuple[str, str]]]:
    tops: dict[tuple[str, str], Number] = {}
    hidden: set[tuple[str, str]] = set()
    for key, one in shown.items():
        if not key.where.organisation:
            continue
        at = (key.period, key.cell)
        if one.figure is None:
            hidden.add(at)
        elif one.figure.value is not None:
            tops[at] = max(tops.get(at, 0), one.figure.value)
    return tops, hidden


def _safe(
    key: FigureKey,
    one: Shown,
    tops: Mapping[tuple[str, str], Number],
    hidden: set[tuple[str, str]],
) -> Shown:
    at = (key.period, key.cell)
    figure = one.figure
    if figure is None or figure.method not in RESTING or key.where.organisation:
        return one
    if at not in hidden:
        return one
    # Within one place the largest open organisation may lie elsewhere: say nothing below zero then.
    low = tops.get(at, 0) if not key.where.place else 0
    return replace(one, figure=figure._replace(low=low))


def _least_of_houses(shown: Mapping[FigureKey, Shown]) -> dict[tuple[str, str], Number]:
    """The most that one organisation has at least, among those that are told."""
    found: dict[tuple[str, str], Number] = {}
    for key, one in shown.items():
        if key.where.organisation and not _is_rate(one):
            at = (key.period, key.cell)
            found[at] = max(found.get(at, 0), _least(one))
    return found


def _held_up(key: FigureKey, one: Shown, least: Mapping[tuple[str, str], Number]) -> Shown:
    figure = one.figure
    if figure is None or figure.method != "distinct" or figure.low is None:
        return one
    if key.where.organisation or key.where.place:  # a place may lie beside that organisation's
        return one
    low = max(figure.low, least.get((key.period, key.cell), 0))
    return replace(one, figure=figure._replace(low=min(low, figure.value or 0)))


def _length(key: FigureKey) -> int:
    return len(parse_period(key.period).months)


def _longer(key: FigureKey, shown: Mapping[FigureKey, Shown]) -> Iterable[FigureKey]:
    """The sums over time in which a figure is a part."""
    period = parse_period(key.period)
    for kind in ("quarter", "half", "year"):
        around = period.within(kind)
        if around is None or around.code == key.period:
            continue
        longer = FigureKey(around.code, key.where, key.cell)
        if longer in shown and _is_sum(shown[longer]):
            yield longer


def _is_sum(one: Shown) -> bool:
    return one.figure is not None and one.figure.method == "sum" and not _is_rate(one)


def _houses(parts: Mapping[FigureKey, list[FigureKey]]) -> dict[tuple[str, str], list[FigureKey]]:
    """Each organisation's figures by period and cell."""
    found: dict[tuple[str, str], list[FigureKey]] = {}
    for key in sorted(parts, key=_length):
        if key.where.organisation:
            found.setdefault((key.period, key.cell), []).append(key)
    return found


def _over_time(
    key: FigureKey, months: Sequence[Shown], houses: Sequence[Shown], one: Shown
) -> Shown:
    """At least the largest part that is told; of one organisation also the average of its parts."""
    figure = one.figure
    if figure is None:
        return one
    lows = [_least(each) for each in months]
    if key.where.organisation:
        # Everybody can divide the sum that stands there: some month is at least its average.
        lows.append(ceil((figure.value or 0) / _length(key)))
    elif not key.where.place:  # within a place nobody knows whose is whose
        lows += [_least(each) for each in houses]
    return replace(one, figure=figure._replace(low=min(max(lows), figure.low or 0)))


def _least(one: Shown) -> Number:
    """What is told of the least it can be: nothing where it is hidden."""
    if one.figure is None:
        return 0
    return one.figure.low if one.figure.low is not None else (one.figure.value or 0)
