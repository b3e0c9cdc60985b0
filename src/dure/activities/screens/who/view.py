"""Who does what, where, and is it enough? The matrix of places and kinds of service."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.activities.queries import who_matrix
from dure.activities.screens.inside import looking
from dure.activities.screens.who.shown import matrix_shown
from dure.activities.screens.who_pages import tabs_of
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs


@needs("see_initiative")
def who(request: ActingRequest, slug: str) -> HttpResponse:
    """Where is something missing?"""
    where = looking(request, slug)
    found = who_matrix(request.actor, where.initiative.id, on=day_of(now()))
    tabs = tabs_of(where, "who", works_here=bool(where.mine))
    said = where.said(**matrix_shown(found), **tabs)
    said["may_plan"] = may(
        request.actor, "manage_services", Subject("need", 0, where.initiative.id)
    )
    said["may_import"] = any("import_data" in reach.permissions for reach in request.actor.reaches)
    return render(request, "activities/screens/who/page.html", said)
