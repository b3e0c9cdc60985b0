"""Put a quote or a kept file beside a value, with the consent of whoever is quoted (B25)."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.measurement.models import Evidence
from dure.measurement.queries.lines_asked import lines_asked
from dure.measurement.services.assign_indicators import indicator_ids
from dure.measurement.services.steps import hold_report, somebody
from dure.measurement.services.subjects import the_report
from dure.measurement.types.library import NewEvidence
from dure.measurement.types.reports import ReportHead

USABLE = ("none_needed", "given", "asked")


@action(
    "measurement.evidence.add",
    may="enter_report",
    on=the_report,
    tell=("backbone",),
    refusal="measurement.not_your_report",
)
def add_evidence(actor: Actor, *, report_id: int, evidence: NewEvidence, at: datetime) -> Done[int]:
    """Attach evidence; answers its id. Refused when empty, when consent was refused or withdrawn, for
    an indicator that the report does not ask for, and when the file belongs to another organisation.
    """
    if not (evidence.quote.strip() or evidence.attachment_id):
        raise Refused("measurement.evidence_empty")
    refuse_resident_number(quote=evidence.quote)
    if evidence.consent_state not in USABLE:
        raise Refused("measurement.no_consent")
    head = hold_report(report_id)
    _refuse_not_asked(head, evidence.indicator)
    made = Evidence.objects.create(
        report_id=head.id,
        indicator_id=indicator_ids([evidence.indicator])[evidence.indicator],
        attachment_id=evidence.attachment_id,
        quote=evidence.quote.strip(),
        consent_state=evidence.consent_state,
        added_at=at,
        added_by_id=somebody(actor),
    )
    own = Evidence.objects.filter(pk=made.pk, attachment__organisation_id=head.organisation_id)
    if evidence.attachment_id and not own.exists():
        raise Refused("measurement.not_your_file")
    noted = {"indicator": evidence.indicator, "consent": evidence.consent_state}
    return Done(made.pk, noted)


def _refuse_not_asked(head: ReportHead, indicator: str) -> None:
    asked = lines_asked(
        initiative_id=head.initiative_id,
        organisation_ids=[head.organisation_id],
        period=head.period,
    )[head.organisation_id]
    if indicator not in {line.version.code for line in asked}:
        raise Refused("measurement.not_asked", indicator=indicator, place="-")
