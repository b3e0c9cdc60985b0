"""Open data: the page of the dataset of an initiative, and its descriptors."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from dure.front.citing import on_paper
from dure.front.structured import dataset_card
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.drawn_once import drawn_once
from dure.kernel.words import Words
from dure.measurement.queries import COLUMNS, dataset, open_data_page
from dure.measurement.queries import data_package as package_of
from dure.measurement.queries import dcat as dcat_of

OPEN_DATA = Words("공개자료", "Open data")
REASON = "published numbers are for everybody"


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
def data_package(request: HttpRequest, slug: str) -> JsonResponse:
    """The Data Package descriptor."""
    return _json(package_of(dataset(slug, address=_base(request, slug), on=day_of(now()))))


@open_to_all(reason=REASON)
def dcat(request: HttpRequest, slug: str) -> JsonResponse:
    """The DCAT descriptor in JSON-LD."""
    return _json(dcat_of(dataset(slug, address=_base(request, slug), on=day_of(now()))))


def _json(descriptor: dict[str, object]) -> JsonResponse:
    return JsonResponse(descriptor, json_dumps_params={"ensure_ascii": False})


def _base(request: HttpRequest, slug: str) -> str:
    return request.build_absolute_uri(reverse("open_data", args=[slug])).rstrip("/")
