"""Which facts the ledger takes. Everything is said as a code with the values its sentence needs."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from dure.activities.rules.bases import is_known
from dure.activities.types import Objection, ServiceFact

BEYOND = Decimal(10) ** 9  # a thousand million of anything in one line is a slip of the finger
FINEST = Decimal("0.01")
LONGEST_SOURCE = 120


@dataclass(frozen=True, slots=True)
class KindFacts:
    """What the rules need to know of a kind."""

    code: str
    unit: str
    personal: bool


def objection_to(fact: ServiceFact, *, kind: KindFacts | None, at: datetime) -> Objection | None:
    """The first reason against a fact that needs no look at other tables; None when it is fine."""
    return (
        _about_kind(fact, kind)
        or _about_time(fact, at)
        or _about_numbers(fact)
        or _about_people(fact)
    )


def _about_kind(fact: ServiceFact, kind: KindFacts | None) -> Objection | None:
    if kind is None:
        return Objection("activities.unknown_kind", {"kind": fact.kind})
    if fact.unit and fact.unit != kind.unit:
        return Objection(
            "activities.other_unit", {"kind": fact.kind, "unit": fact.unit, "expected": kind.unit}
        )
    if fact.person_id is not None and not kind.personal:
        return Objection("activities.counts_heads_only", {"kind": fact.kind})
    return None


def _about_time(fact: ServiceFact, at: datetime) -> Objection | None:
    if fact.occurred_at.tzinfo is None:
        return Objection("activities.no_time_zone", {"when": fact.occurred_at.isoformat()})
    if fact.occurred_at > at:
        return Objection("activities.in_the_future", {"when": fact.occurred_at.date().isoformat()})
    return None


def _about_numbers(fact: ServiceFact) -> Objection | None:
    if not fact.quantity.is_finite() or abs(fact.quantity) >= BEYOND:
        return Objection(
            "activities.quantity_too_large", {"quantity": f"{fact.quantity.normalize():,f}"}
        )
    if fact.quantity < 0:
        return Objection("activities.quantity_negative", {"quantity": str(fact.quantity)})
    if fact.quantity != fact.quantity.quantize(FINEST):
        return Objection("activities.quantity_too_fine", {"quantity": str(fact.quantity)})
    if fact.head_count is not None and not 0 <= fact.head_count < BEYOND:
        return Objection("activities.quantity_too_large", {"quantity": f"{fact.head_count:,}"})
    return None


def _about_people(fact: ServiceFact) -> Objection | None:
    if fact.person_id is not None and fact.head_count is not None:
        return Objection("activities.person_and_heads", {})
    if not is_known(fact.consent_basis):
        return Objection("activities.unknown_basis", {"basis": fact.consent_basis})
    if not fact.source or len(fact.source) > LONGEST_SOURCE:
        return Objection("activities.source_needed", {"longest": LONGEST_SOURCE})
    return None
