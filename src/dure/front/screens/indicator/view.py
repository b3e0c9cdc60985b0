"""The members' page of one indicator: where it stands, where it goes, why, and who is behind it."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.front.forecasting import forecast_words
from dure.front.rights import opens_records
from dure.front.scoring import score_line
from dure.front.screens.indicator.drawn import drawn
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import LINKING_MODES, initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.drawn_once import drawn_once
from dure.measurement.queries import indicator_story, members_trace
from dure.measurement.types.scorecard import IndicatorStory
from dure.measurement.types.trace import TraceWanted


@needs("see_initiative")
@drawn_once
def indicator(request: ActingRequest, slug: str, code: str) -> HttpResponse:
    """How is this going, why, and who stands behind it?"""
    here = initiative_card(slug)
    story = _story(request, here, code, day_of(now()))
    said = {
        "condition": "measurement",
        "initiative": here.name,
        "slug": slug,
        "linked": LINKING_MODES,
        "story": story,
        "line": score_line(story.row, slug),
        **_beside(request, here, story),
        **drawn(story),
    }
    return render(request, "front/screens/indicator/page.html", said)


def _story(request: ActingRequest, here: InitiativeCard, code: str, on: date) -> IndicatorStory:
    period = request.GET.get("period", "")
    return indicator_story(request.actor, initiative_id=here.id, code=code, on=on, period=period)


def _beside(request: ActingRequest, here: InitiativeCard, story: IndicatorStory) -> dict[str, Any]:
    return {
        "ahead": forecast_words(story),
        "opens_records": opens_records(request.actor, here.id),
        "tells": may(request.actor, "write_why", Subject("why", "", here.id)),
        "trace": members_trace(
            request.actor,
            TraceWanted(initiative_id=here.id, indicator=story.row.code, period=story.period),
        ),
    }
