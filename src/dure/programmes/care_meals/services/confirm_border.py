"""Confirm the border (시·군 밖 확인): once, that a door across the border is served on purpose.

It holds on every day from then on, until it is taken back or the address changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.programmes.care_meals.queries.borders import border_of
from dure.programmes.care_meals.services.subjects import eating, of_diner
from dure.programmes.care_meals.types.diners import BORDER_REASONS

LONGEST = 300
NO_BORDER: Mapping[str, object] = {
    "border_reason": "",
    "border_words": "",
    "border_at": None,
    "border_by_id": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderYes:
    """Why a door across the border is right: one of `BORDER_REASONS`; words where it is `other`."""

    reason: str
    words: str = field(default="", repr=False)


@action("care_meals.diner.confirm_border", may="run_kitchen", on=of_diner)
def confirm_border(actor: Actor, *, diner_id: int, told: BorderYes, at: datetime) -> Done[int]:
    """It is right that this diner lives across the border; answers the diner's key.

    The journal keeps who said it, when and the reason; the words stay sealed with the door. Refused:
    `care_meals.no_such_border_reason`, `.explanation_needed`, `.within_the_border`,
    `.diner_has_ended`, `kernel.resident_number`.
    """
    words = told.words.strip()
    if told.reason not in BORDER_REASONS:
        raise Refused("care_meals.no_such_border_reason", reason=told.reason[:30])
    if (told.reason == "other" and not words) or len(words) > LONGEST:
        raise Refused("care_meals.explanation_needed", most=LONGEST)
    refuse_resident_number(explanation=words)
    row = eating(diner_id)
    if not border_of(row, day_of(at)):
        raise Refused("care_meals.within_the_border")
    row.border_reason, row.border_words = told.reason, words
    row.border_at, row.border_by_id = at, actor.account_id
    row.save(update_fields=list(NO_BORDER))
    return Done(row.pk, {"diner": row.public_id, "reason": told.reason})


@action("care_meals.diner.take_back_border", may="run_kitchen", on=of_diner)
def take_back_border(actor: Actor, *, diner_id: int, at: datetime) -> Done[int]:
    """It is right no longer: the next day that is planned asks again. Answers the diner's key.

    Refused: `care_meals.border_not_confirmed`, `care_meals.diner_has_ended`.
    """
    row = eating(diner_id)
    if row.border_at is None:
        raise Refused("care_meals.border_not_confirmed")
    reason = row.border_reason
    for name, value in NO_BORDER.items():
        setattr(row, name, value)
    row.save(update_fields=list(NO_BORDER))
    return Done(row.pk, {"diner": row.public_id, "reason": reason})
