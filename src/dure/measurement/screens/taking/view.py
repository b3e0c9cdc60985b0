"""Taking: the published numbers as files, in our own form and in those that other systems read.

That a file left is noted by release, form and day, so that a restatement can say where the old
number went. Who took it is not known.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse

from dure.engines.tables import harmless
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.drawn_once import drawn_once
from dure.measurement.queries import (
    COLUMNS,
    dataset_rows,
    dhis2_values_of,
    hashtag_row,
    impact_data_of,
    sdmx_rows_of,
)
from dure.measurement.rules.dhis2_xml import written_as_xml
from dure.measurement.screens.taking.noted import noted

REASON = "published numbers are for everybody"
PORTION = 65_536
NAMES = tuple(name for name, _, _ in COLUMNS)
WORDS = frozenset(at for at, name in enumerate(NAMES) if name.endswith(("_ko", "_en", "_basis")))
BYTE_ORDER_MARK = "\ufeff"  # without it a Korean Excel reads CP949


@open_to_all(reason=REASON)
@noted("csv", tagged="hxl")
@drawn_once
def dataset_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The numbers as CSV (UTF-8 with a byte order mark); `?indicator=` and `?release=` narrow it.

    With `?hxl=1` a row of HXL hashtags stands under the header.
    """
    tagged = request.GET.get("hxl") == "1"
    rows = _plain(dataset_rows(slug, **_narrowed(request)), tagged=tagged)
    name = f"dure-{slug}-hxl.csv" if tagged else f"dure-{slug}.csv"
    return _file(rows, name, "text/csv; charset=utf-8", first=BYTE_ORDER_MARK)


@open_to_all(reason=REASON)
@noted("json")
@drawn_once
def dataset_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The same rows as JSON, one object a number."""
    found = dataset_rows(slug, **_narrowed(request))
    rows = [dict(zip(NAMES, row, strict=True)) for row in found]
    return JsonResponse({"numbers": rows}, json_dumps_params={"ensure_ascii": False})


@open_to_all(reason=REASON)
@noted("cids")
@drawn_once
def impact_data(request: HttpRequest, slug: str) -> HttpResponse:
    """The Common Impact Data Standard, as JSON-LD."""
    address = request.build_absolute_uri(f"/i/{slug}/data")
    graph = impact_data_of(slug, address=address, on=day_of(now()), **_narrowed(request))
    said = json.dumps(graph, ensure_ascii=False)
    return _named(said, f"dure-{slug}-impact.jsonld", "application/ld+json")


@open_to_all(reason=REASON)
@noted("dhis2")
@drawn_once
def dhis2_values(request: HttpRequest, slug: str) -> HttpResponse:
    """A DHIS2 `dataValueSet` in JSON; `?level=` is organisation, place or whole."""
    said = json.dumps(_value_set(request, slug), ensure_ascii=False)
    return _named(said, f"dure-{slug}-dhis2.json", "application/json")


@open_to_all(reason=REASON)
@noted("dhis2")
@drawn_once
def dhis2_xml(request: HttpRequest, slug: str) -> HttpResponse:
    """The same set in DHIS2's XML."""
    said = written_as_xml(_value_set(request, slug))
    return _named(said, f"dure-{slug}-dhis2.xml", "application/xml; charset=utf-8")


@open_to_all(reason=REASON)
@noted("sdmx")
@drawn_once
def sdmx_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """SDMX-CSV 2.0."""
    rows = sdmx_rows_of(slug, **_narrowed(request))
    kind = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
    return _file(rows, f"dure-{slug}-sdmx.csv", kind)


def _value_set(request: HttpRequest, slug: str) -> dict[str, object]:
    return dhis2_values_of(slug, level=request.GET.get("level", ""), **_narrowed(request))


def _narrowed(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "") for name in ("indicator", "release")}


def _named(said: str, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(said, content_type=kind, headers=headers)


def _file(
    rows: Iterable[list[str]], name: str, kind: str, *, first: str = ""
) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_written(rows, first), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _plain(rows: Iterable[list[str]], *, tagged: bool) -> Iterator[list[str]]:
    yield list(NAMES)
    if tagged:
        yield hashtag_row(NAMES)
    for row in rows:
        yield [harmless(cell) if at in WORDS else cell for at, cell in enumerate(row)]


def _written(rows: Iterable[list[str]], first: str) -> Iterator[str]:
    line = io.StringIO()
    write = csv.writer(line).writerow
    line.write(first)
    for row in rows:
        write(row)
        if line.tell() > PORTION:
            yield line.getvalue()
            line.seek(0)
            line.truncate()
    yield line.getvalue()
