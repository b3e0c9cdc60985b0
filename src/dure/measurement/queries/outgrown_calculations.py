"""Calculations that the ledger has outgrown, for those who may do something about it."""

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import organisation_cards, organisations_in
from dure.measurement.queries.stale_calculations import stale_calculations
from dure.measurement.rules.labels import period_words
from dure.measurement.types.today import Outgrown

SEES = ("approve_report", "enter_report")


def outgrown_calculations(actor: Actor, *, initiative_id: int) -> tuple[Outgrown, ...]:
    """The newest first, one line an organisation and period. Five queries."""
    members = organisations_in(initiative_id)
    seen = {one for one in members if _may_see(actor, initiative_id, one)}
    if not seen:
        return ()
    stale = [one for one in stale_calculations() if one.organisation_id in seen]
    cards = organisation_cards(frozenset(one.organisation_id for one in stale))
    return tuple(
        Outgrown(
            organisation=cards[one.organisation_id].name,
            period=one.period,
            period_words=period_words(one.period),
            reason=one.reason,
        )
        for one in sorted(stale, key=lambda one: one.period, reverse=True)
    )


def _may_see(actor: Actor, initiative_id: int, organisation_id: int) -> bool:
    subject = Subject("reports", "", initiative_id, organisation_id)
    return any(may(actor, permission, subject) for permission in SEES)
