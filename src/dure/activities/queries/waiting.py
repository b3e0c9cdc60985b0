"""What waits for what in an initiative, which delays stand, and who comes late because of them."""

from typing import Any

from dure.activities.models import Delay, Dependency
from dure.activities.queries.seeing import holds, must_look
from dure.activities.rules.delays import late_behind
from dure.activities.types.register import DelayLine, DependencyLine, Late
from dure.ground.journal.types import Actor


def dependencies_of(actor: Actor, initiative_id: int) -> tuple[DependencyLine, ...]:
    """Every link; refused with `journal.not_allowed` for whoever has no part here."""
    must_look(actor, initiative_id)
    return links_of(initiative_id)


def links_of(initiative_id: int) -> tuple[DependencyLine, ...]:
    """The same for services of this room that have asked the gate."""
    rows = Dependency.objects.within(initiative_id=initiative_id).order_by("pk")
    return tuple(
        DependencyLine(row.pk, row.before_id, row.after_id, row.slack_days, row.what)
        for row in rows
    )


def delays_of(actor: Actor, initiative_id: int) -> tuple[DelayLine, ...]:
    """The delays that stand, the newest first; refused with `journal.not_allowed` outside.

    Why is for those who take part: whoever only looks on does not read it.
    """
    must_look(actor, initiative_id)
    takes_part = holds(actor, initiative_id, "keep_files")  # whoever works here, not who looks on
    rows: Any = Delay.objects.within(service__initiative_id=initiative_id, over_at__isnull=True)
    return tuple(
        DelayLine(
            row.service_id,
            row.days,
            row.reason if takes_part else "",
            row.announced_at,
            row.announced_by.name if row.announced_by else "",
        )
        for row in rows.select_related("announced_by").order_by("-announced_at", "-pk")
    )


def late_now(actor: Actor, initiative_id: int) -> dict[int, Late]:
    """Activity → how late it comes because of the delays that stand: the worst of them."""
    links = dependencies_of(actor, initiative_id)
    found: dict[int, Late] = {}
    for delay in delays_of(actor, initiative_id):
        for late in late_behind(links, start=delay.service_id, days=delay.days):
            known = found.get(late.service_id)
            if known is None or known.days < late.days:
                found[late.service_id] = late
    return found
