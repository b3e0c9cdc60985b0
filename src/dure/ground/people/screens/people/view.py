"""Whom may I see? An organisation's people, masked; opening one is a line in the access log."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import people_of
from dure.ground.people.queries.people_of import PAGE
from dure.ground.people.screens.inside import inside
from dure.kernel.clock import now
from dure.kernel.faces import needs


@needs("open_person")
def people(request: ActingRequest, slug: str) -> HttpResponse:
    """One page of people. What is searched for comes in the body: names have no place in addresses."""
    where = inside(request, slug, "open_person")
    said = where.said(sought=request.POST.get("sought", "").strip())
    if where.chosen is not None:
        offset = _offset(request)
        found = people_of(
            request.actor,
            where.chosen.id,
            initiative_id=where.initiative.id,
            at=now(),
            sought=said["sought"],
            offset=offset,
        )
        said |= {"found": found, "before": offset - PAGE, "after": offset + PAGE}
    return render(request, "ground/people/screens/people/page.html", said)


def _offset(request: ActingRequest) -> int:
    written = request.GET.get("from", "")
    return int(written) if written.isdecimal() and len(written) < 7 else 0
