"""Every page of the main job costs the same few statements for two members as for twelve.

The counts are committed beside this file. A page that needs more is a decision: run this test with
DURE_WRITE_QUERY_COUNTS=1, and say in the commit what the statement is for.
"""

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dure.ground.journal.types import Actor
from dure.measurement.models import Report
from dure.measurement.tests.crowd import Crowd, crowd
from dure.measurement.tests.screens.visiting import as_

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FILE = Path(__file__).with_name("query_counts.json")
FEW, MANY = (3, 3), (12, 15)  # organisations, indicators
# Page → who asks for it, and where.
PAGES = {
    "today": ("reporter", "/today/"),
    "reports": ("reporter", "/in/halmae/reports/"),
    "report_form": ("reporter", "/reports/{draft}/"),
    "desk": ("director", "/in/halmae/desk/?round={round}"),
    "check_report": ("director", "/reports/{waiting}/check/"),
    "rounds": ("director", "/in/halmae/rounds/"),
    "scorecard": ("director", "/in/halmae/scorecard/"),
    "indicator": ("director", "/in/halmae/indicators/X00/"),
    "initiative_home": ("", "/i/halmae/"),
    "directory": ("", "/i/halmae/members/"),
    "open_data": ("", "/i/halmae/data/"),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_no_more_for_many_than_was_agreed(page):
    most = statements(page, crowd(*MANY, cells=True, status="submitted"))

    agreed = json.loads(FILE.read_text(encoding="utf-8"))
    if os.environ.get("DURE_WRITE_QUERY_COUNTS"):
        agreed[page] = most
        FILE.write_text(json.dumps(agreed, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    assert most <= agreed[page]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_few_members_as_much_as_many(page):
    few = statements(page, crowd(*FEW, cells=True, status="submitted"))

    assert json.loads(FILE.read_text(encoding="utf-8"))[page] - few <= 2


def statements(page: str, the: Crowd) -> int:
    """What the second visit costs; the first fills what is kept."""
    role, path = PAGES[page]
    reports = list(Report.objects.within(round_id=the.round_id).order_by("pk"))
    Report.objects.within(pk=reports[0].pk).update(status="draft")
    address = path.format(
        draft=reports[0].public_id, waiting=reports[1].public_id, round=the.round_id
    )
    browser = as_(_who(the, role))
    assert browser.get(address).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as seen:
        browser.get(address)
    return len(seen)


def _who(the: Crowd, role: str) -> Actor | None:
    if not role:
        return None
    return the.reporter if role == "reporter" else the.garam.director  # type: ignore[return-value]
