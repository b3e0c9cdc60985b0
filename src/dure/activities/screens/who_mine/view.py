"""Our own lines: what is known of us already, confirmed with one touch; and what we get back for it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.activities.screens.inside import inside
from dure.activities.screens.who_mine.shown import chosen_home, given_back, own_lines
from dure.activities.screens.who_pages import tabs_of
from dure.activities.screens.written import number_in
from dure.activities.services import confirm_line, take_line
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.faces import needs


@needs("record_service")
def who_mine(request: ActingRequest, slug: str) -> HttpResponse:
    """Is this still how it is?"""
    where = inside(request, slug, "record_service")
    home = chosen_home(where, request.GET.get("org", "")[:80])
    lines = own_lines(request.actor, where, home)
    said = where.said(lines=lines, home=home, **tabs_of(where, "who_mine", works_here=True))
    said["waiting"] = sum(one["age"]["state"] != "fresh" for one in lines)
    said["back"] = given_back(request.actor, where, request.GET.get("line", ""))
    return render(request, "activities/screens/who_mine/page.html", said)


@require_POST
@needs("record_service")
def confirm(request: ActingRequest, slug: str, service_id: int) -> HttpResponse:
    """It is so, as it was seen or as it stands."""
    mark = request.POST.get("mark", "")[:20]
    confirm_line(request.actor, service_id=service_id, mark=mark, at=now())
    return HttpResponseRedirect(_back(slug, service_id, _slug(request.POST.get("org", ""))))


@require_POST
@needs("manage_services")
def take(request: ActingRequest, slug: str) -> HttpResponse:
    """What we do already becomes a service."""
    where = inside(request, slug, "manage_services")
    told = {name: request.POST.get(name, "")[:60] for name in ("kind", "mark")}
    key = take_line(
        request.actor,
        initiative_id=where.initiative.id,
        organisation_id=number_in(request.POST, "organisation"),
        at=now(),
        **told,
    )
    return HttpResponseRedirect(_back(slug, key))


def _back(slug: str, service_id: int, organisation: str = "") -> str:
    home = f"&org={organisation}" if organisation else ""
    return f"{reverse('who_mine', args=[slug])}?line={service_id}{home}#line-{service_id}"


def _slug(text: str) -> str:
    return text[:80] if text.replace("-", "").isalnum() else ""
