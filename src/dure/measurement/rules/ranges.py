"""Ranges: the low end of a sum of people is its largest part, which must not tell a hidden part."""

from collections.abc import Mapping
from dataclasses import replace

from dure.measurement.types.release import FigureKey, Shown


def with_safe_ranges(shown: Mapping[FigureKey, Shown]) -> dict[FigureKey, Shown]:
    """The same figures; where an organisation is hidden, the low ends rest on open ones only."""
    open_tops, hidden = _tops(shown)
    return {key: _safe(key, one, open_tops, hidden) for key, one in shown.items()}


def _tops(
    shown: Mapping[FigureKey, Shown],
) -> tuple[dict[tuple[str, str], object], set[tuple[str, str]]]:
    tops: dict[tuple[str, str], object] = {}
    hidden: set[tuple[str, str]] = set()
    for key, one in shown.items():
        if not key.where.organisation:
            continue
        at = (key.period, key.cell)
        if one.figure is None:
            hidden.add(at)
        elif one.figure.value is not None:
            tops[at] = max(tops.get(at, 0), one.figure.value)  # type: ignore[type-var]
    return tops, hidden


def _safe(
    key: FigureKey,
    one: Shown,
    tops: Mapping[tuple[str, str], object],
    hidden: set[tuple[str, str]],
) -> Shown:
    at = (key.period, key.cell)
    figure = one.figure
    if figure is None or figure.method != "sum" or key.where.organisation or at not in hidden:
        return one
    # Within one place the largest open organisation may lie elsewhere: say nothing below zero then.
    low = tops.get(at, 0) if not key.where.place else 0
    return replace(one, figure=figure._replace(low=low))  # type: ignore[arg-type]
