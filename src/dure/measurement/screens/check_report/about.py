"""What a thread about a report is about."""

from django.urls import reverse

from dure.communication.types import About
from dure.kernel.words import Words
from dure.measurement.rules.labels import period_words
from dure.measurement.types.reports import ReportHead


def about_report(head: ReportHead) -> About:
    """Its organisation and whoever checks it speak about it; nobody else sees that they do."""
    of, when = head.organisation, period_words(head.period)
    return About(
        kind="measurement.report",
        key=head.public_id,
        initiative_id=head.initiative_id,
        words=Words(f"{of.ko} · {when.ko} 보고", f"{of.en} · report for {when.en}"),
        page=reverse("report_form", args=[head.public_id]),
        organisation_ids=(head.organisation_id,),
    )
