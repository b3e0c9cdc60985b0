"""What no page, address, log, journal or exception may give away; and that every look is written down."""

import json
import logging
import re
from datetime import date, timedelta

import pytest
from django.db import connection

from dure.activities.models import Enrolment, ServiceRecord, Session, SessionAttendance
from dure.activities.services import (
    correct_record,
    enrol_person,
    forget_person,
    hold_session,
    offer_service,
    record_attendance,
    record_service,
)
from dure.activities.tests.story import GARAM, meal, table
from dure.activities.types import Attendance, Correction, ServiceDraft
from dure.ground.access.models import AccessLog
from dure.ground.consent.models import Consent, Withdrawal
from dure.ground.consent.services import record_consent
from dure.ground.consent.types import NewConsent
from dure.ground.journal.models import JournalEntry
from dure.ground.people.models import Guardian, Person, Supporter
from dure.ground.people.queries import consent_giver
from dure.ground.people.services import NewGuardian, add_guardian, change_person
from dure.ground.people.types import NewPerson
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import NOW, person_who
from dure.kernel.clock import now
from dure.kernel.errors import OutsideScope, Refused
from dure.kernel.words import Words

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
IN = "/in/halmae/"
ADDRESS = re.compile(r'(?:href|action|hx-post|hx-get|src|data-next)="([^"]*)"')
SECRETS = ("박순례", "순례", "010-1234-5678", "12345678", "1944-03-02", "가람읍 꽃길 3", "박영희")


@pytest.fixture
def here():
    """박순례 with everything that may be known, enrolled, served, corrected and agreed."""
    made = table()
    village, at = made.village, now()
    where = {"initiative_id": village.initiative.pk, "person_id": made.soonrye.pk}
    known = {
        "phone": "010-1234-5678",
        "address": "가람읍 꽃길 3",
        "birth_date": date(1944, 3, 2),
        "note": "귀가 어두우심",
    }
    change_person(made.worker, at=at, changes=known, **where)
    guardian = NewGuardian("family", "박영희", date(2026, 1, 1), phone="010-1234-5678")
    add_guardian(made.worker, at=at, new=guardian, **where)
    draft = ServiceDraft(
        initiative_id=village.initiative.pk,
        organisation_id=village.kitchen.pk,
        kind="care_meals.lunch",
        name=Words("월요 밥상", "Monday table"),
        place_code=GARAM,
        starts_on=date(2026, 1, 1),
    )
    service = offer_service(village.director, service=draft, at=at)
    for person in (made.soonrye, made.malja):
        since = date(2026, 1, 1)
        enrol_person(made.worker, service_id=service, person_id=person.pk, since=since, at=at)
    hour = timedelta(hours=1)
    session = hold_session(
        made.worker, service_id=service, starts_at=at - hour, ends_at=at + hour, at=at
    )
    sheet = [Attendance(made.soonrye.pk, "came")]
    record_attendance(made.worker, session_id=session, sheet=sheet, at=at)
    line = record_service(made.worker, fact=meal(made), at=at).record_id
    correct_record(
        made.worker,
        record_id=line,
        correction=Correction(void=True),
        reason="박순례 님이 아니었어요",
        at=at,
    )
    new = NewConsent("photo", ("name",), date(2026, 3, 1))
    giver = consent_giver(made.soonrye.pk)
    record_consent(made.worker, at=at, initiative_id=village.initiative.pk, giver=giver, new=new)
    return made


def pages(here):
    """Every page on which somebody of the kitchen meets a person."""
    one = f"people/{here.soonrye.public_id}/"
    service = Enrolment.objects.within(person_id=here.soonrye.pk).get().service_id
    line = ServiceRecord.objects.within(person_id=here.soonrye.pk).order_by("pk").last()
    session = Session.objects.everywhere("test").get()
    return [
        "people/",
        one,
        f"{one}change/",
        f"{one}consents/new/",
        f"{one}guardian/",
        f"{one}forget/",
        f"{one}died/",
        "consents/",
        f"services/{service}/",
        f"sessions/{session.pk}/",
        "sessions/",
        "records/",
        f"records/{line.pk}/",
    ]


def test_no_address_and_no_title_tells_who_it_is_about(here):
    client = browser_of(here.worker)
    for address in pages(here):
        shown = page(client, IN + address)
        given = [*ADDRESS.findall(shown), *re.findall(r"<title>([^<]*)", shown)]
        given = [each for each in given if not each.startswith("tel:")]
        assert [each for each in given if any(secret in each for secret in SECRETS)] == []


def test_whoever_stands_on_a_page_has_a_line_in_the_access_log(here):
    client = browser_of(here.worker)
    keys = {each.public_id: each.pk for each in (here.soonrye, here.malja)}
    for address in pages(here):
        before = AccessLog.objects.everywhere("test").count()
        shown = page(client, IN + address)
        named = {"박순례", "박○례"} if address else set()
        there = {key for public, key in keys.items() if f"{public}/" in shown or public in shown}
        if not any(name in shown for name in (*named, "김말자", "김○자")):
            continue  # a page that carries the key alone shows nobody
        lines = AccessLog.objects.everywhere("test").order_by("pk")[before:]
        assert there <= {line.person_id for line in lines}, address


def test_nothing_personal_is_logged_journalled_or_raised(here, caplog):
    caplog.set_level(logging.DEBUG)
    client = browser_of(here.worker)
    for address in pages(here):
        client.get(IN + address)
    send(client, f"{IN}people/", status=200, sought="박순례")
    send(client, f"{IN}people/new/", status=422, given_name="박순례", birth_year="2099")
    forget_person(
        here.worker,
        person_id=here.soonrye.pk,
        initiative_id=here.village.initiative.pk,
        reason="박순례 님이 원하셨어요",
        at=NOW,
    )

    entries = JournalEntry.objects.everywhere("test").values_list("values", "subject_id")
    kept = json.dumps(list(entries), ensure_ascii=False)
    # The database's own echo of statements (debug) shows ciphertext and what was typed; never kept.
    logged = [r.getMessage() for r in caplog.records if not r.name.startswith("django.db")]
    for secret in SECRETS:
        assert secret not in kept
        assert not [message for message in logged if secret in message]


@pytest.mark.parametrize(
    "changes",
    [
        {"own_number": "K-2"},
        {"note": "440302-2123456"},
        {"place_code": "없는곳"},
        {"birth_date": date(2090, 1, 1)},
        {"attributes": {"note": "박순례"}},
    ],
)
def test_a_refusal_says_what_is_wrong_and_not_about_whom(here, changes):
    with pytest.raises(Refused) as refused:
        change_person(
            here.worker,
            at=NOW,
            initiative_id=here.village.initiative.pk,
            person_id=here.soonrye.pk,
            changes=changes,
        )
    told = f"{refused.value} {refused.value!r}"
    assert not [secret for secret in (*SECRETS, "K-2", "2123456") if secret in told]


def test_values_that_cross_the_doors_do_not_print_a_name(here):
    row = Person.objects.within(pk=here.soonrye.pk).get()
    guardian = Guardian.objects.within(person=row).get()
    printed = f"{row!r} {row} {guardian!r} {NewPerson(name='박순례', phone='010-1234-5678')!r}"
    assert not [secret for secret in SECRETS if secret in printed]


@pytest.mark.parametrize("table", ["person", "guardian", "correction_note"])
def test_what_lies_in_the_database_can_be_read_only_with_the_key(here, table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
        rows = cursor.fetchall()
    assert rows
    assert not [secret for secret in SECRETS if secret in str(rows)]


@pytest.mark.parametrize(
    "model",
    [
        Person,
        Guardian,
        Supporter,
        Consent,
        Withdrawal,
        AccessLog,
        ServiceRecord,
        Enrolment,
        Session,
        SessionAttendance,
        JournalEntry,
    ],
)
def test_no_list_of_people_can_be_asked_for_without_a_scope(model):
    for ask in (list, lambda rows: rows.count(), lambda rows: rows.exists()):
        with pytest.raises(OutsideScope):
            ask(model.objects.all())


def test_a_worker_of_another_house_meets_nobody_anywhere(here):
    other = person_who("worker", here.village.initiative, here.village.welfare, "other-worker")
    client = browser_of(other)
    for address in pages(here):
        shown = client.get(IN + address).content.decode()
        assert "박순례" not in shown, address
        assert "박○례" not in shown, address
        assert "010-1234-5678" not in shown, address
