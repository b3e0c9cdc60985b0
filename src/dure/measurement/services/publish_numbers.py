"""Publish numbers: freeze a release behind disclosure control (B14, B20, B28)."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Publication
from dure.measurement.queries.prepare_release import reports_mark
from dure.measurement.services.release_rows import freeze
from dure.measurement.types.prepared import PreparedRelease


def _release(*, prepared: PreparedRelease, title: Words) -> Subject:
    return Subject("initiative", prepared.initiative_id, initiative_id=prepared.initiative_id)


@action(
    "measurement.numbers.publish",
    may="publish_numbers",
    on=_release,
    tell=("members", "followers"),
)
def publish_numbers(
    actor: Actor, *, prepared: PreparedRelease, title: Words, at: datetime
) -> Done[Publication]:
    """Freeze a prepared release. Refused when a report changed since, or when it is empty."""
    if not prepared.numbers:
        raise Refused("measurement.nothing_to_publish")
    if reports_mark(prepared.initiative_id) != prepared.mark:
        raise Refused("measurement.reports_moved_on")
    publication = freeze(actor, prepared=prepared, title=title, cause="release", at=at)
    hidden = sum(number.shown.figure is None for number in prepared.numbers)
    return Done(
        publication,
        {
            "publication": publication.public_id,
            "number": publication.number,
            "numbers": len(prepared.numbers),
            "hidden": hidden,
        },
    )
