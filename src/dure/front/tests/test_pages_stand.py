"""A kept page stands only while it would be drawn the same: whatever is written, in any table.

Each page is drawn once and what it asked is kept. Then somebody changes one column of one table, and a
page whose questions are answered as before must come out the same, letter for letter. No list of
services is needed: a page that read something without asking for it would fail here.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Field, Model
from django.test import Client

from dure.front.tests.test_query_counts import PAGES
from dure.kernel.asking import Asking, listening
from dure.measurement.models import Observation, Report
from dure.measurement.tests.crowd import Crowd, crowd
from dure.measurement.tests.screens.visiting import as_

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SECRET = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken":")[^"]+')
NUMBERS = (
    "IntegerField",
    "BigIntegerField",
    "PositiveSmallIntegerField",
    "DecimalField",
    "FloatField",
)
TEXTS = ("CharField", "TextField")


class Visited:
    """One page as somebody sees it, and what it asked of the database."""

    def __init__(self, name: str, browser: Client, address: str) -> None:
        self.name, self._browser, self._address = name, browser, address
        self.drawn()  # the first visit remembers where they are
        with listening(Asking()) as self.asking:
            self.content = self.drawn()

    def drawn(self) -> bytes:
        """The page drawn anew."""
        response = self._browser.get(self._address)
        assert response.status_code == 200, self.name
        return SECRET.sub(b"", response.content)

    def reads(self, table: str) -> bool:
        """True when one of its questions names the table."""
        return any(table in one.sql for one in self.asking.questions)

    def stands(self) -> bool:
        """What the kept page goes by."""
        return self.asking.is_answered_the_same()


@contextmanager
def visited(the: Crowd) -> Iterator[dict[str, Visited]]:
    """Every page of the main job."""
    reports = list(Report.objects.within(round_id=the.round_id).order_by("pk"))
    Report.objects.within(pk=reports[0].pk).update(status="draft")
    Report.objects.within(pk=reports[2].pk).update(status="approved")
    named = {"draft": reports[0].public_id, "waiting": reports[1].public_id, "round": the.round_id}
    people = {"reporter": the.reporter, "director": the.garam.director, "": None}
    browsers = {role: as_(person) for role, person in people.items()}
    yield {
        name: Visited(name, browsers[role], path.format(**named))
        for name, (role, path) in PAGES.items()
    }


def columns() -> Iterator[tuple[type[Model], Field]]:
    """Every column that says something: no keys."""
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy:
            for column in model._meta.concrete_fields:
                if not (column.primary_key or column.is_relation):
                    yield model, column


def changed(model: type[Model], column: Field) -> bool:
    """Change the column in every row; False where there is none or the database refuses."""
    kind = column.get_internal_type()
    name, table = column.column, model._meta.db_table
    new = {**dict.fromkeys(NUMBERS, f'"{name}" + 1'), "BooleanField": f'NOT "{name}"'}
    new |= dict.fromkeys(TEXTS, f"\"{name}\" || 'ㅋ'")
    if kind not in new:
        return False
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'UPDATE "{table}" SET "{name}" = {new[kind]}')  # noqa: S608 - names of ours
            return cursor.rowcount > 0
    except DatabaseError:
        return False


def test_whatever_is_changed_a_page_that_stands_is_drawn_the_same() -> None:
    with visited(crowd(3, 3, cells=True, status="submitted")) as pages:
        looked_at = 0
        for model, column in columns():
            told = f"{model._meta.db_table}.{column.column}"
            readers = [page for page in pages.values() if page.reads(model._meta.db_table)]
            with transaction.atomic():
                if readers and changed(model, column):
                    for page in readers:
                        if page.stands():
                            looked_at += 1
                            assert page.drawn() == page.content, f"{page.name}: {told}"
                transaction.set_rollback(True)

        assert looked_at > 20


def test_a_draft_that_is_typed_throws_away_only_the_pages_that_show_it() -> None:
    with visited(crowd(3, 3, cells=True, status="submitted")) as pages:
        draft = Report.objects.within(round_id__isnull=False).filter(status="draft").get()
        typed = Observation.objects.within(organisation_id=draft.organisation_id)

        typed.filter(period=draft.round.period, cell="").update(value=77)

        thrown_away = {name for name, page in pages.items() if not page.stands()}
        assert "report_form" in thrown_away
        kept = {"scorecard", "initiative_home", "directory", "open_data", "desk"}
        assert not thrown_away & kept
