"""Spans asked: the stretches of days in which a line was asked for, told apart from the gaps between.

A line is asked from a day on, may end, and may be taken up again later. What lies between was not
asked: nobody missed anything there. A span is half-open; one without an end is still asked.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from dure.engines.measure import Period


class Span(NamedTuple):
    """From a day on, up to the day before another; None where no end was told."""

    since: date
    until: date | None

    def covers(self, period: Period) -> bool:
        """True when some day of the period lies in it."""
        return self.since < period.ends_before and self._lasts(period.starts_on)

    def _lasts(self, day: date) -> bool:
        return self.until is None or self.until > day


class Pause(NamedTuple):
    """A gap between two spans: not asked from `since` to the day before `until`."""

    since: date
    until: date


def spans_of(since: date, until: date | None, pauses: Iterable[Pause] = ()) -> tuple[Span, ...]:
    """The spans of a line that is told by its first day, its end and its pauses; in order."""
    spans, begun = list[Span](), since
    for pause in sorted(pauses):
        spans.append(Span(begun, pause.since))
        begun = pause.until
    return (*spans, Span(begun, until))


def pauses_between(spans: Sequence[Span]) -> tuple[Pause, ...]:
    """The gaps of spans that are in order and apart."""
    return tuple(
        Pause(before.until, after.since)
        for before, after in pairwise(spans)
        if before.until is not None
    )


def is_asked_in(spans: Iterable[Span], period: Period) -> bool:
    """True when the line was asked on some day of the period."""
    return any(span.covers(period) for span in spans)


def asked_too(spans: Iterable[Span], wish: Span) -> tuple[Span, ...]:
    """The line when it is asked in the wish as well.

    A span that the wish meets becomes one with it and ends when the wish does: what is said last
    about an end holds. Spans apart from it stay, and the gap between was not asked.
    """
    apart, since = list[Span](), wish.since
    for span in spans:
        if _meet(span, wish):
            since = min(since, span.since)
        else:
            apart.append(span)
    return _in_order([*apart, Span(since, wish.until)])


def ended(spans: Sequence[Span], until: date) -> tuple[Span, ...]:
    """The line when it is asked no longer from a day on; the day lies after its first one.

    An end that was told already may be moved to a later day.
    """
    *earlier, last = [span for span in spans if span.since < until]
    closed = until if last == spans[-1] or last.until is None else min(until, last.until)
    return (*earlier, Span(last.since, closed))


def _meet(one: Span, other: Span) -> bool:
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: Span, other: Span) -> bool:
    return other.until is None or one.since < other.until


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted, and those that touch made one."""
    joined = list[Span]()
    for span in sorted(spans, key=lambda each: each.since):
        if joined and joined[-1].until == span.since:
            joined[-1] = Span(joined[-1].since, span.until)
        else:
            joined.append(span)
    return tuple(joined)
