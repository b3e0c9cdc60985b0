"""What was done to some things: journal entries by subject, oldest first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from dure.ground.journal.models import JournalEntry


@dataclass(frozen=True, slots=True)
class Noted:
    """One entry as others read it."""

    at: datetime
    verb: str
    by: str
    subject_id: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One entry as the worker reads it, to tell those whom it concerns."""

    id: int
    at: datetime
    verb: str
    account_id: int | None
    initiative_id: int | None
    organisation_id: int | None
    subject_kind: str
    subject_id: str
    values: Mapping[str, Any]


def entries_after(key: int, *, most: int, also: Collection[int] = ()) -> tuple[JournalLine, ...]:
    """The next entries after one, by key, and before them those of `also` that stand by now.

    For the house alone: the worker tells by them whom they concern.
    """
    rows = JournalEntry.objects.everywhere("the worker reads the journal by its cursor")
    names = [one.name for one in fields(JournalLine)]
    found = list(rows.filter(pk__gt=key).order_by("pk").values_list(*names)[:most])
    late = list(rows.filter(pk__in=list(also)).order_by("pk").values_list(*names)) if also else []
    return tuple(JournalLine(*one) for one in (*late, *found))


def last_entry() -> int:
    """The key of the newest entry; 0 in an empty journal."""
    rows = JournalEntry.objects.everywhere("the worker reads the journal by its cursor")
    return int(rows.order_by("-pk").values_list("pk", flat=True).first() or 0)


def entries_about(
    kind: str,
    subject_ids: Collection[int | str],
    *,
    initiative_id: int,
    verbs: Collection[str] = (),
) -> tuple[Noted, ...]:
    """The entries of these subjects inside one initiative, oldest first. One query."""
    asked = JournalEntry.objects.within(
        initiative_id=initiative_id,
        subject_kind=kind,
        subject_id__in=[str(each) for each in subject_ids],
    )
    if verbs:
        asked = asked.filter(verb__in=list(verbs))
    rows = asked.order_by("id").values_list("at", "verb", "account__name", "subject_id", "values")
    return tuple(Noted(at, verb, by or "", about, values) for at, verb, by, about, values in rows)
