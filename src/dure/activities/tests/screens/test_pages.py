"""From an offered service to a line in the ledger, as the people at the kitchen do it on a phone."""

from datetime import date, timedelta

import pytest

from dure.activities.models import Enrolment, Service, ServiceRecord, Session
from dure.activities.services import enrol_person, hold_session, offer_service
from dure.activities.tests.story import GARAM, table
from dure.activities.types import ServiceDraft
from dure.ground.access.models import AccessLog
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import person_who
from dure.kernel.clock import now
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
IN = "/in/halmae/"


@pytest.fixture
def here():
    return table()


@pytest.fixture
def lunch(here):
    """A lunch that began an hour ago; 박순례 and 김말자 are enrolled."""
    at = now()
    service = offer_service(
        here.village.director,
        service=ServiceDraft(
            initiative_id=here.village.initiative.pk,
            organisation_id=here.village.kitchen.pk,
            kind="care_meals.lunch",
            name=Words("월요 밥상", "Monday table"),
            place_code=GARAM,
            starts_on=date(2026, 1, 1),
        ),
        at=at,
    )
    for person in (here.soonrye, here.malja):
        since = date(2026, 1, 1)
        enrol_person(here.worker, service_id=service, person_id=person.pk, since=since, at=at)
    return hold_session(
        here.worker,
        service_id=service,
        starts_at=at - timedelta(hours=1),
        ends_at=at + timedelta(hours=1),
        at=at,
    )


def standing():
    rows = ServiceRecord.objects.everywhere("test")
    return rows.filter(reverses__isnull=True, reversed_by__isnull=True)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_page_opens_in_both_languages(here, lunch, language):
    client = browser_of(here.worker, language=language)
    service = Service.objects.everywhere("test").get()
    key = f"state-{here.soonrye.public_id}"
    send(client, f"{IN}sessions/{lunch}/", **{key: "came", "others": "4"})
    line = standing().filter(person=here.soonrye).get()

    for address in (
        "services/",
        "services/kinds/",
        f"services/{service.pk}/",
        "sessions/",
        f"sessions/{lunch}/",
        "records/",
        "records/new/",
        f"records/{line.pk}/",
        f"records/{line.pk}/correct/",
    ):
        page(client, IN + address)
    page(browser_of(here.village.director, language=language), f"{IN}services/new/")
    page(browser_of(here.village.director, language=language), f"{IN}services/{service.pk}/change/")


def test_one_touch_is_one_line_and_another_takes_it_back(here, lunch):
    client = browser_of(here.worker)
    touch = {f"state-{here.soonrye.public_id}": "came"}

    send(client, f"{IN}sessions/{lunch}/", **touch)
    send(client, f"{IN}sessions/{lunch}/", **touch)
    assert standing().count() == 1

    send(client, f"{IN}sessions/{lunch}/", **{f"state-{here.soonrye.public_id}": "absent"})
    assert standing().count() == 0
    assert ServiceRecord.objects.everywhere("test").count() == 2


def test_a_touch_answers_with_the_sum_alone_and_without_a_name(here, lunch):
    client = browser_of(here.worker)
    answer = client.post(
        f"{IN}sessions/{lunch}/",
        {f"state-{here.malja.public_id}": "came"},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 200
    assert "1명" in answer.content.decode()
    assert "김말자" not in answer.content.decode()


def test_all_the_others_came_leaves_who_was_excused(here, lunch):
    client = browser_of(here.worker)
    send(client, f"{IN}sessions/{lunch}/", **{f"state-{here.malja.public_id}": "excused"})
    send(client, f"{IN}sessions/{lunch}/", all="yes")
    assert [line.person_id for line in standing()] == [here.soonrye.pk]


def test_those_without_a_name_are_one_line_that_follows_the_number(here, lunch):
    client = browser_of(here.worker)
    for heads in ("12", "11", "0", "3"):
        send(client, f"{IN}sessions/{lunch}/", others=heads)
    line = standing().get()
    assert (line.head_count, line.quantity, line.person_id) == (3, 3, None)
    assert "3" in page(client, f"{IN}sessions/")


@pytest.mark.parametrize("heads", ["-1", "abc", "1.5", "99999999"])
def test_a_number_of_heads_that_is_none_is_refused(here, lunch, heads):
    send(browser_of(here.worker), f"{IN}sessions/{lunch}/", status=422, others=heads)
    assert standing().count() == 0


def test_a_guest_is_found_by_name_and_counted(here, lunch):
    client = browser_of(here.worker)
    Enrolment.objects.within(person_id=here.malja.pk).delete()

    found = send(client, f"{IN}sessions/{lunch}/", status=200, sought="말자")
    assert "김○자" in found
    send(client, f"{IN}sessions/{lunch}/", guest=here.malja.public_id)

    assert standing().get().person_id == here.malja.pk
    assert "손님" in page(client, f"{IN}sessions/{lunch}/")


def test_a_guest_of_another_house_is_nobodys_guest(here, lunch):
    send(
        browser_of(here.worker),
        f"{IN}sessions/{lunch}/",
        status=422,
        guest=here.okbun.public_id,
    )


def test_every_name_on_the_sheet_is_a_line_in_the_access_log(here, lunch):
    page(browser_of(here.worker), f"{IN}sessions/{lunch}/")
    seen = AccessLog.objects.everywhere("test").filter(act="seen")
    assert {line.person_id for line in seen} == {here.soonrye.pk, here.malja.pk}
    assert {line.purpose for line in seen} == {"service"}


def test_the_backbone_sees_the_sheet_with_masked_names(here, lunch):
    shown = page(browser_of(here.village.director), f"{IN}sessions/{lunch}/")
    assert "박○례" in shown
    assert "박순례" not in shown


def test_a_worker_of_another_house_sees_nothing_of_it(here, lunch):
    other = browser_of(
        person_who("worker", here.village.initiative, here.village.welfare, "other-worker")
    )
    page(other, f"{IN}sessions/{lunch}/", status=404)
    send(other, f"{IN}sessions/{lunch}/", status=404, others="3")
    assert "월요 밥상" not in page(other, f"{IN}sessions/")
    assert "월요 밥상" in page(other, f"{IN}services/")  # what is offered is known to all inside
    line = standing().first()
    assert line is None


def test_the_reporter_has_no_sheet_and_a_stranger_no_services(here, lunch):
    page(browser_of(here.village.reporter), f"{IN}sessions/{lunch}/", status=403)
    page(browser_of(here.village.reporter), f"{IN}services/")
    stranger = person_who("worker", None, None, "nobody")
    assert stranger.reaches[0].initiative_id is None


def test_without_a_second_factor_no_name_is_shown(here, lunch):
    page(browser_of(here.worker, second_factor=False), f"{IN}sessions/{lunch}/", status=403)


def test_a_session_that_has_not_begun_takes_no_attendance(here, lunch):
    session = Session.objects.everywhere("test").get()
    later = hold_session(
        here.worker,
        service_id=session.service_id,
        starts_at=now() + timedelta(days=1),
        ends_at=now() + timedelta(days=1, hours=1),
        at=now(),
    )
    client = browser_of(here.worker)
    assert "아직 시작하지 않았어요" in page(client, f"{IN}sessions/{later}/")
    send(client, f"{IN}sessions/{later}/", status=422, others="3")
    send(client, f"{IN}sessions/{later}/cancel/", reason="비가 와요")
    assert "취소된 모임" in page(client, f"{IN}sessions/{later}/")


def test_sessions_are_planned_week_by_week(here, lunch):
    service = Service.objects.everywhere("test").get()
    client = browser_of(here.worker)
    address = f"{IN}services/{service.pk}/"
    send(client, address, day="2026-12-07", begins="10:00", ends="12:00", weeks="4")
    send(client, address, status=422, day="2026-12-07", begins="12:00", ends="10:00", weeks="1")
    days = Session.objects.everywhere("test").exclude(pk=lunch).order_by("starts_at")
    assert [f"{each.starts_at:%m-%d}" for each in days] == ["12-07", "12-14", "12-21", "12-28"]


def test_somebody_is_enrolled_and_leaves(here, lunch):
    service = Service.objects.everywhere("test").get()
    Enrolment.objects.within(person_id=here.malja.pk).delete()
    client = browser_of(here.worker)
    address = f"{IN}services/{service.pk}/"

    assert "김○자" in send(client, address, status=200, sought="김말자")
    send(client, f"{address}enrol/", person=here.malja.public_id)
    row = Enrolment.objects.within(person_id=here.malja.pk).get()
    send(client, f"{address}enrolments/{row.pk}/end/")

    row.refresh_from_db()
    assert row.state == "ended"


def test_a_record_by_hand_sent_twice_is_one_line(here):
    client = browser_of(here.worker)
    told = {
        "token": "abcdefghjk",
        "organisation": here.village.kitchen.pk,
        "kind": "care_meals.lunch",
        "day": "2026-11-02",
        "clock": "12:00",
        "quantity": "2",
        "person_number": "K-1",
        "place": GARAM,
    }
    send(client, f"{IN}records/new/", **told)
    send(client, f"{IN}records/new/", **told)
    line = standing().get()
    assert (line.person_id, line.quantity, line.attributes["sex"]) == (here.soonrye.pk, 2, "f")


def test_a_correction_on_the_page_leaves_three_lines_and_the_reason_sealed(here, lunch):
    client = browser_of(here.worker)
    send(client, f"{IN}sessions/{lunch}/", **{f"state-{here.soonrye.public_id}": "came"})
    line = standing().get()
    told = {"quantity": "2", "code": "miscounted", "reason": "두 그릇 드셨어요"}

    send(client, f"{IN}records/{line.pk}/correct/", **told)
    send(client, f"{IN}records/{line.pk}/correct/", status=422, **told)

    right = standing().get()
    assert (right.quantity, right.occurred_at) == (2, line.occurred_at)
    shown = page(client, f"{IN}records/{line.pk}/")
    assert "두 그릇 드셨어요" in shown
    assert "되돌려짐" in shown


def test_records_come_in_pages_and_by_filter(here, lunch):
    client = browser_of(here.worker)
    send(client, f"{IN}sessions/{lunch}/", others="4")
    assert "이름 없이 4명" in page(client, f"{IN}records/?kind=care_meals.lunch&state=standing")
    assert "이름 없이 4명" not in page(client, f"{IN}records/?kind=care_meals.banchan")
    both = page(client, f"{IN}records/?kind=care_meals.banchan,care_meals.lunch")
    assert "이름 없이 4명" in both
    assert '<option value="care_meals.banchan,care_meals.lunch" selected>' in both
    assert "이름 없이 4명" not in page(client, f"{IN}records/?state=corrected")
    assert "이름 없이 4명" not in page(client, f"{IN}records/?from=2020-01-01&to=2020-02-01")
    page(client, f"{IN}records/?from=yesterday&to=&before=zz&kind=%00&state=%27")
