"""Numbers for members: scorecard, curves with forecast and why, and the way back to the sources."""

from typing import Any

from ninja import Router, Schema

from dure.ground.access.queries import ActingRequest
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Code, Given, GivenWords, Line, PeriodCode, Slug
from dure.kernel.clock import day_of, now
from dure.measurement.api.curves import RowShown, StoryShown
from dure.measurement.api.inside import organisation_id, seen
from dure.measurement.queries import indicator_story, scorecard, trace
from dure.measurement.services import write_why
from dure.measurement.types.trace import Trace

router = Router(tags=["numbers"])


class WhyGiven(Given):
    """The story behind a period of a curve."""

    period: PeriodCode
    text: GivenWords


class Written(Schema):
    """The number of what was written."""

    id: int


@router.get("/initiatives/{slug}/scorecard", response=list[RowShown])
@key_needs("see_initiative")
def rows(
    request: ActingRequest,
    slug: Slug,
    organisation: Slug = "",
    place: Code = "",
    headline_only: bool = False,  # noqa: FBT001, FBT002 - a word of the address
) -> list[dict[str, Any]]:
    """Every indicator at a glance: of all, or of one organisation or place."""
    found = scorecard(
        request.actor,
        initiative_id=seen(request, slug).id,
        on=day_of(now()),
        organisation_id=organisation_id(organisation),
        place=place,
        headline_only=headline_only,
    )
    return [RowShown.of(row) for row in found]


@router.get("/initiatives/{slug}/indicators/{code}/series", response=StoryShown)
@key_needs("see_initiative")
def series(
    request: ActingRequest, slug: Slug, code: Code, period: PeriodCode = ""
) -> dict[str, Any]:
    """One indicator's curve with forecast and interval, everybody's part in it, and why."""
    story = indicator_story(
        request.actor,
        initiative_id=seen(request, slug).id,
        code=code,
        on=day_of(now()),
        period=period,
    )
    return StoryShown.of(story)


@router.post("/initiatives/{slug}/indicators/{code}/whys", response={201: Written})
@key_needs("write_why")
def why(
    request: ActingRequest, slug: Slug, code: Code, given: WhyGiven
) -> tuple[int, dict[str, int]]:
    """Add to the story behind the curve; earlier words stay."""
    made = write_why(
        request.actor,
        initiative_id=seen(request, slug).id,
        indicator=code,
        period=given.period,
        text=given.text.words(),
        at=now(),
    )
    return 201, {"id": made}


@router.get("/initiatives/{slug}/trace", response=Trace)
@key_needs("see_initiative")
def way_back(
    request: ActingRequest,
    slug: Slug,
    indicator: Code,
    period: PeriodCode,
    cell: Line = "",
    organisation: Slug = "",
) -> Trace:
    """From a number to the reports and values behind it, who and when; members see their own."""
    return trace(
        request.actor,
        initiative_id=seen(request, slug).id,
        indicator=indicator,
        period=period,
        cell=cell,
        organisation=organisation,
    )
