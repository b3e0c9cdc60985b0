"""How contracts on processing are shown."""

from dure.ground.organisations.queries import (
    ITEMS_ENTRUSTED,
    PEOPLE_MODES,
    entrustments_of,
    ground_on,
    members_of,
)
from dure.ground.organisations.screens.entrusted.form import EntrustmentForm
from dure.ground.organisations.screens.inside import said
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words


def shown_contracts(card: InitiativeCard, form: EntrustmentForm) -> dict[str, object]:
    """The contracts, the members without one, and how people are counted now."""
    today = day_of(now())
    ground = ground_on(card.id, today)
    members = members_of(card.id, today)
    names = {each.organisation.id: each.organisation.name for each in members}
    contracts = [
        {
            "card": one,
            "name": names.get(one.organisation_id, Words("–", "–")),
            "holds": one.holds_on(today),
            "items": [ITEMS_ENTRUSTED[each] for each in one.items if each in ITEMS_ENTRUSTED],
        }
        for one in entrustments_of(card.id)
    ]
    held = {one["card"].organisation_id for one in contracts if one["holds"]}  # type: ignore[attr-defined]
    without = [
        name
        for each in members
        if each.part == "member"
        for name in [each.organisation.name]
        if each.organisation.id not in held
    ]
    return said(
        card,
        form=form,
        contracts=contracts,
        without=without,
        mode=PEOPLE_MODES[ground.mode],
        is_entrusted=ground.mode == "entrusted",
    )
