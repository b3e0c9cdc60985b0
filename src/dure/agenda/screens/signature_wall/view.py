"""The signature wall: a public page of those who stand behind a version."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.agenda.queries import wall_of
from dure.agenda.screens.sign.drawn import about
from dure.kernel.faces import open_to_all

PAGE = "agenda/screens/signature_wall/page.html"


@open_to_all(reason="whoever stands behind an adopted agenda says so in public")
def signature_wall(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Who stands behind this text?"""
    wall = wall_of(slug, number)
    return render(request, PAGE, {**about(wall.text), "wall": wall})
