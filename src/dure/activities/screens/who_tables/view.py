"""The register and the needs as tables that others read: CSV with HXL tags."""

from django.http import HttpResponse

from dure.activities.queries import needs_of, register_lines, words_of_codes
from dure.activities.rules.hxl_tables import Rows, need_rows, who_rows
from dure.activities.screens.inside import looking
from dure.engines.tables import write_csv
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.words import spoken_language


@needs("see_initiative")
def who_table(request: ActingRequest, slug: str) -> HttpResponse:
    """Who does what where (3W), as far as whoever asks may see it."""
    where, today = looking(request, slug), day_of(now())
    lines = register_lines(request.actor, where.initiative.id, on=today)
    places = {area for line in lines for area in line.areas}
    named = words_of_codes(where.initiative.id, places, on=today)
    return _file(who_rows(lines, named, spoken_language()), f"{slug}-3w-{today}.csv")


@needs("see_initiative")
def needs_table(request: ActingRequest, slug: str) -> HttpResponse:
    """How many need what where; those of few people stay hidden for whoever may not see them."""
    where, today = looking(request, slug), day_of(now())
    found = needs_of(request.actor, where.initiative.id, on=today)
    named = words_of_codes(where.initiative.id, {one.place_code for one in found}, on=today)
    return _file(need_rows(found, named, spoken_language()), f"{slug}-needs-{today}.csv")


def _file(rows: Rows, name: str) -> HttpResponse:
    answer = HttpResponse(write_csv(rows[0], rows[1:]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
