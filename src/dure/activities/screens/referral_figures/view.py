"""How long an answer takes, how many are helped, and why others are not: by service and by area."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.activities.queries import quarters_to, sides_here
from dure.activities.queries import referral_figures as figures_of
from dure.activities.screens.inside import looking
from dure.activities.types.referral_figures import ReferralFigures
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.words import Words

PAGE = "activities/screens/referral_figures/page.html"


@needs("see_initiative")
def referral_figures(request: ActingRequest, slug: str) -> HttpResponse:
    """Does asking each other help?"""
    where, at = looking(request, slug), now()
    watches = "backbone" in sides_here(request.actor, initiative_id=where.initiative.id, at=at)
    quarters = quarters_to(day_of(at), running=watches)
    asked = request.GET.get("from", "")
    chosen = next((one for one in quarters if one[0].isoformat() == asked), quarters[0])
    figures = figures_of(request.actor, where.initiative, quarter=chosen, at=at)
    said = {"figures": figures, "tabs": [_tab(one, chosen) for one in quarters]}
    said |= {"running": chosen[1] > day_of(at), "watches": watches}
    return render(request, PAGE, where.said(**said, table=_reasons(figures)))


def _tab(one: tuple[date, date], chosen: tuple[date, date]) -> dict[str, Any]:
    year, number = one[0].year, one[0].month // 3 + 1
    name = Words(f"{year}년 {number}분기", f"Q{number} {year}")
    return {"name": name, "href": f"?from={one[0].isoformat()}", "here": one == chosen}


def _reasons(figures: ReferralFigures) -> list[dict[str, Any]]:
    """One line a reason: all, then each service."""
    return [
        {
            "name": row.name,
            "figures": [row.figure, *(rows[at].figure for _, rows in figures.reasons_by_kind)],
        }
        for at, row in enumerate(figures.reasons)
    ]
