"""What must not be in a meal: noted with the moment, so that a change during cooking has a time."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.programmes.care_meals.models import DinerNeed
from dure.programmes.care_meals.rules.intake import check_need
from dure.programmes.care_meals.services.subjects import eating, of_diner
from dure.programmes.care_meals.types.diners import NeedDraft


def _of_need(*, need: NeedDraft) -> Subject:
    return of_diner(diner_id=need.diner_id)


@action("care_meals.need.note", may="run_kitchen", on=_of_need, tell=("kitchen",))
def note_need(actor: Actor, *, need: NeedDraft, at: datetime) -> Done[int]:
    """Note it and answer the note's key; it takes the place of what was noted before, from its day on.

    The journal remembers that it changed, never what: allergies are health data. Refused:
    `care_meals.no_such_diet`, `.bad_texture`, `.bad_allergen`, `.diner_has_ended`.
    """
    check_need(need)
    row = eating(need.diner_id)
    before = DinerNeed.objects.within(diner_id=row.pk, until__isnull=True, since__lte=need.since)
    before.update(until=need.since)
    # Noted for a day to come: what was noted for later days gives way as well.
    DinerNeed.objects.within(diner_id=row.pk, since__gt=need.since, until__isnull=True).delete()
    made = DinerNeed.objects.create(
        diner=row,
        allergens=sorted(set(need.allergens)),
        diet=need.diet,
        texture=need.texture,
        since=need.since,
        noted_at=at,
        noted_by_id=actor.account_id,
    )
    return Done(made.pk, {"diner": row.public_id, "need": made.pk})
