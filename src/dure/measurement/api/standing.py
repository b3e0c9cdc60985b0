"""Values of all reports in one list, the ones written since a moment: for programs that keep a copy."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any

from ninja import Query, Router, Schema
from pydantic import AwareDatetime, Field

from dure.ground.access.queries import ActingRequest
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Code, PeriodCode, Slug
from dure.measurement.api.inside import seen
from dure.measurement.queries import values_changed
from dure.measurement.types.listed import StandingValue, ValuesWanted

router = Router(tags=["values"])
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
Mark = Annotated[str, Field(max_length=40, pattern=r"^([0-9]{1,17}-[0-9]{1,15})?$")]


class ValuesAsked(Schema):
    """Which values, and where the last page ended."""

    updated_since: AwareDatetime | None = None
    indicator: Code = ""
    period: PeriodCode = ""
    organisation: Slug = ""
    after: Mark = ""
    limit: Annotated[int, Field(ge=1, le=2000)] = 500


class StandingShown(Schema):
    """One value; zero is a value, and `not_applicable` is a state of its own."""

    organisation: str
    indicator: str
    version: int
    period: str
    place: str
    cell: str
    state: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    method: str
    source: str
    changed_at: datetime


class ValuesPage(Schema):
    """A page: ask again with `after` = `next_after` until it is null."""

    items: list[StandingShown]
    next_after: str | None


@router.get("/initiatives/{slug}/values", response=ValuesPage)
@key_needs("see_initiative")
def standing(
    request: ActingRequest,
    slug: Slug,
    asked: Query[ValuesAsked],
) -> dict[str, Any]:
    """Values in reports that this key may open, the longest unchanged first.

    `updated_since` is a moment with its zone. Pages follow `next_after` and neither skip nor repeat
    a value while others are written. A value that was cleared has no row: the report's history tells.
    """
    wanted = ValuesWanted(
        initiative_id=seen(request, slug).id,
        limit=asked.limit + 1,
        since=asked.updated_since,
        after=_read(asked.after),
        indicator=asked.indicator,
        period=asked.period,
        organisation=asked.organisation,
    )
    found = values_changed(request.actor, wanted=wanted)
    page = found[: asked.limit]
    return {
        "items": list(page),
        "next_after": _mark(page[-1]) if len(found) > asked.limit else None,
    }


def _mark(last: StandingValue) -> str:
    moment = (last.changed_at - BEGINNING) // timedelta(microseconds=1)
    return f"{moment}-{last.id}"


def _read(mark: str) -> tuple[datetime, int] | None:
    if not mark:
        return None
    moment, number = mark.split("-")
    return BEGINNING + timedelta(microseconds=int(moment)), int(number)
