"""What the kitchen prints: the sheet it cooks from, and the labels of that sheet."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dure.ground.access.services import Act, log_access
from dure.ground.journal.queries import must
from dure.ground.journal.types import Actor
from dure.ground.people.queries import named_people
from dure.kernel.words import spoken_language
from dure.programmes.care_meals.queries.day_of_kitchen import (
    body_of,
    kept_card,
    latest_sheet,
    plain_dishes,
    work_out,
)
from dure.programmes.care_meals.queries.kitchens import kitchen_row, subject_of
from dure.programmes.care_meals.rules.labels import Wording, label_cards
from dure.programmes.care_meals.rules.sheet_body import SheetBody
from dure.programmes.care_meals.rules.whole_day import bought, buy_lines, cook_lines, meal_counts
from dure.programmes.care_meals.types.kitchen_day import (
    BuyLine,
    CookLine,
    KeptSheet,
    LabelCard,
    MealCount,
)


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A kitchen sheet (조리지시서) for paper; without `kept` it is a draft."""

    counts: tuple[MealCount, ...]
    lines: tuple[CookLine, ...]
    buys: tuple[BuyLine, ...]
    kept: KeptSheet | None

    @property
    def meals(self) -> int:
        """All meals of the day."""
        return sum(one.meals for one in self.counts)


@dataclass(frozen=True, slots=True)
class PrintedLabels:
    """The labels of a day, in the order in which they are loaded."""

    cards: tuple[LabelCard, ...]
    kept: KeptSheet | None


def printed_sheet(actor: Actor, kitchen_id: int, on: date, at: datetime) -> PrintedSheet:
    """The sheet that is cooked from, or a draft of it before cooking began; nobody is named."""
    body, kept = _body(actor, kitchen_id, on, at, names=False)
    plain = plain_dishes(body.dishes)
    return PrintedSheet(
        counts=meal_counts(body.plans, body.sheets),
        lines=cook_lines(body.sheets, body.dishes, plain, on),
        buys=buy_lines(bought(body.sheets, plain), plain),
        kept=kept,
    )


def printed_labels(
    actor: Actor, kitchen_id: int, on: date, at: datetime, *, whole_names: bool = False
) -> PrintedLabels:
    """The labels; whole names only where the door needs them, and each of them is logged as seen."""
    body, kept = _body(actor, kitchen_id, on, at, names=True)
    places = body.places
    if whole_names:
        places = _whole(actor, kitchen_id, body, at)
    how = Wording(body.dishes, places, spoken_language(), on)
    cards: list[LabelCard] = []
    for kind, plan in body.plans.items():
        cards += label_cards(kind, plan, body.sheets[kind], how)
    return PrintedLabels(tuple(cards), kept)


def _body(
    actor: Actor, kitchen_id: int, on: date, at: datetime, *, names: bool
) -> tuple[SheetBody, KeptSheet | None]:
    kitchen = kitchen_row(actor, kitchen_id)
    row = latest_sheet(kitchen_id, on)
    if row is None:
        return work_out(actor, kitchen_id, on, at).body, None
    body = body_of(row)
    if names:
        must(actor, "open_person", subject_of(kitchen))
        done = Act("listed", "service", kitchen.organisation_id)
        log_access(actor, at=at, person_ids=_people(body), done=done)
    return body, kept_card(row)


def _whole(
    actor: Actor, kitchen_id: int, body: SheetBody, at: datetime
) -> dict[str, tuple[str, str]]:
    kitchen = kitchen_row(actor, kitchen_id)
    home: dict[str, Any] = {
        "organisation_id": kitchen.organisation_id,
        "initiative_id": kitchen.initiative_id,
        "at": at,
    }
    known = named_people(actor, _people(body), **home)
    return {
        key: (known[one.person_id].name if one.person_id in known else one.name, one.stop)
        for key, one in body.people.items()
    }


def _people(body: SheetBody) -> list[int]:
    """Whose names stand on the labels: those who get a meal, and nobody else."""
    eat = {label.diner for sheet in body.sheets.values() for label in sheet.labels}
    return sorted({one.person_id for key, one in body.people.items() if key in eat})
