"""What the roster says on Today: shifts that somebody gives away. When and what, nobody named."""

from datetime import datetime

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of
from dure.kernel.programmes import PanelLine
from dure.kernel.words import Words
from dure.programmes.care_meals.models import Kitchen, Swap
from dure.programmes.care_meals.queries.kitchens import subject_of
from dure.programmes.care_meals.queries.rosters import shift_cards, shift_words
from dure.programmes.care_meals.queries.workers import JOBS

TAKEN = Words(
    "{when} 근무를 바꾸겠다고 해요. 그렇게 할지 정해 주세요",
    "{when}: somebody would take this shift over. Please decide",
)
OPEN = Words(
    "{when} 근무를 바꿔 달라고 해요. 맡을 분이 아직 없어요",
    "{when}: this shift is given away, and nobody has taken it yet",
)


def swap_panel(actor: Actor, initiative_id: int, slug: str, at: datetime) -> tuple[PanelLine, ...]:
    """One line for each shift from today on that waits for another person or for a word."""
    here = Kitchen.objects.within(initiative_id=initiative_id, closed_on__isnull=True)
    kitchens = [row.pk for row in here if may(actor, JOBS, subject_of(row))]
    today = day_of(at)
    rows = Swap.objects.within(
        state__in=["open", "taken"],
        place__state="planned",
        place__shift__kitchen_id__in=kitchens,
        place__shift__day__gte=today,
    )
    order = ("place__shift__day", "place__shift__starts", "pk")
    return tuple(
        PanelLine(
            what=_words(row),
            page="meal_shift",
            args=(slug, str(row.place.shift_id)),
            late=row.place.shift.day == today,
        )
        for row in rows.select_related("place__shift").order_by(*order)
    )


def _words(row: Swap) -> Words:
    when = shift_words(shift_cards([row.place.shift], {})[0])
    told = TAKEN if row.state == "taken" else OPEN
    return Words(told.ko.format(when=when.ko), told.en.format(when=when.en))
