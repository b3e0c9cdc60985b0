"""Open a kitchen: its organisation cooks here, and the initiative runs care meals from now on."""

from datetime import datetime

from dure.activities.services import begin_programme
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import initiative_by_id, organisations_in
from dure.ground.places.queries import place_on
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import Kitchen
from dure.programmes.care_meals.rules.intake import check_point
from dure.programmes.care_meals.types.diners import KitchenDraft

CODE = "care_meals"


def _of_draft(*, draft: KitchenDraft) -> Subject:
    return Subject("kitchen", "new", draft.initiative_id, draft.organisation_id)


@action("care_meals.kitchen.open", may="run_kitchen", on=_of_draft, tell=("backbone",))
def open_kitchen(actor: Actor, *, draft: KitchenDraft, at: datetime) -> Done[int]:
    """Open a kitchen and answer its key. Where the initiative does not run care meals yet,
    it does from now on, for whoever holds `manage_initiative`.

    Refused: `care_meals.not_a_member`, `care_meals.kitchen_hours`, `care_meals.bad_point`,
    `care_meals.kitchen_name`, an unknown place.
    """
    if draft.organisation_id not in organisations_in(draft.initiative_id):
        raise Refused("care_meals.not_a_member")
    if draft.opens >= draft.closes:
        raise Refused("care_meals.kitchen_hours")
    if not draft.name.ko.strip():
        raise Refused("care_meals.kitchen_name")
    check_point(draft.latitude, draft.longitude)
    place = place_on(draft.place_code, day_of(at)).code
    if CODE not in initiative_by_id(draft.initiative_id).programmes:
        begin_programme(actor, initiative_id=draft.initiative_id, programme=CODE, at=at)
    row = Kitchen.objects.create(
        public_id=public_id(),
        initiative_id=draft.initiative_id,
        organisation_id=draft.organisation_id,
        name_ko=draft.name.ko.strip(),
        name_en=draft.name.en.strip() or draft.name.ko.strip(),
        place_code=place,
        latitude=draft.latitude,
        longitude=draft.longitude,
        capacity=draft.capacity,
        opens=draft.opens,
        closes=draft.closes,
        licence=draft.licence.strip(),
        opened_on=day_of(at),
    )
    return Done(row.pk, {"kitchen": row.public_id})
