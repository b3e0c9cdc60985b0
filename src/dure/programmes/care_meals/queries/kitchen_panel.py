"""What the kitchen says on Today: samples that may be disposed of."""

from datetime import datetime

from dure.ground.journal.types import Actor
from dure.kernel.programmes import PanelLine
from dure.kernel.words import Words
from dure.programmes.care_meals.queries.food_log import due_samples
from dure.programmes.care_meals.queries.kitchens import kitchens_of


def kitchen_panel(
    actor: Actor, initiative_id: int, slug: str, at: datetime
) -> tuple[PanelLine, ...]:
    """One line a kitchen with samples whose hours are over; two statements, or one where none is."""
    kitchens = kitchens_of(actor, initiative_id)
    due = due_samples([one.id for one in kitchens], at) if kitchens else {}
    return tuple(
        PanelLine(
            what=_words(due[one.id]),
            page="food_log",
            args=(slug, one.public_id),
            more=one.name,
        )
        for one in kitchens
        if one.id in due
    )


def _words(n: int) -> Words:
    told = "보관 시간이 끝난 보존식 {n}개를 버리고 적어 주세요"
    return Words(told, "{n} preserved sample{s} may be disposed of").filled(n=n)
