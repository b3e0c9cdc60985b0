"""Agree when a clause is looked at again; raise the review when that comes; end it with a reason."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from dure.agenda.models import AgendaNode, Review, ReviewOccasion
from dure.agenda.services.agenda_subjects import of_node
from dure.agenda.types.writing import OccasionDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

DAY_CAME = Words("{day}에 다시 보기로 한 조항이에요.", "It was agreed to look again on {day}.")
OUTCOMES = ("kept", "changed")


def _of_initiative(*, initiative_id: int, **_: Any) -> Subject:
    return Subject("initiative", initiative_id, initiative_id)


def _of_occasion(*, occasion_id: int, **_: Any) -> Subject:
    row = ReviewOccasion.objects.within(pk=occasion_id).first()
    if row is None:
        raise Refused("agenda.no_such_occasion")
    return Subject("initiative", row.initiative_id, row.initiative_id)


def _of_review(*, review_id: int, **_: Any) -> Subject:
    row = Review.objects.within(pk=review_id).first()
    if row is None:
        raise Refused("agenda.no_such_review")
    return of_node(node_id=row.node_id)


@action("agenda.review.agree", may="write_agenda", on=_of_initiative)
def agree_review(
    actor: Actor, *, initiative_id: int, key: str, occasion: OccasionDraft, at: datetime
) -> Done[int]:
    """Agree on a day, or on a value that an indicator crosses; answers the occasion's key.

    Refused with `agenda.no_such_clause`, `.occasion_incomplete` or `.day_is_over`.
    """
    known = AgendaNode.objects.within(agenda__initiative_id=initiative_id, key=key)
    if not known.exists():
        raise Refused("agenda.no_such_clause")
    by_value = (
        bool(occasion.indicator)
        and occasion.crosses in ("below", "above")
        and (occasion.threshold is not None and occasion.threshold.is_finite())
    )
    if by_value == (occasion.due_on is not None):
        raise Refused("agenda.occasion_incomplete")
    if occasion.due_on is not None and occasion.due_on < day_of(at):
        raise Refused("agenda.day_is_over", day=occasion.due_on.isoformat())
    row = ReviewOccasion.objects.create(
        initiative_id=initiative_id,
        key=key,
        due_on=occasion.due_on,
        indicator=occasion.indicator if by_value else "",
        crosses=occasion.crosses if by_value else "",
        threshold=occasion.threshold if by_value else None,
        set_at=at,
        set_by=actor.name,
    )
    return Done(row.pk, {"clause": key, "occasion": row.pk})


@action("agenda.review.drop_occasion", may="write_agenda", on=_of_occasion)
def drop_occasion(actor: Actor, *, occasion_id: int, at: datetime) -> Done[int]:
    """The occasion no longer holds; reviews it called for stay."""
    ReviewOccasion.objects.within(pk=occasion_id, ended_at=None).update(ended_at=at)
    return Done(occasion_id, {"occasion": occasion_id})


@action("agenda.review.raise", may="write_agenda", on=_of_occasion)
def raise_review(
    actor: Actor, *, occasion_id: int, seen: str, told: Words, at: datetime
) -> Done[int | None]:
    """A clause of the adopted version has come up; None where this occasion was seen before.

    While a review of the same occasion is open no second one is raised.
    """
    row = ReviewOccasion.objects.within(pk=occasion_id).select_for_update().get()
    clauses = AgendaNode.objects.within(
        agenda__initiative_id=row.initiative_id,
        agenda__status="adopted",
        key=row.key,
        removed_at=None,
    )
    node, raised = clauses.first(), Review.objects.within(occasion_id=row.pk)
    if node is None or row.ended_at or raised.filter(state="open").exists():
        return Done(None, {"occasion": row.pk, "seen": seen, "raised": False})
    try:
        with transaction.atomic():
            review = Review.objects.create(
                occasion=row,
                node=node,
                seen=seen[:40],
                told_ko=told.ko[:300],
                told_en=told.en[:300],
                raised_at=at,
            )
    except IntegrityError:
        return Done(None, {"occasion": row.pk, "seen": seen, "raised": False})
    return Done(review.pk, {"occasion": row.pk, "seen": seen, "review": review.pk})


@action("agenda.review.end", may="write_agenda", on=_of_review)
def end_review(
    actor: Actor, *, review_id: int, outcome: str, reason: str, at: datetime
) -> Done[str]:
    """The clause is kept as it stands, or it is to be changed in the next draft; with the reason.

    Refused with `agenda.no_such_outcome`, `.no_reason` or `.review_ended`.
    """
    row = Review.objects.within(pk=review_id).select_for_update().get()
    if row.state != "open":
        raise Refused("agenda.review_ended", name=row.ended_by)
    if outcome not in OUTCOMES:
        raise Refused("agenda.no_such_outcome")
    if not reason.strip():
        raise Refused("agenda.no_reason")
    row.state, row.reason, row.ended_at, row.ended_by = outcome, reason.strip(), at, actor.name
    row.save(update_fields=["state", "reason", "ended_at", "ended_by"])
    return Done(outcome, {"review": row.pk, "outcome": outcome})


def raise_due_reviews(actor: Actor, *, on: date, at: datetime) -> int:
    """Raise every review whose day has come; answers how many are new."""
    due = ReviewOccasion.objects.everywhere("the house keeps its promises to look again")
    raised = 0
    for row in due.filter(due_on__lte=on, ended_at=None).exclude(reviews__isnull=False):
        told = DAY_CAME.filled(day=row.due_on)
        found = raise_review(
            actor, occasion_id=row.pk, seen=row.due_on.isoformat(), told=told, at=at
        )
        raised += found is not None
    return raised
