"""Imports: bring any kind of table, and see every file that was brought before."""

from datetime import timedelta
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiative_card
from dure.kernel.faces import needs
from dure.measurement.queries import uploads_of
from dure.measurement.rules.import_fields import KINDS as ALL_KINDS
from dure.measurement.screens.inside import said
from dure.measurement.screens.upload.shown import KINDS
from dure.measurement.services.bring_file import brings_for
from dure.measurement.types.uploads import UploadCard

# What somebody must be allowed besides importing.
ALSO = {
    "organisations": "manage_members",
    "places": "manage_places",
    "indicators": "define_indicator",
    "records": "record_service",
    "people": "open_person",
    "population": "load_population",
    "reports": "enter_report",
    "services": "manage_services",
    "needs": "manage_services",
}
FRESH = timedelta(days=1)


@needs("import_data")
def imports_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What can be brought here, and what was?"""
    actor, card = cast("ActingRequest", request).actor, initiative_card(slug)
    page = said(
        card,
        kinds=[(kind, KINDS[kind]) for kind in _allowed(actor, card.id)],
        uploads=[_line(one) for one in uploads_of(actor, initiative_id=card.id)],
    )
    return render(request, "measurement/screens/imports/page.html", page)


def _allowed(actor: Actor, initiative_id: int) -> list[str]:
    own = brings_for(actor, initiative_id)
    wheres = [Subject("upload", "", initiative_id, each) for each in own or (None,)]
    return [kind for kind in ALL_KINDS if any(may(actor, ALSO[kind], each) for each in wheres)]


def _line(one: UploadCard) -> dict[str, object]:
    return {"one": one, "kind": KINDS[one.kind]}
