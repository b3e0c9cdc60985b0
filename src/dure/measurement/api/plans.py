"""Assignments, targets and baselines, conversions."""

from typing import Annotated, Literal

from ninja import Router, Schema
from pydantic import Field

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card, organisation_card
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import (
    Amount,
    Code,
    Day,
    Given,
    GivenWords,
    Line,
    Number,
    PeriodCode,
    Slug,
)
from dure.kernel.api.pages import Asked, Page, paged
from dure.kernel.clock import now
from dure.measurement.api.inside import organisation_id, seen
from dure.measurement.queries.listed import (
    assignments_listed,
    conversions_listed,
    targets_listed,
)
from dure.measurement.services import (
    assign_indicators,
    end_assignment,
    map_own_indicator,
    set_targets,
)
from dure.measurement.types.library import NewAssignment, NewConversion, NewTarget
from dure.measurement.types.listed import AssignmentLine, ConversionLine, TargetLine

router = Router(tags=["plans"])


class AssignmentGiven(Given):
    """An organisation is asked for an indicator in a place from a day on."""

    indicator: Code
    organisation: Slug
    place: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,20}$")]
    since: Day
    until: Day | None = None
    computed: bool = False


class AssignmentsGiven(Given):
    """Up to 2,000 at once."""

    assignments: Annotated[list[AssignmentGiven], Field(min_length=1, max_length=2000)]


class EndGiven(Given):
    """The first day on which it is asked for no longer."""

    until: Day


class TargetGiven(Given):
    """A baseline or target; without an organisation everybody's, without a place the whole area's."""

    indicator: Code
    period: PeriodCode
    role: Literal["baseline", "target"]
    value: Amount
    organisation: Slug | None = None
    place: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{0,20}$")] = ""


class TargetsGiven(Given):
    """Up to 2,000 at once."""

    targets: Annotated[list[TargetGiven], Field(min_length=1, max_length=2000)]


class ConversionGiven(Given):
    """own × factor is the shared indicator, and why."""

    own_name: Line
    indicator: Code
    factor: Amount
    reason: GivenWords
    since: Day


class Changed(Schema):
    """How many are new or changed."""

    changed: int


@router.get("/initiatives/{slug}/assignments", response=Page[AssignmentLine])
@key_needs("see_initiative")
def assignments(
    request: ActingRequest, slug: Slug, paging: Asked, indicator: Code = ""
) -> dict[str, object]:
    """Who is asked for what; a member sees its own."""
    card = seen(request, slug)
    found = assignments_listed(request.actor, initiative_id=card.id, indicator=indicator)
    return paged(found, paging)


@router.put("/initiatives/{slug}/assignments", response=Changed)
@key_needs("assign_indicator")
def assign(request: ActingRequest, slug: Slug, given: AssignmentsGiven) -> dict[str, int]:
    """Ask for all of them; what is asked already stays as it is."""
    wishes = [
        NewAssignment(
            indicator=each.indicator,
            organisation_id=organisation_card(each.organisation).id,
            place_code=each.place,
            since=each.since,
            until=each.until,
            computed=each.computed,
        )
        for each in given.assignments
    ]
    card = seen(request, slug)
    new = assign_indicators(request.actor, initiative_id=card.id, assignments=wishes, at=now())
    return {"changed": new}


@router.put("/initiatives/{slug}/assignments/{assignment_id}/end", response={204: None})
@key_needs("assign_indicator")
def end(
    request: ActingRequest, slug: Slug, assignment_id: Number, given: EndGiven
) -> tuple[int, None]:
    """Ask no longer from a day on; what was reported stays."""
    end_assignment(
        request.actor,
        initiative_id=seen(request, slug).id,
        assignment_id=assignment_id,
        until=given.until,
        at=now(),
    )
    return 204, None


@router.get("/initiatives/{slug}/targets", response=Page[TargetLine])
@key_needs("see_initiative")
def targets(
    request: ActingRequest, slug: Slug, paging: Asked, indicator: Code = ""
) -> dict[str, object]:
    """Baselines and targets; a member sees the common ones and its own."""
    card = seen(request, slug)
    found = targets_listed(request.actor, initiative_id=card.id, indicator=indicator)
    return paged(found, paging)


@router.put("/initiatives/{slug}/targets", response=Changed)
@key_needs("set_target")
def put_targets(request: ActingRequest, slug: Slug, given: TargetsGiven) -> dict[str, int]:
    """Set all of them; the same again changes nothing."""
    wishes = [
        NewTarget(
            indicator=each.indicator,
            period=each.period,
            role=each.role,
            value=each.value,
            organisation_id=organisation_id(each.organisation),
            place_code=each.place,
        )
        for each in given.targets
    ]
    card = seen(request, slug)
    done = set_targets(request.actor, initiative_id=card.id, targets=wishes, at=now())
    return {"changed": done}


@router.get(
    "/initiatives/{slug}/organisations/{organisation}/conversions", response=Page[ConversionLine]
)
@key_needs("see_initiative")
def conversions(
    request: ActingRequest, slug: Slug, organisation: Slug, paging: Asked
) -> dict[str, object]:
    """A member's own indicators and what they become."""
    found = conversions_listed(
        request.actor,
        initiative_id=initiative_card(slug).id,
        organisation_id=organisation_card(organisation).id,
    )
    return paged(found, paging)


@router.put("/initiatives/{slug}/organisations/{organisation}/conversions", response={204: None})
@key_needs("enter_report")
def convert(
    request: ActingRequest, slug: Slug, organisation: Slug, given: ConversionGiven
) -> tuple[int, None]:
    """Write down that own × factor is the shared indicator; an earlier one of this name ends."""
    map_own_indicator(
        request.actor,
        initiative_id=initiative_card(slug).id,
        organisation_id=organisation_card(organisation).id,
        conversion=NewConversion(
            own_name=given.own_name,
            indicator=given.indicator,
            factor=given.factor,
            reason=given.reason.words(),
            since=given.since,
        ),
        at=now(),
    )
    return 204, None
