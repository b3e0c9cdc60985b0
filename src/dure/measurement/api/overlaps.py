"""Blind overlaps for programs: bring a sketch from the member's side, ask how many two members share."""

from typing import Any, Literal

from ninja import Router, Schema

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import organisation_card
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Given, PeriodCode, Slug
from dure.kernel.api.shapes import SaidWords
from dure.kernel.clock import now
from dure.measurement.api.inside import seen
from dure.measurement.queries import overlaps
from dure.measurement.services import bring_sketch, say_sharing
from dure.measurement.types.overlaps import OverlapLine, ShownOverlap

router = Router(tags=["overlaps"])


class SketchGiven(Given):
    """What `dure sketch` made: a row of turned bits and how many people went in."""

    organisation: Slug
    period: PeriodCode
    sketch: dict[str, Any]
    indicator: str = ""


class SharingGiven(Given):
    """Whether the organisation agrees; it can be said anew at any time."""

    agrees: bool


class SketchKept(Schema):
    """The number of the sketch."""

    id: int


class Told(Schema):
    """A number with its range; without one where it is of a few people, or of nearly all."""

    state: Literal["shown", "few", "nearly_all"]
    value: int | None
    low: int | None
    high: int | None


class OverlapTold(Schema):
    """Two members and how many both serve; `open` where both agree to look together."""

    one: SaidWords
    other: SaidWords
    overlap: Told
    open: bool


class OverlapsTold(Schema):
    """All who brought a sketch together, and two by two as far as the asker may know."""

    period: str
    indicator: str
    people_mode: Literal["estimate"]
    people: Told | None
    overlaps: list[OverlapTold]


@router.get("/initiatives/{slug}/overlaps", response=OverlapsTold)
@key_needs("see_initiative")
def told(
    request: ActingRequest, slug: Slug, period: PeriodCode = "", indicator: str = ""
) -> dict[str, Any]:
    """How many people members share, estimated from sketches; nobody can be found in them."""
    page = overlaps(
        request.actor, initiative_id=seen(request, slug).id, period=period, indicator=indicator
    )
    return {
        "period": page.period,
        "indicator": page.indicator,
        "people_mode": "estimate",
        "people": _told(page.people) if page.people else None,
        "overlaps": [_line(line) for line in page.lines],
    }


@router.post("/initiatives/{slug}/sketches", response={201: SketchKept})
@key_needs("open_person")
def bring(request: ActingRequest, slug: Slug, given: SketchGiven) -> tuple[int, dict[str, int]]:
    """Bring the sketch of one's people; a later one of the period takes its place."""
    made = bring_sketch(
        request.actor,
        initiative_id=seen(request, slug).id,
        organisation_id=organisation_card(given.organisation).id,
        period=given.period,
        told=given.sketch,
        at=now(),
        indicator=given.indicator,
    )
    return 201, {"id": made}


@router.put("/initiatives/{slug}/overlaps/{organisation}/{other}", response={204: None})
@key_needs("open_person")
def agree(
    request: ActingRequest, slug: Slug, organisation: Slug, other: Slug, given: SharingGiven
) -> tuple[int, None]:
    """One's own organisation agrees to look together at who is served by both, or no longer."""
    say_sharing(
        request.actor,
        initiative_id=seen(request, slug).id,
        organisation_id=organisation_card(organisation).id,
        other_id=organisation_card(other).id,
        agrees=given.agrees,
        at=now(),
    )
    return 204, None


def _line(line: OverlapLine) -> dict[str, Any]:
    said = {"one": line.one_name, "other": line.other_name, "open": line.is_open}
    return {**said, "overlap": _told(line.shown)}


def _told(one: ShownOverlap) -> dict[str, Any]:
    return {"state": one.state, "value": one.value, "low": one.low, "high": one.high}
