"""What safety says on Today: accidents that have to be reported within seven days. Nobody named."""

from datetime import datetime

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of
from dure.kernel.programmes import PanelLine
from dure.kernel.words import Words
from dure.programmes.care_meals.models import Accident, Kitchen
from dure.programmes.care_meals.queries.kitchens import subject_of
from dure.programmes.care_meals.queries.workers import JOBS

DUE = Words(
    "사고를 {month}월 {day}일까지 시군구에 보고해 주세요",
    "Report the accident to the local government by {written}",
)


def accident_panel(
    actor: Actor, initiative_id: int, slug: str, at: datetime
) -> tuple[PanelLine, ...]:
    """One line for each report that has not been made, the most urgent first."""
    here = Kitchen.objects.within(initiative_id=initiative_id, closed_on__isnull=True)
    kitchens = [row.pk for row in here if may(actor, JOBS, subject_of(row))]
    rows = Accident.objects.within(
        kitchen_id__in=kitchens, due_on__isnull=False, reported_on__isnull=True
    )
    days = rows.order_by("due_on", "pk").values_list("due_on", flat=True)
    return tuple(
        PanelLine(
            what=Words(
                DUE.ko.format(month=due.month, day=due.day),
                DUE.en.format(written=f"{due:%-d %b}"),
            ),
            page="meal_jobs",
            args=(slug,),
            late=due <= day_of(at),
        )
        for due in days
        if due is not None
    )
