"""Announce that an activity comes late: whoever waits behind it is warned at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from dure.activities.models import Delay, Service
from dure.activities.queries.waiting import links_of
from dure.activities.rules.delays import late_behind
from dure.activities.services.enrol_person import of_service
from dure.activities.types.register import Late, Warned
from dure.communication.services import tell
from dure.communication.types import NewNotice
from dure.ground.access.queries import accounts_who_may
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import LANGUAGES, Words

MOST_DAYS, MOST_REASON = 3650, 500
DAYS = Words("{n}일", "{n} day{s}")


@action("activities.delay.announce", may="record_service", on=of_service, tell=("backbone",))
def announce_delay(
    actor: Actor, *, service_id: int, days: int, reason: str = "", at: datetime
) -> Done[Warned]:
    """It comes so many days late. Everybody behind it is told how late they come because of it.

    Announced again, the new number stands and those for whom it changes are told. Refused with
    `activities.bad_delay` or `.reason_too_long`.
    """
    if not 1 <= days <= MOST_DAYS:
        raise Refused("activities.bad_delay", most=MOST_DAYS)
    if len(reason) > MOST_REASON:
        raise Refused("activities.reason_too_long", most=MOST_REASON)
    refuse_resident_number(reason=reason)
    service = Service.objects.within(pk=service_id).select_for_update().get()
    links, before = links_of(service.initiative_id), _open_delay(service)
    known = late_behind(links, start=service_id, days=before.days) if before else ()
    row = _standing(service, before, days, reason.strip(), actor, at)
    late = late_behind(links, start=service_id, days=days)
    told = tell(list(_notices(service, row, _other(late, known), at)), at=at)
    noted = {"service": service_id, "days": days, "behind": [one.service_id for one in late]}
    return Done(Warned(late, told), noted)


@action("activities.delay.end", may="record_service", on=of_service)
def delay_over(actor: Actor, *, service_id: int, at: datetime) -> Done[int]:
    """It is no longer late; whoever was warned is told so. Answers how many days it was; 0 for none."""
    row = Delay.objects.within(service_id=service_id, over_at__isnull=True).first()
    if row is None:
        return Done(0, {"service": service_id, "already": True})
    row.over_at = at
    row.save(update_fields=["over_at"])
    service = Service.objects.within(pk=service_id).get()
    late = late_behind(links_of(service.initiative_id), start=service_id, days=row.days)
    tell(list(_notices(service, row, late, at, occasion="delay_over")), at=at)
    return Done(row.days, {"service": service_id, "days": row.days})


def _open_delay(service: Service) -> Delay | None:
    found: Delay | None = Delay.objects.within(service_id=service.pk, over_at__isnull=True).first()
    return found


def _other(late: Sequence[Late], known: Sequence[Late]) -> list[Late]:
    """Those for whom it is not as they were told before; who comes late no more hears of no days."""
    before, now_late = {one.service_id: one for one in known}, {one.service_id for one in late}
    changed = [one for one in late if one != before.get(one.service_id)]
    return changed + [replace(one, days=0) for key, one in before.items() if key not in now_late]


def _standing(
    service: Service, row: Delay | None, days: int, reason: str, actor: Actor, at: datetime
) -> Delay:
    if row is None:
        return Delay.objects.create(
            public_id=public_id(),
            service=service,
            days=days,
            reason=reason,
            announced_at=at,
            announced_by_id=actor.account_id,
        )
    row.days, row.reason, row.announced_at = days, reason, at
    row.announced_by_id = actor.account_id
    row.save()
    return row


def _notices(
    service: Service, delay: Delay, late: Sequence[Late], at: datetime, occasion: str = "delay"
) -> Iterable[NewNotice]:
    """One to each who answers for an activity behind, with the way on which it comes to them."""
    way = {one for each in late for one in each.way}
    behind: dict[int, Any] = {
        row.pk: row for row in Service.objects.within(pk__in=way).select_related("organisation")
    }
    homes = {behind[one.service_id].organisation_id for one in late}
    here = initiative_by_id(service.initiative_id)
    people = accounts_who_may(
        "see_initiative", initiative_id=here.id, organisation_ids=homes, on=day_of(at)
    )
    page = f"{settings.DURE_ADDRESS}{reverse('who_waiting', args=[here.slug])}"
    for one in late:
        row = behind[one.service_id]
        for account in people.get(row.organisation_id, ()):
            spoken = account.language if account.language in LANGUAGES else LANGUAGES[0]
            steps = " → ".join(behind[step].name.in_language(spoken) for step in one.way)
            yield NewNotice(
                event=f"activities.{occasion}:{delay.public_id}:{row.pk}:{one.days}:{at.isoformat()}",
                recipient=f"account:{account.id}",
                address=account.email,
                account_id=account.id,
                code=f"activities.{occasion}",
                language=spoken,
                initiative_id=here.id,
                values={
                    "name": account.name or account.email,
                    "initiative": here.name.in_language(spoken),
                    "late": row.name.in_language(spoken),
                    "first": service.name.in_language(spoken),
                    "days": _days(delay.days, spoken),
                    "own": _days(one.days, spoken),
                    "way": steps,
                    "address": page,
                },
            )


def _days(n: int, language: str) -> str:
    return DAYS.filled(n=n).in_language(language)
