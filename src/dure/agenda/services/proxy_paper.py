"""The paper of a proxy (위임장): kept sealed with the proxy, opened only by whoever keeps the meeting."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from dure.agenda.models import Meeting, MeetingProxy
from dure.agenda.services.deciding_subjects import of_meeting
from dure.agenda.services.meet import give_proxy
from dure.agenda.types.deciding import ProxyDraft
from dure.ground.files.queries import open_personal_file
from dure.ground.files.services import keep_file
from dure.ground.files.types import NewFile, OpenedFile
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused


def give_proxy_with_paper(
    actor: Actor, *, meeting: str, told: ProxyDraft, paper: NewFile, at: datetime
) -> int:
    """Write a proxy down with its scanned paper, both or neither; answers the proxy's key.

    Refused: what `give_proxy` and `keep_file` refuse.
    """
    with transaction.atomic():
        made: int = give_proxy(actor, meeting=meeting, told=told, at=at)
        here = Meeting.objects.within(public_id=meeting).values_list("initiative_id", flat=True)
        card = keep_file(
            actor,
            at=at,
            initiative_id=here.get(),
            organisation_id=told.giver_id,
            new=replace(paper, personal=True),
        )
        MeetingProxy.objects.within(pk=made).update(file_id=card.id)
    return made


@action("agenda.proxy.look", may="manage_assembly", on=of_meeting)
def look_at_proxy(actor: Actor, *, meeting: str, giver_id: int, at: datetime) -> Done[OpenedFile]:
    """Open the paper; that it was looked at stands in the journal. Refused: `files.no_such_file`."""
    rows = MeetingProxy.objects.within(meeting__public_id=meeting, giver_id=giver_id)
    row = rows.select_related("file").first()
    if row is None or row.file is None:
        raise Refused("files.no_such_file")
    opened = open_personal_file(row.file.public_id, organisation_id=giver_id)
    return Done(opened, {"meeting": meeting, "giver": giver_id})
