"""Hospital, holiday: no meals for a while, and meals again by themselves (G12)."""

from datetime import date, datetime

from django.db.models import Q

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Pause
from dure.programmes.care_meals.rules.intake import check_span
from dure.programmes.care_meals.services.subjects import eating, of_diner
from dure.programmes.care_meals.types.diners import PAUSES


@action("care_meals.diner.pause", may="run_kitchen", on=of_diner, tell=("kitchen",))
def pause_diner(
    actor: Actor,
    *,
    diner_id: int,
    since: date,
    until: date | None,
    reason: str,
    at: datetime,
) -> Done[int]:
    """Pause from a day on; `until` is the first day with meals again. Answers the pause's key.

    Refused: `care_meals.no_such_pause_reason`, `.ends_before_it_begins`, `.already_paused`,
    `.diner_has_ended`.
    """
    if reason not in PAUSES:
        raise Refused("care_meals.no_such_pause_reason", reason=reason)
    check_span(since, until)
    row = eating(diner_id)
    there = Pause.objects.within(diner_id=row.pk).filter(Q(until__isnull=True) | Q(until__gt=since))
    if until is not None:
        there = there.filter(since__lt=until)
    if there.exists():
        raise Refused("care_meals.already_paused")
    made = Pause.objects.create(diner=row, since=since, until=until, reason=reason)
    return Done(made.pk, {"diner": row.public_id, "pause": made.pk})


@action("care_meals.diner.resume", may="run_kitchen", on=of_diner, tell=("kitchen",))
def resume_diner(actor: Actor, *, diner_id: int, on: date, at: datetime) -> Done[int]:
    """Meals again from a day on; answers the pause's key. A pause that had not begun is taken back.

    Refused: `care_meals.not_paused`, `.diner_has_ended`.
    """
    row = eating(diner_id)
    rows = Pause.objects.within(diner_id=row.pk).filter(Q(until__isnull=True) | Q(until__gt=on))
    found = rows.order_by("since", "pk").first()
    if found is None:
        raise Refused("care_meals.not_paused")
    found.until = max(on, found.since)  # an empty span: it never held
    found.save(update_fields=["until"])
    return Done(found.pk, {"diner": row.public_id, "pause": found.pk})
