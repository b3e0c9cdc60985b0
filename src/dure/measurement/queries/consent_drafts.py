"""Consent drafts: where published people would be counted otherwise today, what must be restated.

Because consents were withdrawn, or because somebody knows better who is one person: a new sketch, a
new comparison, a human's word. Pages that count now follow at once. A release is frozen; the house
counts it again by itself and puts the restatement before whoever publishes (decision 0027).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from dure.engines.measure import parse_period
from dure.ground.consent.queries import last_withdrawals, withdrawals_since
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import members_of
from dure.ground.people.queries import TO_BE_COUNTED_ONCE
from dure.kernel.clock import day_of
from dure.measurement.models import (
    CodedDecision,
    Indicator,
    LinkRun,
    PairDecision,
    PeopleSketch,
    Publication,
    PublishedNumber,
    ReleasePreview,
)
from dure.measurement.queries.prepare_release import reports_mark
from dure.measurement.rules.labels import period_words
from dure.measurement.types.people import people_counted
from dure.measurement.types.prepared import ReleaseWish
from dure.measurement.types.today import Withdrawn

CONSENT, PEOPLE = "consent", "people"
# Somebody who decides pairs or brings sketches does some more of it: the house waits that long.
QUIET = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Drafting:
    """Drafting (정정안): nothing to do, a draft to be reckoned, or one that waits for a human.

    `cause` is consent or people; `moved_at` is when somebody last said who is one person.
    """

    state: Literal["none", "due", "waiting"]
    draft: ReleasePreview | None = None
    cause: str = CONSENT
    moved_at: datetime | None = None

    def is_quiet(self, at: datetime) -> bool:
        """Whether nobody is in the middle of it; a withdrawn consent waits for nobody."""
        return self.moved_at is None or self.cause == CONSENT or at - self.moved_at >= QUIET


def drafting(initiative_id: int) -> Drafting:
    """How far the restatement of people counted once is. At most eight queries."""
    drafts = ReleasePreview.objects.filter(initiative_id=initiative_id, cause__in=(CONSENT, PEOPLE))
    newest = drafts.select_related("publication").order_by("-pk").first()
    since = newest.asked_at if newest else _first_counted_once(initiative_id)
    if since is None:
        return Drafting("none")
    open_draft = newest if newest and not newest.publication_id and newest.told["changed"] else None
    cause = open_draft.cause if open_draft else PEOPLE
    if _withdrawn(initiative_id, since):
        return Drafting("due")
    moved = last_moved(initiative_id, since)
    if moved:
        return Drafting("due", cause=cause, moved_at=moved)
    if open_draft is None:
        return Drafting("none")
    return Drafting("waiting" if _holds(open_draft) else "due", open_draft, cause)


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


def last_moved(initiative_id: int, since: datetime) -> datetime | None:
    """When somebody last said otherwise who is one person, since then; two queries."""
    here: dict[str, Any] = {"initiative_id": initiative_id}
    of_these = Indicator.objects.filter(code__in=_counted_once(initiative_id))
    found = PeopleSketch.objects.within(**here, indicator__in=of_these, brought_at__gt=since)
    said: Any = found.order_by().values_list("brought_at", flat=True)
    for rows, when in (
        (PairDecision.objects.within(**here), "decided_at"),
        (CodedDecision.objects.within(**here), "decided_at"),
        (LinkRun.objects.filter(**here), "made_at"),
    ):
        later = rows.filter(**{f"{when}__gt": since})
        said = said.union(later.order_by().values_list(when, flat=True))
    return max(said, default=None)


def _counted_once(initiative_id: int) -> set[str]:
    """The codes of what was ever published as people counted once or estimated."""
    return {code for codes in _releases_counted_once(initiative_id).values() for code in codes}


def _releases_counted_once(initiative_id: int) -> dict[int, Sequence[str]]:
    rows = Publication.objects.filter(initiative_id=initiative_id).values_list("pk", "people")
    found = {pk: people_counted(told).indicators for pk, told in rows}
    return {pk: codes for pk, codes in found.items() if codes}


def draft_wanted(initiative_id: int, on: date) -> ReleaseWish | None:
    """What was ever published as people counted once, to be counted again; None where nothing was.

    What was only added up before anybody might link holds nobody's consent: it stays as it was told.
    """
    releases = _releases_counted_once(initiative_id)
    codes = {code for one in releases.values() for code in one}
    ids = sorted(Indicator.objects.filter(code__in=codes).values_list("pk", flat=True))
    told = PublishedNumber.objects.filter(publication__in=list(releases), indicator__in=ids)
    periods = [
        parse_period(one) for one in told.order_by().values_list("period", flat=True).distinct()
    ]
    if not periods:
        return None
    first = min(periods, key=lambda one: one.first_month).months[0]
    last = max((one.months[-1] for one in periods), key=lambda one: one.number)
    return ReleaseWish(first=first.code, last=last.code, as_of=on, indicator_ids=tuple(ids))


def withdrawn_waiting(actor: Actor, *, initiative_id: int) -> Withdrawn | None:
    """For Today: that published numbers follow once somebody has looked. Nine queries."""
    if not may(actor, "publish_numbers", Subject("publication", "", initiative_id)):
        return None
    now = drafting(initiative_id)
    if now.state == "none":
        return None
    if now.draft is None or now.state == "due":
        return Withdrawn(preview="", changed=0, first=None, cause=now.cause)
    changes = now.draft.told["changes"]
    first = period_words(changes[0]["period"]) if changes else None
    return Withdrawn(
        preview=now.draft.public_id,
        changed=now.draft.told["changed"],
        first=first,
        cause=now.cause,
    )
