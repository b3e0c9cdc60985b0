"""Something is brought and mended; what works again is counted by itself."""

from datetime import datetime

from dure.programmes.repair_cafe.models import Item
from dure.programmes.repair_cafe.rules.triage import check_item

from dure.activities.services import record_service
from dure.activities.types import ServiceFact
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject


def _here(*, initiative_id: int, organisation_id: int, **_: object) -> Subject:
    return Subject("repair_item", "new", initiative_id, organisation_id)


def _of_item(*, item_id: int) -> Subject:
    row: Item = Item.objects.within(pk=item_id).get()
    return Subject("repair_item", row.pk, row.initiative_id, row.organisation_id)


@action("repair_cafe.item.check_in", may="mend_things", on=_here)
def check_in_item(
    actor: Actor,
    *,
    initiative_id: int,
    organisation_id: int,
    name: str,
    place_code: str,
    at: datetime,
) -> Done[int]:
    """Take something in and answer its key. Refused: `repair_cafe.unsafe`, `repair_cafe.nameless`."""
    check_item(name)
    row = Item.objects.create(
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        name=name,
        place_code=place_code,
        brought_at=at,
    )
    return Done(row.pk, {"item": row.pk})


@action("repair_cafe.item.mend", may="mend_things", on=_of_item)
def finish_repair(actor: Actor, *, item_id: int, at: datetime) -> Done[int]:
    """It works again: a line of the ledger, once. Answers the line."""
    row: Item = Item.objects.within(pk=item_id).select_for_update().get()
    row.mended_at = row.mended_at or at
    row.save(update_fields=["mended_at"])
    fact = ServiceFact(
        initiative_id=row.initiative_id,
        organisation_id=row.organisation_id,
        kind="repair_cafe.item_repaired",
        occurred_at=row.mended_at,
        place_code=row.place_code,
        source=f"repair_cafe.item:{row.pk}",
    )
    return Done(record_service(actor, fact=fact, at=at).record_id, {"item": row.pk})
