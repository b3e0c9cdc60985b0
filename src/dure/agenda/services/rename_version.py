"""Give a version that is being written another name; a frozen one keeps what it was decided under."""

from datetime import datetime

from dure.agenda.rules.canonical import normal
from dure.agenda.services.agenda_subjects import of_agenda, open_draft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.words import Words

LONGEST = 200


@action("agenda.version.rename", may="write_agenda", on=of_agenda)
def rename_version(actor: Actor, *, agenda_id: int, title: Words, at: datetime) -> Done[Words]:
    """Rename it; one language serves for both where the other was left empty.

    Refused with `agenda.not_a_draft`, `.is_frozen`, `.no_name` or `.heading_too_long`.
    """
    del actor, at
    row = open_draft(agenda_id)
    ko, en = (" ".join(normal(text).split()) for text in (title.ko, title.en))
    named = Words(ko or en, en or ko)
    if not named.ko:
        raise Refused("agenda.no_name")
    if max(len(named.ko), len(named.en)) > LONGEST:
        raise Refused("agenda.heading_too_long", most=LONGEST)
    was, row.title_ko, row.title_en = row.title, named.ko, named.en
    row.save(update_fields=["title_ko", "title_en"])
    return Done(named, {"agenda": row.pk, "was": was.as_dict(), "now": named.as_dict()})
