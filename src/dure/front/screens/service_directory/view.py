"""The directory of services for other programs: HSDS 3.0 as JSON, and as a data package of CSV files."""

import io
import json
import zipfile

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from dure.activities.queries import Directory, public_directory
from dure.engines.tables import write_csv
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all

REASON = "who offers what is for everybody to know"
MADE_AT = (1980, 1, 1, 0, 0, 0)  # the same content is the same file


@open_to_all(reason=REASON)
def hsds_json(request: HttpRequest, slug: str) -> JsonResponse:
    """Every service whole, with its organisation, places and times."""
    found = _directory(request, slug)
    return JsonResponse(found.json, json_dumps_params={"ensure_ascii": False})


@open_to_all(reason=REASON)
def hsds_package(request: HttpRequest, slug: str) -> HttpResponse:
    """The tables as CSV files with their descriptor, in one archive."""
    answer = HttpResponse(_archive(_directory(request, slug)), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{slug}-hsds.zip"'
    return answer


def _directory(request: HttpRequest, slug: str) -> Directory:
    base = request.build_absolute_uri(reverse("hsds_json", args=[slug]))
    return public_directory(slug, base=base, on=day_of(now()))


def _archive(found: Directory) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        told = json.dumps(found.package, ensure_ascii=False, indent=1)
        archive.writestr(zipfile.ZipInfo("datapackage.json", MADE_AT), told)
        for name, (heads, rows) in sorted(found.files.items()):
            archive.writestr(zipfile.ZipInfo(name, MADE_AT), write_csv(heads, rows))
    return target.getvalue()
