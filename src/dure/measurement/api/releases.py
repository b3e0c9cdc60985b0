"""Releases as their backbone knows them: what is hidden, what is held back, what was restated."""

from datetime import date, datetime
from typing import Any

from ninja import Router, Schema

from dure.ground.access.queries import ActingRequest
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Code, Slug
from dure.kernel.api.shapes import SaidWords
from dure.measurement.api.inside import seen
from dure.measurement.queries.release_book import release_page
from dure.measurement.types.numbers import NumberCard, ReleasePage, Restated

router = Router(tags=["published"])


class ReleaseShown(Schema):
    """One release: how many numbers by status, what is hidden and why, what tells nothing new.

    `held_back` names the indicators in which a small group could be computed whatever were hidden,
    `left_out` says in the same order what of each is not told.
    `hidden` and `changed` name the first 200.
    """

    public_id: str
    number: int
    title: SaidWords
    made_at: datetime
    made_by: str
    cause: str
    as_of: date
    min_cell: int
    protection: SaidWords
    engine: str
    fingerprint: str
    numbers: int
    statuses: dict[str, int]
    held_back: list[SaidWords]
    left_out: list[SaidWords]
    hidden: list[NumberCard]
    restated: int
    changed: list[Restated]

    @staticmethod
    def of(page: ReleasePage) -> dict[str, Any]:
        """From the page."""
        same = (
            "public_id number title made_at made_by cause as_of min_cell protection engine fingerprint "
            "numbers restated"
        )
        return {
            **{name: getattr(page.line, name) for name in same.split()},
            "statuses": dict(page.statuses),
            "held_back": [one.name for one in page.held_back],
            "left_out": [one.what for one in page.held_back],
            "hidden": list(page.hidden),
            "changed": list(page.restated),
        }


@router.get("/initiatives/{slug}/releases/{release}", response=ReleaseShown)
@key_needs("see_all_reports")
def one(request: ActingRequest, slug: Slug, release: Code) -> dict[str, Any]:
    """One release with what it hides and holds back, for its backbone."""
    card = seen(request, slug)
    return ReleaseShown.of(release_page(request.actor, initiative_id=card.id, public_id=release))
