"""Open data: the dataset of an initiative - CSV, JSON, definitions, licence, descriptors."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.engines.tables import harmless
from dure.front.citing import on_paper
from dure.front.structured import dataset_card
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.drawn_once import drawn_once
from dure.kernel.words import Words
from dure.measurement.queries import COLUMNS, dataset, dataset_rows, hashtag_row, open_data_page
from dure.measurement.queries import data_package as package_of
from dure.measurement.queries import dcat as dcat_of

OPEN_DATA = Words("공개자료", "Open data")
REASON = "published numbers are for everybody"
NAMES = frozenset(
    at for at, (name, _, _) in enumerate(COLUMNS) if name.endswith(("_ko", "_en", "_basis"))
)
BYTE_ORDER_MARK = "\ufeff"  # without it a Korean Excel reads CP949


@open_to_all(reason=REASON)
@drawn_once
def open_data(request: HttpRequest, slug: str) -> HttpResponse:
    """What can I take, in which form, and may I?"""
    page = open_data_page(slug)
    base = _base(request, slug)
    said = {
        "condition": "measurement",
        "slug": slug,
        "page": page,
        "initiative": page.name,
        "columns": COLUMNS,
        "paper": on_paper(request, slug, OPEN_DATA, on=day_of(now())),
        "base": base,
        "structured": dataset_card(dataset(slug, address=base, on=day_of(now()))),
    }
    return render(request, "front/screens/open_data/page.html", said)


@open_to_all(reason=REASON)
@drawn_once
def dataset_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The numbers as CSV (UTF-8 with a byte order mark); `?indicator=` and `?release=` narrow it.

    With `?hxl=1` a row of HXL hashtags stands under the header.
    """
    tagged = request.GET.get("hxl") == "1"
    written = _written(dataset_rows(slug, **_narrowed(request)), tagged=tagged)
    response = StreamingHttpResponse(written, content_type="text/csv; charset=utf-8")
    name = f"dure-{slug}-hxl.csv" if tagged else f"dure-{slug}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@open_to_all(reason=REASON)
@drawn_once
def dataset_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The same rows as JSON, one object a number."""
    names = [name for name, _, _ in COLUMNS]
    rows = [dict(zip(names, row, strict=True)) for row in dataset_rows(slug, **_narrowed(request))]
    return HttpResponse(
        json.dumps({"numbers": rows}, ensure_ascii=False), content_type="application/json"
    )


@open_to_all(reason=REASON)
def data_package(request: HttpRequest, slug: str) -> JsonResponse:
    """The Data Package descriptor."""
    return _json(package_of(dataset(slug, address=_base(request, slug), on=day_of(now()))))


@open_to_all(reason=REASON)
def dcat(request: HttpRequest, slug: str) -> JsonResponse:
    """The DCAT descriptor in JSON-LD."""
    return _json(dcat_of(dataset(slug, address=_base(request, slug), on=day_of(now()))))


def _json(descriptor: dict[str, object]) -> JsonResponse:
    return JsonResponse(descriptor, json_dumps_params={"ensure_ascii": False})


def _narrowed(request: HttpRequest) -> dict[str, str]:
    return {
        "indicator": request.GET.get("indicator", ""),
        "release": request.GET.get("release", ""),
    }


def _base(request: HttpRequest, slug: str) -> str:
    return request.build_absolute_uri(reverse("open_data", args=[slug])).rstrip("/")


def _written(rows: Iterable[list[str]], *, tagged: bool) -> Iterator[str]:
    line = io.StringIO()
    write = csv.writer(line).writerow
    line.write(BYTE_ORDER_MARK)
    names = tuple(name for name, _, _ in COLUMNS)
    write(names)
    if tagged:
        write(hashtag_row(names))
    for row in rows:
        write([harmless(cell) if at in NAMES else cell for at, cell in enumerate(row)])
        if line.tell() > 65_536:
            yield line.getvalue()
            line.seek(0)
            line.truncate()
    yield line.getvalue()
