"""The access log, read: who looked at a person, and what happened in an organisation (E12)."""

from datetime import datetime

from dure.ground.access.models import AccessLog
from dure.ground.access.types import Look
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused

PAGE = 50


def who_looked(person_id: int, *, since: datetime | None = None) -> tuple[Look, ...]:
    """Everyone who saw, took, changed or was refused a person's row, newest first.

    The person has a right to this answer; it stays after the person is erased.
    """
    rows = AccessLog.objects.within(person_id=person_id)
    if since is not None:
        rows = rows.filter(at__gte=since)
    return tuple(_look(row) for row in rows.select_related("account").order_by("-at", "-id"))


def access_log_page(
    actor: Actor,
    *,
    organisation_id: int,
    initiative_id: int | None = None,
    before_id: int | None = None,
    limit: int = PAGE,
) -> tuple[Look, ...]:
    """One page of an organisation's log, newest first; go on with the last line's id as `before_id`.

    Needs `see_access_log` there; refused with `journal.not_allowed`.
    """
    subject = Subject("access_log", organisation_id, initiative_id, organisation_id)
    if not may(actor, "see_access_log", subject):
        raise Refused("journal.not_allowed")
    rows = AccessLog.objects.within(organisation_id=organisation_id)
    if (
        initiative_id is not None
    ):  # whoever may read an initiative's log reads its members', no more
        rows = rows.filter(organisation__memberships__initiative_id=initiative_id).distinct()
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    return tuple(_look(row) for row in rows.select_related("account").order_by("-id")[:limit])


def access_log_of(
    actor: Actor,
    *,
    initiative_id: int,
    organisation_ids: frozenset[int],
    before_id: int | None = None,
    limit: int = PAGE,
) -> tuple[Look, ...]:
    """One page of the log of several organisations of an initiative, newest first.

    The caller knows which organisations take part; those whose log the actor may not read are left out.
    """
    own = [
        each
        for each in organisation_ids
        if may(actor, "see_access_log", Subject("access_log", each, initiative_id, each))
    ]
    rows = AccessLog.objects.within(organisation_id__in=own)
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    return tuple(_look(row) for row in rows.select_related("account").order_by("-id")[:limit])


def _look(row: AccessLog) -> Look:
    return Look(
        id=row.pk,
        at=row.at,
        account_id=row.account_id,
        account_name=row.account.name,
        person_id=row.person_id,
        organisation_id=row.organisation_id,
        purpose=row.purpose,
        act=row.act,
        reason=row.reason,
        address=row.address,
    )
