"""What a verb acts on, for the gate and the journal: asked with the service's own arguments."""

from collections.abc import Callable
from typing import Any

from dure.ground.journal.types import Subject
from dure.kernel.errors import Refused
from dure.measurement.models import ReportingRound
from dure.measurement.queries.report_head import report_subject
from dure.measurement.services.steps import Held, hold


def the_report(*, report_id: int, **_: Any) -> Subject:
    """A report of one organisation in one initiative."""
    return report_subject(report_id=report_id)


def the_held_report(*, report_id: int, **_: Any) -> Held:
    """The same with its state, held until the transaction ends: for a step that needs no more."""
    return hold(report_id)


def the_round(*, round_id: int, organisation_id: int | None = None, **_: Any) -> Subject:
    """A round of one initiative."""
    found = ReportingRound.objects.filter(pk=round_id).values_list("initiative_id", flat=True)
    initiative_id = found.first()
    if initiative_id is None:
        raise Refused("measurement.no_such_round")
    return Subject("reporting_round", round_id, initiative_id, organisation_id)


def in_initiative(kind: str) -> Callable[..., Subject]:
    """Something of a whole initiative: its indicators, assignments, targets."""

    def subject(*, initiative_id: int, organisation_id: int | None = None, **_: Any) -> Subject:
        return Subject(kind, initiative_id, initiative_id, organisation_id)

    return subject
