"""Service figures for programs: what was done, where and for how many, from the ledger as it stood."""

from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from ninja import Router, Schema

from dure.activities.queries import known_kinds
from dure.ground.access.queries import ActingRequest
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Code, MaybeDay, PeriodCode, Slug
from dure.kernel.api.shapes import SaidWords
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.measurement.api.inside import first_own, organisation_id, seen
from dure.measurement.queries import service_board
from dure.measurement.types.service_board import BoardWanted, Tally

router = Router(tags=["service figures"])


class Counted(Schema):
    """Quantity, lines and people; `people` is null where quantities are no heads."""

    amount: Decimal
    lines: int
    people: int | None
    low: int | None
    high: int | None


class KindCounted(Schema):
    """One kind of service; without `counted` where nothing was recorded."""

    code: str
    name: SaidWords
    unit: SaidWords
    counted: Counted | None


class PlaceCounted(Schema):
    """One place, at its level."""

    code: str
    name: SaidWords
    level: str
    counted: Counted


class FiguresTold(Schema):
    """The ledger up to the line `head`; `waiting` lines are written and not counted here."""

    head: int
    written_at: datetime | None
    counted: int
    waiting: int
    period: str
    fault: str
    whole: Counted | None
    kinds: list[KindCounted]
    places: list[PlaceCounted]
    periods: dict[str, list[str]]


@router.get("/initiatives/{slug}/service-figures", response=FiguresTold)
@key_needs("see_own_reports")
def told(
    request: ActingRequest,
    slug: Slug,
    organisation: Slug = "",
    kind: Code = "",
    period: PeriodCode = "",
    on: MaybeDay = None,
) -> dict[str, Any]:
    """Of one's own organisation, or of all for who reads every report; `on` a past day recounts."""
    card, today = seen(request, slug), day_of(now())
    if kind and kind not in known_kinds():
        raise Refused("measurement.unknown_choice", given=kind, known=", ".join(known_kinds()))
    wanted = BoardWanted(
        on=today,
        organisation_id=organisation_id(organisation) or first_own(request.actor, card.id),
        kind=kind,
        period=period,
        as_of=on if on and on < today else None,
    )
    board = service_board(request.actor, initiative_id=card.id, wanted=wanted)
    names = ("head", "written_at", "counted", "waiting", "period", "fault", "periods")
    return {
        **{name: getattr(board, name) for name in names},
        "whole": _counted(board.whole),
        "kinds": [
            {"code": one.code, "name": one.name, "unit": one.unit, "counted": _counted(one.tally)}
            for one in board.kinds
        ],
        "places": [
            {"code": one.code, "name": one.name, "level": one.level, "counted": _counted(one.tally)}
            for one in board.places
        ],
    }


def _counted(tally: Tally | None) -> dict[str, Any] | None:
    return asdict(tally) if tally else None
