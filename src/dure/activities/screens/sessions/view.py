"""Sessions: which sheets wait, what is on today, what comes and what was."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render

from dure.activities.queries import sessions_of
from dure.activities.screens.inside import inside
from dure.activities.types import SessionCard
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs

BACK, AHEAD = timedelta(weeks=4), timedelta(weeks=3)
SHOWN_PAST = 30


@needs("record_service")
def sessions(request: ActingRequest, slug: str) -> HttpResponse:
    """Whose sheet waits for me?"""
    where, at = inside(request, slug, "record_service"), now()
    found = sessions_of(
        where.initiative.id, organisation_ids=where.ids, span=(at - BACK, at + AHEAD), at=at
    )
    said = where.said(today=day_of(at), **_in_order(found, day_of(at)))
    return render(request, "activities/screens/sessions/page.html", said)


def _in_order(found: Sequence[SessionCard], today: date) -> dict[str, list[SessionCard]]:
    past = [each for each in found if day_of(each.starts_at) < today]
    return {
        "waiting": [each for each in past if each.state == "open"],
        "now": [each for each in found if day_of(each.starts_at) == today],
        "coming": [each for each in found if day_of(each.starts_at) > today],
        "past": [each for each in past[::-1] if each.state != "open"][:SHOWN_PAST],
    }
