"""The pages under eight connections, as the product's own server gives them; its memory.

The portal served its 40-indicator report at 4.6 requests a second (p50 1.45 s) and its partner
dashboard at 3.7, on a machine of the same kind with its own production set-up.

A page is drawn once and stands until the database would answer it differently, so each is asked for
twice: at rest, and while somebody writes a remark all the time, when its questions are asked again.
"""

from dataclasses import dataclass

from bench.support.load import Load, ask_once, ask_together
from bench.support.server import Server, serving
from bench.support.story import Stage, stage
from bench.support.tables import Line, keep
from bench.support.writing import writing
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils.crypto import get_random_string

from dure.ground.access.models import Account
from dure.kernel.words import Words
from dure.measurement.models import Publication, Report
from dure.measurement.queries import prepare_release
from dure.measurement.services import publish_numbers

FORM, FORM_P50, DASHBOARD = 4.6, 1.45, 3.7
AT_REST_S, WRITING_S, WRITES_A_SECOND = 4.0, 3.0, 10
WRITING = f"{WRITES_A_SECOND} writes a second: pages ask again after each"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: who asks for it and what the portal did with its like."""

    name: str
    path: str
    who: str = ""
    portal: float | None = None
    portal_p50: float | None = None


def main() -> None:
    """Ask for every page that stands; tell those that do not."""
    the = stage()
    _publish_something(the)
    lines: list[Line] = []
    with serving() as server:
        for page in _pages(the):
            headers = {"Cookie": _cookie(page.who), "Accept-Language": "ko"}
            status = ask_once(server.port, page.path, headers)
            if status != 200:
                lines.append(Line(page.name, 0, "/s", f"answers {status}: not there yet"))
                continue
            lines += _lines(page, *_asked(server, page, headers))
        each = server.memory_mb()
    lines.append(Line("memory of the server", sum(each), "MB", f"{len(each)} processes"))
    keep("pages", the.database, the.scale, lines)


def _pages(the: Stage) -> list[Page]:
    inside, public = "/in/bench", "/i/bench"
    reports = Report.objects.within(round_id=the.newest.pk).order_by("organisation_id")
    draft = reports.filter(status="draft")[0].public_id
    waiting = reports.filter(status="submitted")[0].public_id
    director, reporter = "director@example.org", "reporter-org-000@example.org"
    desk = f"{inside}/desk/?round={the.newest.pk}"
    return [
        Page("report form, 40 indicators", f"/reports/{draft}/", reporter, FORM, FORM_P50),
        Page("own reports", f"{inside}/reports/", reporter, DASHBOARD),
        Page("today", "/today/", reporter, DASHBOARD),
        Page("approver's desk", desk, director, DASHBOARD),
        Page("one report to check", f"/reports/{waiting}/check/", director, FORM, FORM_P50),
        Page("scorecard", f"{inside}/scorecard/", director, DASHBOARD),
        Page("one indicator, all organisations", f"{inside}/indicators/B00/", director, DASHBOARD),
        Page("public home", f"{public}/"),
        Page("public indicator", f"{public}/indicators/B22/"),
        Page("public dataset page", f"{public}/data/"),
        Page("public dataset, one indicator as CSV", f"{public}/data/numbers.csv?indicator=B22"),
    ]


def _asked(server: Server, page: Page, headers: dict[str, str]) -> tuple[Load, float, Load]:
    """At rest, with the processor time of one request, and while somebody writes all the time."""
    before = server.processor_s()
    rest = ask_together(server.port, page.path, headers, seconds=AT_REST_S)
    each = (server.processor_s() - before) / rest.requests
    with writing(WRITES_A_SECOND):
        busy = ask_together(server.port, page.path, headers, seconds=WRITING_S)
    return rest, each, busy


def _lines(page: Page, rest: Load, each: float, busy: Load) -> list[Line]:
    size = f"p95 {rest.p95 * 1000:.0f} ms, {rest.size / 1024:.0f} kB, status {rest.status}"
    portal = "the portal" if page.portal else ""
    return [
        Line(page.name, rest.rate, "/s", size, page.portal, portal),
        Line(f"  p50 of {page.name}", rest.p50, "s", "", page.portal_p50, portal),
        Line("  processor, one request", each, "s", "of the server, whatever else runs"),
        Line("  while others write", busy.rate, "/s", WRITING, page.portal, portal),
    ]


def _publish_something(the: Stage) -> None:
    """A release of what is not about people, so that the public pages have numbers to show."""
    if Publication.objects.exists():
        return
    prepared = prepare_release(
        initiative_id=the.initiative.pk,
        min_cell=the.initiative.min_cell,
        first="2000-01",
        last=the.newest.period,
        as_of=the.at.date(),
        indicator_ids=_not_of_people(the),
    )
    publish_numbers(the.director, prepared=prepared, title=Words("시험", "Bench"), at=the.at)


def _not_of_people(the: Stage) -> list[int]:
    rows = the.initiative.assignments.filter(
        indicator__versions__of_people=False, indicator__versions__kind__in=("count", "amount")
    )
    return sorted(set(rows.values_list("indicator_id", flat=True)))


def _cookie(email: str) -> str:
    if not email:
        return ""
    account = Account.objects.get(email=email)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session["dure_demo"] = True
    session.create()
    own = f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
    # A browser holds this one too, from its first page on.
    return f"{own}; {settings.CSRF_COOKIE_NAME}={get_random_string(32)}"


if __name__ == "__main__":
    main()
