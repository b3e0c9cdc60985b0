"""Release previews: what would be published, what is hidden and what changes, before anything is."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from ninja import Router, Schema

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import must
from dure.ground.journal.services import start_work
from dure.ground.journal.types import Subject
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Code, Day, Given, GivenLine, PeriodCode, Slug
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.measurement.api.inside import seen
from dure.measurement.api.published import Begun, Cause, why_told
from dure.measurement.queries import preview_names, release_preview
from dure.measurement.tasks import preview_release, publish_release
from dure.measurement.types.prepared import PreviewCard, PreviewNames

router = Router(tags=["published"])
PREVIEWS = "/initiatives/{slug}/previews"


class PeriodsGiven(Given):
    """The first and last period, and the day whose places hold (today, where none is named)."""

    first: PeriodCode
    last: PeriodCode
    as_of: Day | None = None


class PreviewedGiven(Given):
    """What the release is called, and why public numbers change where they do.

    `only_changes` publishes nothing but numbers that change or are new.
    """

    title: GivenLine
    cause: Cause = "other"
    cause_words: GivenLine | None = None
    only_changes: bool = False


class WhereShown(Schema):
    """A number that is hidden: where it stands and why readers will not see it; never its value."""

    period: str
    organisation: str
    place: str
    cell: str
    status: str
    why: str


class PreviewedIndicator(Schema):
    """One indicator: its numbers by status, and the first hidden ones."""

    code: str
    statuses: dict[str, int]
    whys: dict[str, int]
    hidden: list[WhereShown]


class PreviewedChange(WhereShown):
    """A public number that would say something else."""

    indicator: str
    address: str
    old_status: str
    old: str | None
    new: str | None


class PreviewShown(Schema):
    """All that is told before publishing; `is_stale`: reports have changed since, preview anew."""

    public_id: str
    first: str
    last: str
    as_of: date
    asked_at: datetime
    asked_by: str
    seal: str
    is_stale: bool
    published_as: str
    numbers: int
    statuses: dict[str, int]
    indicators: list[PreviewedIndicator]
    changed: int
    changes: list[PreviewedChange]
    held_back: list[str]

    @staticmethod
    def of(card: PreviewCard, names: PreviewNames) -> dict[str, Any]:
        """From the card of the pages, indicators named by their codes."""
        told = card.told
        same = ("public_id", "asked_at", "asked_by", "seal", "is_stale")
        return {
            **{name: getattr(card, name) for name in same},
            "first": card.wish.first,
            "last": card.wish.last,
            "as_of": card.wish.as_of,
            "published_as": card.publication,
            "numbers": told["numbers"],
            "statuses": told["statuses"],
            "indicators": [
                {**each, "code": _code(names, each["indicator"])} for each in told["indicators"]
            ],
            "changed": told["changed"],
            "changes": [
                {**each, "indicator": _code(names, each["indicator"])} for each in told["changes"]
            ],
            "held_back": [_code(names, each["indicator"]) for each in told.get("held_back", ())],
        }


@router.post(PREVIEWS, response={202: Begun})
@key_needs("publish_numbers")
def begin(request: ActingRequest, slug: Slug, given: PeriodsGiven) -> tuple[int, dict[str, str]]:
    """Reckon a release without publishing it. Ask `/work/…`; the end of its `result` is the preview."""
    at = now()
    wish = {
        "initiative": slug,
        "first": given.first,
        "last": given.last,
        "as_of": (given.as_of or day_of(at)).isoformat(),
    }
    return 202, _begun(request, seen(request, slug), preview_release, wish)


@router.get(PREVIEWS + "/{preview}", response=PreviewShown)
@key_needs("publish_numbers")
def one(request: ActingRequest, slug: Slug, preview: Code) -> dict[str, Any]:
    """What would be published, hidden, held back and changed."""
    card = _previewed(request, seen(request, slug), preview)
    return PreviewShown.of(card, preview_names(card))


@router.post(PREVIEWS + "/{preview}/publish", response={202: Begun})
@key_needs("publish_numbers")
def publish(
    request: ActingRequest, slug: Slug, preview: Code, given: PreviewedGiven
) -> tuple[int, dict[str, str]]:
    """Publish exactly what was looked at; refused where it would say something else by now."""
    here = seen(request, slug)
    _previewed(request, here, preview)
    title = given.title.words()
    wish = {
        "preview": preview,
        "only_changes": "yes" if given.only_changes else "",
        "title_ko": title.ko,
        "title_en": title.en,
        **why_told(given.cause, given.cause_words),
    }
    return 202, _begun(request, here, publish_release, wish)


def _previewed(request: ActingRequest, here: InitiativeCard, preview: str) -> PreviewCard:
    card = release_preview(request.actor, public_id=preview)
    if card.initiative_id != here.id:
        raise Refused("measurement.no_such_preview")
    return card


def _begun(
    request: ActingRequest, here: InitiativeCard, later: Any, wish: dict[str, str]
) -> dict[str, str]:
    must(request.actor, "publish_numbers", Subject("initiative", here.id, here.id))
    published = later is publish_release
    kind = "measurement.numbers.publish" if published else "measurement.release.preview"
    with transaction.atomic():
        work = start_work(request.actor, kind=kind, initiative_id=here.id, at=now())
        later.enqueue(work.public_id, request.actor.account_id, wish)
    return {"work": work.public_id}


def _code(names: PreviewNames, indicator_id: int) -> str:
    known = names.indicators.get(indicator_id)
    return known.code if known else ""
