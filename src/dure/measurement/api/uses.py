"""Uses for programs: where a published number stands, told and brought up to date (B21)."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Router, Schema

from dure.ground.access.queries import ActingRequest
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Code, Day, Given, Line, Number
from dure.kernel.api.shapes import SaidWords
from dure.kernel.clock import now
from dure.measurement.queries import organisation_of_use, published_number, used_in
from dure.measurement.services import note_use, renew_use
from dure.measurement.types.usage import NewUse, Stood, Taken, Use

router = Router(tags=["uses"])
Kind = Literal["report", "funder", "press", "poster", "website", "talk", "story", "other"]


class UseGiven(Given):
    """Something in which the number stands."""

    kind: Kind
    title: Line
    link: Line = ""
    used_on: Day


class UseNoted(Schema):
    """The number of the use."""

    id: int


class StoodTold(Schema):
    """The number in one release; `holds` while it still says so."""

    release: int
    title: SaidWords
    made_at: datetime
    holds: bool


class TakenTold(Schema):
    """A file that held the number, or the host of a page that shows it."""

    form: SaidWords
    release: int
    site: str
    days: int
    first_on: date
    last_on: date
    holds: bool


class UseTold(Schema):
    """What somebody told of; `holds` while it shows what the number says now."""

    id: int
    kind: Kind
    title: str
    link: str
    used_on: date
    organisation: SaidWords | None
    holds: bool
    renewed_at: datetime | None


class UsesTold(Schema):
    """Everywhere the number is known to stand."""

    outdated: int
    releases: list[StoodTold]
    taken: list[TakenTold]
    uses: list[UseTold]


@router.get("/numbers/{address}/uses", response=UsesTold)
@key_needs("see_initiative")
def told(request: ActingRequest, address: Code) -> dict[str, Any]:
    """Releases, files, pages of others and papers that hold the number, and which show an old one."""
    organisation_of_use(request.actor, published_number(address).initiative_id)
    known = used_in(address)
    return {
        "outdated": known.outdated,
        "releases": [_stood(one) for one in known.releases],
        "taken": [_taken(one) for one in known.taken],
        "uses": [_use(one) for one in known.uses],
    }


@router.post("/numbers/{address}/uses", response={201: UseNoted})
@key_needs("see_initiative")
def note(request: ActingRequest, address: Code, given: UseGiven) -> tuple[int, dict[str, int]]:
    """Tell where the number was used; who tells is told when it changes."""
    whose = organisation_of_use(request.actor, published_number(address).initiative_id)
    use = NewUse(kind=given.kind, title=given.title, link=given.link, used_on=given.used_on)
    made = note_use(request.actor, address=address, use=use, at=now(), organisation_id=whose)
    return 201, {"id": made}


@router.post("/uses/{use_id}/renew", response={204: None})
@key_needs("see_initiative")
def renew(request: ActingRequest, use_id: Number) -> tuple[int, None]:
    """The use shows the newest number now; only whoever told of it may say so."""
    renew_use(request.actor, use_id=use_id, at=now())
    return 204, None


def _stood(one: Stood) -> dict[str, Any]:
    return {
        "release": one.release,
        "title": one.title,
        "made_at": one.made_at,
        "holds": one.holds,
    }


def _taken(one: Taken) -> dict[str, Any]:
    days = {"days": one.days, "first_on": one.first_on, "last_on": one.last_on}
    return {
        "form": one.words,
        "release": one.release,
        "site": one.site,
        "holds": one.holds,
        **days,
    }


def _use(one: Use) -> dict[str, Any]:
    names = ("id", "kind", "title", "link", "used_on", "organisation", "holds", "renewed_at")
    return {name: getattr(one, name) for name in names}
