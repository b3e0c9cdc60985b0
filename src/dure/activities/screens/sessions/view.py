"""Sessions: which sheets wait, what is on today, what comes and what was."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from dure.activities.queries import sessions_of
from dure.activities.screens.inside import inside
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
    today = day_of(at)
    waiting = [each for each in found if each.state == "open" and day_of(each.starts_at) < today]
    past = [each for each in found if day_of(each.starts_at) < today and each.state != "open"]
    said = where.said(
        waiting=waiting,
        now=[each for each in found if day_of(each.starts_at) == today],
        coming=[each for each in found if day_of(each.starts_at) > today],
        past=past[::-1][:SHOWN_PAST],
        homes={each.id: each for each in where.mine} if len(where.mine) > 1 else {},
        today=today,
    )
    return render(request, "activities/screens/sessions/page.html", said)
