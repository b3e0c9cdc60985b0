"""What was done to some things: journal entries by subject, oldest first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
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
