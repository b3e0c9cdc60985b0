"""Links of the demo that need no account: a courier's route of today, an older worker's own shifts."""

from datetime import datetime

from django.urls import reverse

from dure.kernel.clock import day_of
from dure.kernel.programmes import DemoDoor
from dure.kernel.words import Words
from dure.programmes.care_meals.models import CourierLink, WorkerLink

MOST = 4
ROUTE = Words("배달 길 열기 · {who}", "Open the route of {who}")
SHIFTS = Words("내 근무 열기 · {who}", "Open the shifts of {who}")


def demo_doors(at: datetime) -> tuple[DemoDoor, ...]:
    """Links that nobody has opened yet. Asked only where the demo is served, whose people are invented."""
    everywhere = "the demo shows its own links"
    routes = CourierLink.objects.everywhere(everywhere).filter(
        day__on=day_of(at), day__state="open", opened_at__isnull=True
    )
    shifts = WorkerLink.objects.everywhere(everywhere).filter(
        ended_at__isnull=True, bound_at__isnull=True
    )
    return (
        *(
            DemoDoor(
                ROUTE.filled(who=row.courier.name),
                row.day.kitchen.name,
                reverse("door", args=[row.token]),
            )
            for row in routes.select_related("courier", "day__kitchen").order_by("pk")[:MOST]
        ),
        *(
            DemoDoor(
                SHIFTS.filled(who=row.worker.person.name),
                row.worker.kitchen.name,
                reverse("own_shifts", args=[row.token]),
            )
            for row in shifts.select_related("worker__person", "worker__kitchen")[:MOST]
        ),
    )
