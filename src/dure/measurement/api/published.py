"""Published numbers, which anybody may read, and the verbs that publish and restate."""

from datetime import date
from typing import Literal

from django.db import transaction
from ninja import Router, Schema

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import must
from dure.ground.journal.services import start_work
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import initiative_card
from dure.kernel.api.gate import key_needs, no_key
from dure.kernel.api.given import Code, Day, Given, GivenLine, PeriodCode, Slug
from dure.kernel.api.pages import Asked, Page, paged
from dure.kernel.clock import day_of, now
from dure.measurement.api.inside import seen
from dure.measurement.queries import published_number, published_rows
from dure.measurement.queries.published import releases
from dure.measurement.queries.restatements import restatements
from dure.measurement.services import restate_numbers
from dure.measurement.tasks import publish_release
from dure.measurement.types.numbers import NumberCard, NumberPage, ReleaseCard, Restated

router = Router(tags=["published"])
LONG_AGO = date(2000, 1, 1)
Cause = Literal[
    "late_report",
    "correction",
    "report_returned",
    "report_withdrawn",
    "definition",
    "places",
    "protection",
    "consent",
    "people",
    "other",
]


class ReleaseGiven(Given):
    """The periods of a release, first and last, and what it is called.

    Where it changes public numbers, `cause` and `cause_words` say why; they stand beside each.
    """

    title: GivenLine
    first: PeriodCode
    last: PeriodCode
    as_of: Day | None = None
    cause: Cause = "other"
    cause_words: GivenLine | None = None


class RestatementGiven(Given):
    """Why published numbers are put right, and which periods; none names all."""

    words: GivenLine
    cause: Cause = "correction"
    periods: list[PeriodCode] = []


class Begun(Schema):
    """Ask `/work/{work}` how far it is."""

    work: str


class RestatedNow(Schema):
    """The release that puts numbers right; null when nothing differs."""

    release: str | None


@router.get("/initiatives/{slug}/releases", response=Page[ReleaseCard], auth=None)
@no_key(reason="releases are public")
def release_list(request: ActingRequest, slug: Slug, paging: Asked) -> dict[str, object]:
    """Every release, the newest first."""
    return paged(releases(initiative_card(slug)), paging)


@router.get("/initiatives/{slug}/published", response=Page[NumberCard], auth=None)
@no_key(reason="published numbers are public")
def numbers(
    request: ActingRequest,
    slug: Slug,
    paging: Asked,
    indicator: Code = "",
    release: Code = "",
    updated_since: Day = LONG_AGO,
) -> dict[str, object]:
    """Every number as readers see it now: hidden ones have a status and no value.

    `updated_since` leaves out what was published before that day.
    """
    found = published_rows(slug, indicator=indicator, release=release)
    return paged([each for each in found if day_of(each.published_at) >= updated_since], paging)


@router.get("/numbers/{address}", response=NumberPage, auth=None)
@no_key(reason="published numbers are public")
def number(request: ActingRequest, address: Code) -> NumberPage:
    """One published number with its definition, its parts and its restatements."""
    return published_number(address)


@router.get("/initiatives/{slug}/restatements", response=Page[Restated], auth=None)
@no_key(reason="what changed of what was published is public")
def changes(request: ActingRequest, slug: Slug, paging: Asked) -> dict[str, object]:
    """What changed of what was published: old, new, cause and who."""
    return paged(restatements(initiative_card(slug)), paging)


@router.post("/initiatives/{slug}/releases", response={202: Begun})
@key_needs("publish_numbers")
def publish(request: ActingRequest, slug: Slug, given: ReleaseGiven) -> tuple[int, dict[str, str]]:
    """Start a release: roll up, protect small groups, freeze. The worker does it; ask `/work/…`."""
    card, at = seen(request, slug), now()
    must(request.actor, "publish_numbers", Subject("initiative", card.id, card.id))
    title = given.title.words()
    wish = {
        "initiative": slug,
        "first": given.first,
        "last": given.last,
        "as_of": (given.as_of or day_of(at)).isoformat(),
        "title_ko": title.ko,
        "title_en": title.en,
        **why_told(given.cause, given.cause_words),
    }
    with transaction.atomic():
        kind = "measurement.numbers.publish"
        work = start_work(request.actor, kind=kind, initiative_id=card.id, at=at)
        publish_release.enqueue(work.public_id, request.actor.account_id, wish)
    return 202, {"work": work.public_id}


@router.post("/initiatives/{slug}/restatements", response=RestatedNow)
@key_needs("publish_numbers")
def restate(request: ActingRequest, slug: Slug, given: RestatementGiven) -> dict[str, str | None]:
    """Put published numbers right where approved reports say otherwise; once more changes nothing."""
    card = seen(request, slug)
    must(request.actor, "publish_numbers", Subject("initiative", card.id, card.id))
    made = restate_numbers(
        request.actor,
        initiative_id=card.id,
        cause=given.cause,
        cause_words=given.words.words(),
        periods=given.periods,
        at=now(),
    )
    return {"release": made.public_id if made else None}


def why_told(cause: str, said: GivenLine | None) -> dict[str, str]:
    """The cause as the worker wants it; nothing where no words were given."""
    if said is None:
        return {}
    words = said.words()
    return {"cause": cause, "cause_ko": words.ko, "cause_en": words.en}
