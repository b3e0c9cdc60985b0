"""Keep calendar entries (달력 일정): what changes gets a higher number, what is called off says so."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from dure.communication.models import CalendarEntry
from dure.communication.services.search_index import seen_by
from dure.communication.types.calendar import NewEntry

Days = Callable[[], Iterable[NewEntry]]
DAYS: dict[str, Days] = {}
SAID = (
    *("initiative_id", "kind", "title_ko", "title_en", "place", "page", "starts_at", "ends_at"),
    *("on", "may_see", "seen_by", "account_id", "cancelled"),
)


def hand_in_days(kind: str, days: Days) -> None:
    """A room says which days it has (rounds, reviews). Called once, when the house starts."""
    DAYS[kind] = days


def keep_days(*, at: datetime) -> int:
    """Ask every room for its days; one that it has no more is called off. Answers how many changed."""
    changed = 0
    for kind, days in DAYS.items():
        found = list(days())
        with transaction.atomic():
            changed += keep_entries(found, at=at)
            rows = CalendarEntry.objects.everywhere("the house keeps everybody's").filter(
                kind=kind, cancelled=False
            )
            here = {one.uid for one in found}
            gone = [row for row in rows.select_for_update() if row.uid not in here]
            for row in gone:
                row.cancelled, row.sequence, row.changed_at = True, row.sequence + 1, at
                row.save(update_fields=["cancelled", "sequence", "changed_at"])
        changed += len(gone)
    return changed


def keep_entries(entries: Sequence[NewEntry], *, at: datetime) -> int:
    """Write them down; one that says what it said before keeps its number. Answers how many changed."""
    rows = CalendarEntry.objects.everywhere("the house keeps everybody's")
    known = {
        row.uid: row
        for row in rows.select_for_update().filter(uid__in=[one.uid for one in entries])
    }
    changed = 0
    for one in entries:
        said, row = _said(one), known.get(one.uid)
        if row is None:
            if not one.cancelled:
                CalendarEntry.objects.create(uid=one.uid, changed_at=at, **said)
                changed += 1
        elif any(getattr(row, name) != said[name] for name in SAID):
            for name in SAID:
                setattr(row, name, said[name])
            row.sequence, row.changed_at = row.sequence + 1, at
            row.save()
            changed += 1
    return changed


def _said(one: NewEntry) -> dict[str, Any]:
    ends = one.starts_at + timedelta(minutes=one.minutes) if one.starts_at else None
    return {
        "initiative_id": one.initiative_id,
        "kind": one.kind,
        "title_ko": one.title.ko[:300],
        "title_en": one.title.en[:300],
        "place": one.place,
        "page": one.page,
        "starts_at": one.starts_at,
        "ends_at": ends,
        "on": one.on,
        "may_see": one.may_see,
        "seen_by": seen_by(one.organisation_ids),
        "account_id": one.account_id,
        "cancelled": one.cancelled,
    }
