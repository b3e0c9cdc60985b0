"""What can be chosen beside a file: the periods that are open for its organisation."""

from datetime import date

from dure.ground.journal.types import Actor
from dure.kernel.words import Words
from dure.measurement.queries import own_reports, period_words
from dure.measurement.types.uploads import UploadCard


def open_periods(actor: Actor, upload: UploadCard, on: date) -> list[tuple[str, Words]]:
    """The periods whose report may be written now, oldest first."""
    reports = own_reports(actor, initiative_id=upload.initiative_id, on=on)
    found = {
        one.head.period
        for one in reports
        if one.editable and one.head.organisation_id == upload.organisation_id
    }
    return [(period, period_words(period)) for period in sorted(found)]
