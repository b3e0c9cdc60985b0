"""A kitchen's day (하루 주방): worked out anew each time it is asked, from menus and who eats."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from dure.engines.kitchen import Dish, cook, fingerprint
from dure.ground.journal.types import Actor
from dure.kernel.words import Words
from dure.programmes.care_meals.models import KitchenSheet
from dure.programmes.care_meals.queries.dishes import dishes_of
from dure.programmes.care_meals.queries.eaters import eaters_on
from dure.programmes.care_meals.queries.menus import decided_without, menus_on
from dure.programmes.care_meals.rules.clash_cards import Cooked, clash_cards
from dure.programmes.care_meals.rules.kitchen_plan import dish_of, plan_of
from dure.programmes.care_meals.rules.obstacles import obstacles, strange_needs
from dure.programmes.care_meals.rules.repacking import portion_changes, repack_cards
from dure.programmes.care_meals.rules.sheet_body import (
    SheetBody,
    Someone,
    changed,
    mark_of,
    read_body,
    withheld,
)
from dure.programmes.care_meals.rules.whole_day import (
    bought,
    buy_lines,
    cook_lines,
    meal_counts,
)
from dure.programmes.care_meals.types.diners import KINDS
from dure.programmes.care_meals.types.dishes import DishCard
from dure.programmes.care_meals.types.kitchen_day import (
    ClashCard,
    Eater,
    KeptSheet,
    KitchenDay,
    PortionChange,
    RepackCard,
)


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A day worked out: what would be kept if cooking began now, and what is in its way."""

    body: SheetBody
    clashes: tuple[ClashCard, ...]
    without_menu: tuple[Words, ...]
    strange: tuple[str, ...]

    @property
    def mark(self) -> str:
        """The same day has the same."""
        return mark_of(self.body.plans)

    @property
    def obstacles(self) -> tuple[Words, ...]:
        """Why cooking cannot begin."""
        return obstacles(
            counts=meal_counts(self.body.plans, self.body.sheets),
            clashes=self.clashes,
            without_menu=self.without_menu,
            strange=self.strange,
            empty=tuple(self.body.people[one].name for one in empty_boxes(self.body)),
        )


def empty_boxes(body: SheetBody) -> tuple[str, ...]:
    """The diners in whose meal no dish is left: an empty box is no meal."""
    labels = (one for sheet in body.sheets.values() for one in sheet.labels)
    return tuple(dict.fromkeys(one.diner for one in labels if not one.dishes))


def kitchen_day(actor: Actor, kitchen_id: int, on: date, at: datetime) -> KitchenDay:
    """The day as its pages show it. Refused as `kitchen_row` and `diners_of_day` refuse."""
    now = work_out(actor, kitchen_id, on, at)
    row = latest_sheet(kitchen_id, on)
    before = body_of(row) if row is not None else None
    after = as_decided(before, now.body) if before else now.body
    repacks, portions = _differences(before, after, on)
    shown = before or now.body
    plain = plain_dishes(shown.dishes)
    return KitchenDay(
        on=on,
        counts=meal_counts(shown.plans, shown.sheets),
        lines=cook_lines(shown.sheets, shown.dishes, plain, on),
        buys=buy_lines(bought(shown.sheets, plain), plain),
        clashes=now.clashes,
        without_menu=now.without_menu,
        obstacles=now.obstacles,
        kept=kept_card(row) if row is not None else None,
        repacks=repacks,
        portions=portions,
        mark=now.mark,
    )


def work_out(actor: Actor, kitchen_id: int, on: date, at: datetime) -> WorkedOut:
    """Plans and sheets of every kind of meal, from what the tables hold at this moment."""
    return worked_out(actor, kitchen_id, on, eaters_on(actor, kitchen_id, on, at))


def worked_out(actor: Actor, kitchen_id: int, on: date, eaters: tuple[Eater, ...]) -> WorkedOut:
    """The same for eaters that are known already, with or without their names."""
    menus = menus_on(actor, kitchen_id, on)
    plans = {
        kind: plan_of(menu, eaters, on)
        for kind in KINDS
        if (menu := menus.get(kind)) and menu.lines and any(one.kind == kind for one in eaters)
    }
    sheets = {kind: cook(plan, inputs=fingerprint(plan)) for kind, plan in plans.items()}
    dishes = {key: one for menu in menus.values() for key, one in menu.dishes.items()}
    people = {one.id: Someone(one.name, one.stop, one.person_id) for one in eaters}
    body = SheetBody(plans, sheets, dishes, people)
    unanswered = any(sheet.unanswered for sheet in sheets.values())
    larder = dishes_of(actor, kitchen_id, on) if unanswered else ()
    return WorkedOut(
        body=body,
        clashes=_clashes(body, eaters, decided_without(kitchen_id, on), larder, on),
        without_menu=tuple(
            words
            for kind, words in KINDS.items()
            if kind not in plans and any(one.kind == kind and one.portions for one in eaters)
        ),
        strange=strange_needs(eaters, on),
    )


def as_decided(before: SheetBody, after: SheetBody) -> SheetBody:
    """The day as it is now, in which those stay without a meal for whom that was decided."""
    decided = {
        one.id: one.why
        for plan in before.plans.values()
        for one in plan.diners
        if one.where == "explained"
    }
    if not decided:
        return after
    kept = withheld(after, decided)
    sheets = {kind: cook(plan, inputs=fingerprint(plan)) for kind, plan in kept.plans.items()}
    return replace(kept, sheets=sheets)


def _clashes(
    body: SheetBody,
    eaters: tuple[Eater, ...],
    without: Mapping[tuple[str, str, str], str],
    larder: tuple[DishCard, ...],
    on: date,
) -> tuple[ClashCard, ...]:
    found: list[ClashCard] = []
    for kind, plan in body.plans.items():
        cooked = Cooked(
            kind=kind,
            plan=plan,
            sheet=body.sheets[kind],
            eaters={one.id: one for one in eaters if one.kind == kind},
            dishes=body.dishes,
            larder=larder,
        )
        decided = {(who, dish): deed for (of, who, dish), deed in without.items() if of == kind}
        found += clash_cards(cooked, decided, on)
    return tuple(sorted(found, key=lambda one: one.settled))


def _differences(
    before: SheetBody | None, after: SheetBody, on: date
) -> tuple[tuple[RepackCard, ...], tuple[PortionChange, ...]]:
    if before is None:
        return (), ()
    repacks: list[RepackCard] = []
    portions: list[PortionChange] = []
    dishes = {**after.dishes, **before.dishes}
    people = {**before.places, **after.places}
    for kind, found in changed(before, after).items():
        repacks += repack_cards(kind, found, dishes=dishes, people=people, day=on)
        portions += portion_changes(found, dishes, on)
    return tuple(repacks), tuple(portions)


def latest_sheet(kitchen_id: int, on: date) -> KitchenSheet | None:
    """The sheet from which the kitchen cooks; None before cooking began."""
    rows = KitchenSheet.objects.within(kitchen_id=kitchen_id, on=on).defer("body")
    row: KitchenSheet | None = rows.order_by("-number").first()
    return row


def body_of(row: KitchenSheet) -> SheetBody:
    """What was kept. A sheet never changes, so that the newest ones are opened and read once a process."""
    return _opened(row.public_id)


@lru_cache(maxsize=8)
def _opened(public_id: str) -> SheetBody:
    rows = KitchenSheet.objects.within(public_id=public_id)
    return read_body(rows.values_list("body", flat=True).get())


def kept_card(row: KitchenSheet) -> KeptSheet:
    """What a page says of a kept sheet."""
    return KeptSheet(
        id=row.pk,
        public_id=row.public_id,
        number=row.number,
        meals=row.meals,
        cooking_since=row.cooking_since,
        made_at=row.made_at,
        deed=row.deed,
        note=row.note,
    )


def plain_dishes(dishes: Mapping[str, DishCard]) -> dict[str, Dish]:
    """The dishes as the engine knows them."""
    return {key: dish_of(one) for key, one in dishes.items()}
