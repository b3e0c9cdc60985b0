"""The register over time: which services run when, which have ended, which are late."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.activities.queries import delays_of, late_now, register_lines
from dure.activities.screens.inside import looking
from dure.activities.screens.who_pages import tabs_of
from dure.activities.types import RegisterLine
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs

AHEAD, LEAST = timedelta(days=183), timedelta(days=365)


@needs("see_initiative")
def timeline(request: ActingRequest, slug: str) -> HttpResponse:
    """What runs when?"""
    where, today = looking(request, slug), day_of(now())
    lines = register_lines(request.actor, where.initiative.id, on=None)
    span = _span(lines, today)
    late = set(late_now(request.actor, where.initiative.id))
    late |= {one.service_id for one in delays_of(request.actor, where.initiative.id)}
    said = where.said(
        bars=[_bar(line, span, late) for line in sorted(lines, key=_by_house)],
        span=span,
        today_at=_share(today, span),
        **tabs_of(where, "who_timeline", works_here=bool(where.mine)),
    )
    return render(request, "activities/screens/who_timeline/page.html", said)


def _by_house(line: RegisterLine) -> tuple[str, date, int]:
    return line.organisation.ko, line.starts_on, line.service_id


def _span(lines: tuple[RegisterLine, ...], today: date) -> tuple[date, date]:
    first = min((line.starts_on for line in lines), default=today)
    last = max((line.ends_before or today for line in lines), default=today)
    return min(first, today - LEAST), max(last, today + AHEAD)


def _share(day: date, span: tuple[date, date]) -> float:
    whole = max(1, (span[1] - span[0]).days)
    return round(100 * min(max((day - span[0]).days, 0), whole) / whole, 2)


def _bar(line: RegisterLine, span: tuple[date, date], late: set[int]) -> dict[str, Any]:
    begins = _share(line.starts_on, span)
    ends = _share(line.ends_before, span) if line.ends_before else 100.0
    return {
        "line": line,
        "left": begins,
        "width": round(max(ends - begins, 0.5), 2),
        "is_open": line.ends_before is None,
        "late": line.service_id in late,
    }
