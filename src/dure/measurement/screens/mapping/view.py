"""A partner's own spreadsheet: which column is what, said once and remembered."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.measurement.queries import upload_card
from dure.measurement.screens.inside import said
from dure.measurement.screens.mapping.columns import Again, mapping_page, mapping_posted
from dure.measurement.screens.upload.receiving import looked
from dure.measurement.services import map_upload
from dure.measurement.types.uploads import UploadCard

PAGE = "measurement/screens/mapping/page.html"


@needs("import_data")
def map_columns(request: HttpRequest, slug: str, public_id: str, later: Any) -> HttpResponse:
    """What do the columns of this file mean?"""
    actor, at = cast("ActingRequest", request).actor, now()
    upload = upload_card(actor, public_id=public_id)
    if request.method != "POST":
        return _asked(request, slug, upload)
    try:
        mapping = mapping_posted(actor, upload, request.POST)
    except Refused as refused:
        return _asked(request, slug, upload, Again(request.POST, refused))
    name = request.POST.get("name", "")
    map_upload(actor, upload_id=upload.id, mapping=mapping, name=name, at=at)
    upload = upload_card(actor, public_id=public_id)
    return redirect(looked(actor, slug, upload, at, later=later))


def _asked(
    request: HttpRequest, slug: str, upload: UploadCard, again: Again | None = None
) -> HttpResponse:
    actor = cast("ActingRequest", request).actor
    asked = mapping_page(actor, upload, day_of(now()), again)
    page = said(initiative_card(slug), **asked)
    return render(request, PAGE, page, status=422 if again else 200)
