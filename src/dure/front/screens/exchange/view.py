"""Exchange: the published numbers in the formats that other systems read."""

import csv
import io
from collections.abc import Iterator

from django.http import HttpRequest, JsonResponse, StreamingHttpResponse
from django.urls import reverse

from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.drawn_once import drawn_once
from dure.measurement.queries import dhis2_values_of, impact_data_of, sdmx_rows_of

REASON = "published numbers are for everybody"
PORTION = 65_536


@open_to_all(reason=REASON)
@drawn_once
def impact_data(request: HttpRequest, slug: str) -> JsonResponse:
    """The Common Impact Data Standard, as JSON-LD."""
    address = request.build_absolute_uri(reverse("open_data", args=[slug])).rstrip("/")
    graph = impact_data_of(slug, address=address, on=day_of(now()), **_narrowed(request))
    return _named(slug, "impact.jsonld", graph, "application/ld+json")


@open_to_all(reason=REASON)
@drawn_once
def dhis2_values(request: HttpRequest, slug: str) -> JsonResponse:
    """A DHIS2 `dataValueSet`; `?level=` is organisation, place or whole."""
    level = request.GET.get("level", "")
    values = dhis2_values_of(slug, level=level, **_narrowed(request))
    return _named(slug, "dhis2.json", values, "application/json")


@open_to_all(reason=REASON)
@drawn_once
def sdmx_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """SDMX-CSV 2.0."""
    rows = sdmx_rows_of(slug, **_narrowed(request))
    kind = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
    response = StreamingHttpResponse(_written(rows), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="dure-{slug}-sdmx.csv"'
    return response


def _named(slug: str, ending: str, said: dict[str, object], kind: str) -> JsonResponse:
    response = JsonResponse(said, json_dumps_params={"ensure_ascii": False}, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="dure-{slug}-{ending}"'
    return response


def _narrowed(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "") for name in ("indicator", "release")}


def _written(rows: Iterator[list[str]]) -> Iterator[str]:
    line = io.StringIO()
    write = csv.writer(line).writerow
    for row in rows:
        write(row)
        if line.tell() > PORTION:
            yield line.getvalue()
            line.seek(0)
            line.truncate()
    yield line.getvalue()
