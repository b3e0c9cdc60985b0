"""What menus say on Today: dishes that do not suit somebody, and changes after cooking began."""

from datetime import date, datetime

from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of
from dure.kernel.programmes import PanelLine
from dure.kernel.words import Words
from dure.programmes.care_meals.models import Menu
from dure.programmes.care_meals.queries.day_of_kitchen import (
    as_decided,
    latest_sheet,
    worked_out,
)
from dure.programmes.care_meals.queries.eaters import nameless_eaters
from dure.programmes.care_meals.queries.kitchens import kitchens_of
from dure.programmes.care_meals.rules.sheet_body import changed, read_body
from dure.programmes.care_meals.types.diners import KitchenCard

CLASH = Words(
    "오늘 식단이 안 맞는 음식 {n}가지를 정해 주세요", "{n} dish{es} of today suit somebody badly"
)
CHANGED = Words(
    "조리를 시작한 뒤에 바뀐 것이 있어요. 어떻게 할지 정해 주세요",
    "Something changed after cooking began. Please decide",
)


def clash_panel(actor: Actor, initiative_id: int, slug: str, at: datetime) -> tuple[PanelLine, ...]:
    """One line for each kitchen whose day waits for a decision. No name is looked at."""
    kitchens, on = kitchens_of(actor, initiative_id), day_of(at)
    planned = _planned(kitchens, on)
    found = ((one, _says(actor, one, on)) for one in kitchens if one.id in planned)
    return tuple(
        PanelLine(
            what=says,
            page="kitchen_day",
            args=(slug, one.public_id),
            more=one.name,
            late=True,
        )
        for one, says in found
        if says is not None
    )


def _planned(kitchens: tuple[KitchenCard, ...], on: date) -> set[int]:
    if not kitchens:
        return set()
    rows = Menu.objects.within(kitchen_id__in=[one.id for one in kitchens], on=on)
    return set(rows.values_list("kitchen_id", flat=True))


def _says(actor: Actor, kitchen: KitchenCard, on: date) -> Words | None:
    now = worked_out(actor, kitchen.id, on, nameless_eaters(kitchen.id, on))
    sheet = latest_sheet(kitchen.id, on)
    if sheet is not None:
        before = read_body(sheet.body)
        return CHANGED if changed(before, as_decided(before, now.body)) else None
    n = sum(not one.settled for one in now.clashes)
    return CLASH.filled(n=n, es="es" if n > 1 else "") if n else None
