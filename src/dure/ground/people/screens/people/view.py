"""Whom may I see? An organisation's people, masked; opening one is a line in the access log."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import people_of
from dure.ground.people.queries.people_of import PAGE
from dure.ground.people.screens.inside import Inside, inside
from dure.kernel.clock import now
from dure.kernel.faces import needs


@needs("open_person")
@never_cache
def people(request: ActingRequest, slug: str) -> HttpResponse:
    """One page of people. What is searched for comes in the body: names have no place in addresses."""
    where = inside(request, slug, "open_person")
    said = where.said(sought=request.POST.get("sought", "").strip())
    if where.chosen is not None:
        said |= _found(request, where, said["sought"])
    return render(request, "ground/people/screens/people/page.html", said)


def _found(request: ActingRequest, where: Inside, sought: str) -> dict[str, Any]:
    home = where.chosen.id if where.chosen else 0
    offset, here = _offset(request), where.initiative.id
    found = people_of(
        request.actor, home, initiative_id=here, at=now(), sought=sought, offset=offset
    )
    return {"found": found, "before": offset - PAGE, "after": offset + PAGE}


def _offset(request: ActingRequest) -> int:
    written = request.GET.get("from", "")
    return int(written) if written.isdecimal() and len(written) < 7 else 0
