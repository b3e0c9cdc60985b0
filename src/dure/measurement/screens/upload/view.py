"""An uploaded file: what is wrong in it, what it would change, and the one button that takes it."""

import csv
import io
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dure.engines.tables import harmless
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.measurement.queries import upload_card
from dure.measurement.rules.import_fields import KINDS, MAPPED_KINDS
from dure.measurement.screens.inside import said
from dure.measurement.screens.upload.choices import open_periods
from dure.measurement.screens.upload.receiving import Handed, looked, received, taken
from dure.measurement.screens.upload.shown import page_of
from dure.measurement.services import choose_sheet, good_rows_only, map_upload
from dure.measurement.types.uploads import UploadCard

NO_FILE = Words("파일을 골라 주세요.", "Please choose a file.")
PAGE = "measurement/screens/upload/page.html"


@needs("import_data")
@require_POST
def upload_file(request: HttpRequest, slug: str, later: Any) -> HttpResponse:
    """Bring a file; the next page tells what is in it."""
    file, kind = request.FILES.get("file"), request.POST.get("kind", "")
    back = redirect("report_workbook" if kind == "reports" else "imports", slug)
    if file is None or kind not in KINDS:
        messages.error(request, str(NO_FILE))
        return back
    handed = Handed(file, kind, request.POST.get("organisation", ""), request.FILES.get("form"))
    try:
        return redirect(_looked(request, slug, handed, later))
    except Refused as refused:
        messages.error(request, f"{file.name}: {words_of(refused)}")
        return back


def _looked(request: HttpRequest, slug: str, handed: Handed, later: Any) -> str:
    """Where one sees what came of it; what was read otherwise is said on the way."""
    actor, at = cast("ActingRequest", request).actor, now()
    upload, notes = received(actor, initiative_card(slug), handed, at)
    for note in notes:
        messages.info(request, str(note))
    return looked(actor, slug, upload, at, later=later)


@needs("import_data")
def upload_page(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """What is in this file, and shall it be taken?"""
    actor = cast("ActingRequest", request).actor
    upload = upload_card(actor, public_id=public_id)
    if upload.state == "mapping" and upload.kind in MAPPED_KINDS:
        return redirect("map_columns", slug, public_id)
    more = {"periods": open_periods(actor, upload, day_of(now()))}
    shown = page_of(upload, _whole(request.GET.get("from", "")))
    return render(request, PAGE, said(initiative_card(slug), **shown, **more))


@needs("import_data")
@require_POST
def take(request: HttpRequest, slug: str, public_id: str, later: Any) -> HttpResponse:
    """Take it as it was shown."""
    actor, at = cast("ActingRequest", request).actor, now()
    if "partial" in request.POST:
        good_rows_only(actor, upload_id=upload_card(actor, public_id=public_id).id, at=at)
    return redirect(taken(actor, slug, public_id, at, later=later))


@needs("import_data")
@require_POST
def choose(request: HttpRequest, slug: str, public_id: str, later: Any) -> HttpResponse:
    """Say which sheet or which period is meant, and look again."""
    actor, at, wish = cast("ActingRequest", request).actor, now(), request.POST
    upload = upload_card(actor, public_id=public_id)
    if "period" in wish:
        constants = {**(upload.mapping.get("constants") or {}), "period": wish["period"]}
        mapping = {**upload.mapping, "constants": constants}
        map_upload(actor, upload_id=upload.id, mapping=mapping, at=at)
    else:
        sheet = wish.get("sheet", "")
        choose_sheet(actor, upload_id=upload.id, sheet=sheet, at=at)
    upload = upload_card(actor, public_id=public_id)
    return redirect(looked(actor, slug, upload, at, later=later))


@needs("import_data")
def rejects(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """The refused rows as a file, one sentence each."""
    actor = cast("ActingRequest", request).actor
    upload = upload_card(actor, public_id=public_id)
    answer = HttpResponse(rejects_csv(upload), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{public_id}-rejects.csv"'
    return answer


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def rejects_csv(upload: UploadCard) -> str:
    """UTF-8 with its mark, so that Excel reads it."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(("file", "sheet", "row", "column", "header", "code", "ko", "en"))
    for row in upload.outcome.get("refused", []):
        told = (upload.came_as, row["sheet"], row["row"], row["column"], row["header"])
        place = (harmless(cell) if isinstance(cell, str) else cell for cell in told)
        writer.writerow((*place, row["code"], row["words"]["ko"], row["words"]["en"]))
    return "\ufeff" + target.getvalue()
