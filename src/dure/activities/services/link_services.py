"""Say that one organisation's activity waits for another's, or that it does no more."""

from datetime import datetime

from dure.activities.models import Dependency, Service
from dure.activities.queries.waiting import links_of
from dure.activities.rules.delays import circle_with
from dure.activities.services.enrol_person import of_service
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words

MOST_SLACK = 3650
NOTHING = Words("", "")


def _of_after(*, after_id: int, **_: object) -> Subject:
    return of_service(service_id=after_id)


@action("activities.dependency.add", may="manage_services", on=_of_after, tell=("backbone",))
def wait_for(
    actor: Actor,
    *,
    after_id: int,
    before_id: int,
    slack_days: int = 0,
    what: Words = NOTHING,
    at: datetime,
) -> Done[int]:
    """`after_id` waits for `before_id`; said by whoever waits. Said again it takes the new words.

    Refused with `activities.no_such_service`, `.waits_for_itself`, `.waits_in_a_circle` (with the
    names on the way) or `.bad_slack`.
    """
    refuse_resident_number(what=what.ko)
    if not 0 <= slack_days <= MOST_SLACK:
        raise Refused("activities.bad_slack", most=MOST_SLACK)
    after = Service.objects.within(pk=after_id).get()
    _one_at_a_time(after.initiative_id)
    if not Service.objects.within(pk=before_id, initiative_id=after.initiative_id).exists():
        raise Refused("activities.no_such_service")
    _refuse_circle(after.initiative_id, before_id, after_id)
    row, is_new = Dependency.objects.within(initiative_id=after.initiative_id).update_or_create(
        before_id=before_id,
        after_id=after_id,
        defaults={"slack_days": slack_days, "what_ko": what.ko[:200], "what_en": what.en[:200]},
        create_defaults={
            "initiative_id": after.initiative_id,
            "slack_days": slack_days,
            "what_ko": what.ko[:200],
            "what_en": what.en[:200],
            "made_at": at,
        },
    )
    return Done(row.pk, {"before": before_id, "after": after_id, "new": is_new})


def _one_at_a_time(initiative_id: int) -> None:
    """Two links, each harmless alone, could close a circle together: the oldest service is the latch."""
    rows = Service.objects.within(initiative_id=initiative_id).order_by("pk")
    rows.select_for_update().first()


def _refuse_circle(initiative_id: int, before_id: int, after_id: int) -> None:
    way = circle_with(links_of(initiative_id), before=before_id, after=after_id)
    if len(way) == 1:
        raise Refused("activities.waits_for_itself")
    if way:
        rows = {row.pk: row.name for row in Service.objects.within(pk__in=way)}
        told = Words(
            " → ".join(rows[one].ko for one in way), " → ".join(rows[one].en for one in way)
        )
        raise Refused("activities.waits_in_a_circle", way=told)


def _of_link(*, dependency_id: int) -> Subject:
    row = Dependency.objects.within(pk=dependency_id).first()
    if row is None:
        raise Refused("activities.no_such_dependency")
    return of_service(service_id=row.after_id)


@action("activities.dependency.end", may="manage_services", on=_of_link)
def wait_no_more(actor: Actor, *, dependency_id: int, at: datetime) -> Done[int]:
    """It waits no more. Refused with `activities.no_such_dependency`."""
    row = Dependency.objects.within(pk=dependency_id).get()
    noted = {"before": row.before_id, "after": row.after_id}
    row.delete()
    return Done(dependency_id, noted)
