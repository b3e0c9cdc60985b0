"""The consents an organisation holds: how many by purpose, and one page of them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from dure.ground.consent.models import Consent
from dure.ground.consent.queries.consents import card_of
from dure.ground.consent.types import ConsentCard, ConsentsWanted, PurposeCount
from dure.ground.journal.queries import must
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import must_reach, subject_within
from dure.kernel.errors import Refused

SOON_DAYS = 30
STATES = ("in_force", "ending", "run_out", "withdrawn")
PAGE = 30


def purpose_counts(
    actor: Actor, holder_id: int, *, initiative_id: int, on: date
) -> tuple[PurposeCount, ...]:
    """For each purpose the people whose consent is in force, ends within a month, ran out, was withdrawn.

    One query. Needs `record_consent`; refused with `journal.not_allowed`.
    """
    rows = _held(actor, holder_id, initiative_id, on)
    counts: dict[str, Any] = {
        state: Count("person_id", filter=_state(state, on), distinct=True) for state in STATES
    }
    found = rows.values("purpose__code").annotate(**counts).order_by("purpose__code")
    return tuple(PurposeCount(*row) for row in found.values_list("purpose__code", *STATES))


def consents_held(
    actor: Actor,
    holder_id: int,
    *,
    initiative_id: int,
    on: date,
    wanted: ConsentsWanted,
) -> tuple[ConsentCard, ...]:
    """One page of an organisation's consents, newest first; go on with the last id.

    People are ids only: whoever shows them asks the people room, which writes the log.
    """
    rows: QuerySet[Consent] = _held(actor, holder_id, initiative_id, on)
    if wanted.purpose:
        rows = rows.filter(purpose__code=wanted.purpose)
    if wanted.state in STATES:
        rows = rows.filter(_state(wanted.state, on))
    if wanted.before_id is not None:
        rows = rows.filter(pk__lt=wanted.before_id)
    found = rows.select_related("purpose", "withdrawal").order_by("-pk")[:PAGE]
    return tuple(card_of(row, on) for row in found)


def consent_papers(consent_ids: Iterable[int]) -> dict[int, str]:
    """The address of the paper of each consent that has one; opened behind the people room's gate."""
    rows = Consent.objects.within(pk__in=list(consent_ids), document__isnull=False)
    return dict(rows.values_list("pk", "document__public_id"))


def supporters_named(person_id: int) -> dict[int, str]:
    """Who helped with each consent of a person whose row has been opened."""
    rows = Consent.objects.within(person_id=person_id).exclude(supported_by="")
    return dict(rows.values_list("pk", "supported_by"))


def person_of_consent(consent_id: int) -> int:
    """Whose consent it is; refused with `consent.no_such_consent`."""
    found: int | None = (
        Consent.objects.within(pk=consent_id).values_list("person_id", flat=True).first()
    )
    if found is None:
        raise Refused("consent.no_such_consent")
    return found


def _held(actor: Actor, holder_id: int, initiative_id: int, on: date) -> QuerySet[Consent]:
    where = subject_within("consents", holder_id, initiative_id, holder_id)
    must(actor, "record_consent", where)
    must_reach(actor, holder_id, initiative_id, on)
    rows: QuerySet[Consent] = Consent.objects.within(holder_id=holder_id)
    return rows


def _state(state: str, on: date) -> Q:
    withdrawn = Q(withdrawal__withdrawn_on__lte=on)
    run_out = Q(expires_on__lte=on) & ~withdrawn
    if state == "withdrawn":
        return withdrawn
    if state == "run_out":
        return run_out
    open_now = (
        Q(given_on__lte=on) & ~withdrawn & (Q(expires_on__isnull=True) | Q(expires_on__gt=on))
    )
    if state == "ending":
        return open_now & Q(expires_on__lte=on + timedelta(days=SOON_DAYS))
    return open_now
