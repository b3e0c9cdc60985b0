"""What nobody should type, typed: pages of the kitchen answer with a sentence and write nothing."""

import pytest

from dure.activities.models import Enrolment, Service, ServiceRecord, Session
from dure.activities.services import record_service
from dure.activities.tests.monday_table import enrolled, lines, met, offered
from dure.activities.tests.story import GARAM, meal, table
from dure.ground.people.models import Person
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import NOW

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
IN = "/in/halmae/"
DAYS = ("0001-01-01", "9999-12-31", "2026-13-01", "2026-02-30", "어제", "", "2026-11-22T10:00", "²")
NUMBERS = ("-1", "1e5", "99999999999999999999", "NaN", "Infinity", "셋", "0.001", "٣x", "1,0,0")


@pytest.fixture
def here():
    return table()


@pytest.fixture
def client(here):
    return browser_of(here.worker)


def test_records_are_asked_for_with_anything(here, client):
    """Every word of the address at once: each value reaches every reader."""
    record_service(here.worker, fact=meal(here), at=NOW)
    for value in (*DAYS, *NUMBERS, "' OR 1=1", "<b>", "x" * 2000, "\x00"):
        asked = dict.fromkeys(("from", "to", "before", "org", "kind", "state"), value)
        answer = client.get(f"{IN}records/", asked)
        assert answer.status_code == 200, value
        assert 'value="<b>' not in answer.content.decode()


def test_a_span_that_is_none_shows_everything_and_a_span_shows_its_days(here, client):
    record_service(here.worker, fact=meal(here), at=NOW)
    line = ServiceRecord.objects.everywhere("a test").get()
    link = f'href="{line.pk}/"'

    for asked in ("", "?from=2026-11-02", "?to=2026-11-02", "?from=0001-01-01", "?to=9999-12-31"):
        assert link in page(client, f"{IN}records/{asked}"), asked
    for asked in ("?from=2026-11-03", "?to=2026-11-01", "?state=corrected"):
        assert link not in page(client, f"{IN}records/{asked}"), asked


def test_no_record_is_written_for_a_day_that_is_none(here, client):
    told = {
        "token": "abcdefghjk",
        "organisation": here.village.kitchen.pk,
        "kind": "care_meals.lunch",
        "clock": "12:00",
        "quantity": "1",
        "place": GARAM,
    }
    for day in DAYS:
        send(client, f"{IN}records/new/", status=422, day=day, **told)
    assert lines() == 0


@pytest.mark.parametrize("field", ["quantity", "head_count"])
def test_no_record_is_written_with_a_number_that_is_none(here, client, field):
    told = {
        "token": "abcdefghjk",
        "organisation": here.village.kitchen.pk,
        "kind": "care_meals.lunch",
        "day": "2026-11-02",
        "clock": "12:00",
        "quantity": "1",
        "place": GARAM,
    }
    for number in NUMBERS:
        if (field, number) != ("quantity", "1e5"):  # a way to write 100,000
            send(client, f"{IN}records/new/", status=422, **(told | {field: number}))
    assert lines() == 0


STRANGERS = (
    ("organisation", "999"),
    ("organisation", "x"),
    ("organisation", "99999999999999999999"),
    ("kind", "없는.종류"),
    ("token", "../../x"),
    ("token", ""),
    ("person_number", "W-1"),  # known to the welfare centre only
    ("person_number", "x" * 41),
    ("place", "없는 곳"),
    ("place", "9999999999"),
    ("clock", "25:00"),
    ("clock", "한낮"),
)


def test_no_record_is_written_for_somebody_or_something_else(here, client):
    told = {
        "token": "abcdefghjk",
        "organisation": here.village.kitchen.pk,
        "kind": "care_meals.lunch",
        "day": "2026-11-02",
        "clock": "12:00",
        "quantity": "1",
        "place": GARAM,
    }
    for field, value in STRANGERS:
        send(client, f"{IN}records/new/", status=422, **(told | {field: value}))
    assert lines() == 0


def test_no_session_is_planned_for_a_day_that_is_none(here, client):
    service = offered(here)
    told = {"begins": "10:00", "ends": "12:00", "weeks": "52"}
    for day in DAYS:
        send(client, f"{IN}services/{service}/", status=422, day=day, **told)
    assert not Session.objects.within(service_id=service).exists()


@pytest.mark.parametrize("field", ["starts_on", "ends_before"])
def test_no_service_is_offered_for_a_day_that_is_none(here, field):
    told = {
        "organisation": here.village.kitchen.pk,
        "kind": "care_meals.lunch",
        "name_ko": "점심",
        "name_en": "Lunch",
        "place": GARAM,
        "starts_on": "2026-11-01",
    }
    director = browser_of(here.village.director)
    for day in DAYS:
        if (field, day) != ("ends_before", ""):  # to have no end is no fault
            send(director, f"{IN}services/new/", status=422, **(told | {field: day}))
    assert not Service.objects.everywhere("a test").exists()


def test_nobody_has_died_on_a_day_that_is_none(here, client):
    address = f"{IN}people/{here.soonrye.public_id}/died/"
    for day in (*DAYS, "2199-01-01"):
        assert client.post(address, {"on": day}).status_code == 422, day
    assert Person.objects.within(pk=here.soonrye.pk).get().deceased_on is None


def test_heads_that_are_no_number_are_refused_on_the_sheet(here, client):
    session = met(here, offered(here))
    for heads in (*NUMBERS, "10001", "x" * 300):
        answer = client.post(f"{IN}sessions/{session}/", {"others": heads})
        assert answer.status_code == 422, heads
    assert lines() == 0


def test_a_state_that_is_none_writes_nothing(here, client):
    service = offered(here)
    enrolled(here, service, here.soonrye)
    session = met(here, service)
    for state in ("", "CAME", "dead", "<b>", "x" * 500):
        key = f"state-{here.soonrye.public_id}"
        assert client.post(f"{IN}sessions/{session}/", {key: state}).status_code < 500, state
    assert lines() == 0


def test_nobody_unknown_is_enrolled(here, client):
    service = offered(here)
    for key in ("", "0", "없음", "../x", "a" * 200, "' --", "\x00"):
        answer = client.post(f"{IN}services/{service}/enrol/", {"person": key})
        assert answer.status_code in (404, 422), key
    assert not Enrolment.objects.within(service_id=service).exists()


def test_what_is_not_there_is_not_found(client):
    for number in (0, 999, 99999999999999999999):
        for address in ("services/{}/", "sessions/{}/", "records/{}/", "records/{}/correct/"):
            assert client.get(IN + address.format(number)).status_code == 404, address


@pytest.mark.parametrize("price", [*NUMBERS, "9999999999", "sNaN", "1e9", "-0.5"])
def test_a_resource_has_a_price_that_a_ledger_can_hold(here, client, price):
    told = {"kind": "vehicle", "name_ko": "승합차", "place": GARAM, "amount": "1"}
    told |= {"price_unit": "hour", "price": price}
    answer = client.post(f"{IN}exchange/offers/new/", told)
    assert answer.status_code in (302, 422), price
