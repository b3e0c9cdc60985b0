"""A partner's own spreadsheet: which column is what, said once and remembered."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.measurement.queries import upload_card
from dure.measurement.screens.inside import said
from dure.measurement.screens.mapping.columns import Again, mapping_page, mapping_posted
from dure.measurement.screens.upload.receiving import looked
from dure.measurement.services import map_upload

PAGE = "measurement/screens/mapping/page.html"


@needs("import_data")
def map_columns(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """What do the columns of this file mean?"""
    actor, at, card = cast("ActingRequest", request).actor, now(), initiative_card(slug)
    upload = upload_card(actor, public_id=public_id)
    if request.method != "POST":
        return render(request, PAGE, said(card, **mapping_page(actor, upload, at.date())))
    try:
        mapping = mapping_posted(actor, upload, request.POST)
    except Refused as refused:
        asked = mapping_page(actor, upload, at.date(), again=Again(request.POST, refused))
        return render(request, PAGE, said(card, **asked), status=422)
    name = request.POST.get("name", "")
    map_upload(actor, upload_id=upload.id, mapping=mapping, name=name, at=at)
    return redirect(looked(actor, slug, upload_card(actor, public_id=public_id), at))
