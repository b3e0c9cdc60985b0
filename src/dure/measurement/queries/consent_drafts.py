"""Consent drafts: where consents were withdrawn since published people were counted, what must be restated.

Pages that count now follow a withdrawal at once. A release is frozen; the house counts it again by
itself and puts the restatement before whoever publishes (decision 0027).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from dure.engines.measure import parse_period
from dure.ground.consent.queries import last_withdrawals, withdrawals_since
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import members_of
from dure.ground.people.queries import TO_BE_COUNTED_ONCE
from dure.kernel.clock import day_of
from dure.measurement.models import Indicator, Publication, PublishedNumber, ReleasePreview
from dure.measurement.queries.prepare_release import reports_mark
from dure.measurement.rules.labels import period_words
from dure.measurement.types.people import people_counted
from dure.measurement.types.prepared import ReleaseWish
from dure.measurement.types.today import Withdrawn

CAUSE = "consent"


@dataclass(frozen=True, slots=True)
class Drafting:
    """Drafting (정정안): nothing to do, a draft to be reckoned, or one that waits for a human."""

    state: Literal["none", "due", "waiting"]
    draft: ReleasePreview | None = None


def drafting(initiative_id: int) -> Drafting:
    """How far the restatement after withdrawn consents is. At most six queries."""
    drafts = ReleasePreview.objects.filter(initiative_id=initiative_id, cause=CAUSE)
    newest = drafts.select_related("publication").order_by("-pk").first()
    since = newest.asked_at if newest else _first_counted_once(initiative_id)
    if since is None:
        return Drafting("none")
    if _withdrawn(initiative_id, since):
        return Drafting("due")
    if newest is None or newest.publication_id or not newest.told["changed"]:
        return Drafting("none")
    return Drafting("waiting" if _holds(newest) else "due", newest)


def _holds(draft: ReleasePreview) -> bool:
    """Whether nothing was published and no report has moved since."""
    later = Publication.objects.filter(
        initiative_id=draft.initiative_id, made_at__gte=draft.asked_at
    )
    return not later.exists() and reports_mark(draft.initiative_id) == draft.mark


def _first_counted_once(initiative_id: int) -> datetime | None:
    rows = Publication.objects.filter(initiative_id=initiative_id).order_by("number")
    for made_at, told in rows.values_list("made_at", "people"):
        if people_counted(told).indicators:
            return made_at
    return None


def _withdrawn(initiative_id: int, since: datetime) -> bool:
    """Whether somebody withdrew what had been given to a backbone of the initiative, or one of the
    people in a member's sketch did: with them the sketch is gone, whomever the consent was given to.
    """
    members = members_of(initiative_id, day_of(since))
    backbones = {each.organisation.id for each in members if each.part == "backbone"}
    if withdrawals_since(since, recipients=backbones):
        return True
    homes = {each.organisation.id for each in members}
    gone = last_withdrawals(TO_BE_COUNTED_ONCE)
    return any(who in homes and when >= since for who, when in gone.items())


def draft_wanted(initiative_id: int, on: date) -> ReleaseWish | None:
    """What was ever published as people counted once, to be counted again; None where nothing was."""
    rows = Publication.objects.filter(initiative_id=initiative_id)
    codes = {
        code
        for told in rows.values_list("people", flat=True)
        for code in people_counted(told).indicators
    }
    ids = sorted(Indicator.objects.filter(code__in=codes).values_list("pk", flat=True))
    told = PublishedNumber.objects.filter(
        publication__initiative_id=initiative_id, indicator__in=ids
    )
    periods = [
        parse_period(one) for one in told.order_by().values_list("period", flat=True).distinct()
    ]
    if not periods:
        return None
    first = min(periods, key=lambda one: one.first_month).months[0]
    last = max((one.months[-1] for one in periods), key=lambda one: one.number)
    return ReleaseWish(first=first.code, last=last.code, as_of=on, indicator_ids=tuple(ids))


def withdrawn_waiting(actor: Actor, *, initiative_id: int) -> Withdrawn | None:
    """For Today: that published numbers follow a withdrawal once somebody has looked. Seven queries."""
    if not may(actor, "publish_numbers", Subject("publication", "", initiative_id)):
        return None
    now = drafting(initiative_id)
    if now.state == "none":
        return None
    if now.draft is None or now.state == "due":
        return Withdrawn(preview="", changed=0, first=None)
    changes = now.draft.told["changes"]
    first = period_words(changes[0]["period"]) if changes else None
    return Withdrawn(preview=now.draft.public_id, changed=now.draft.told["changed"], first=first)
