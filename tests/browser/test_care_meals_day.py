"""One Monday of the fictional county, on phones, in Korean: from the roster to the signed month.

A cook is absent, an allergy is noted while the pots are on, the route has no signal from its first door to
its last, and one door stays closed until the third step of the ladder.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from dure.activities.models import ServiceRecord
from dure.communication.models import Alert
from dure.communication.services import send_notices
from dure.communication.tests.story import Watch
from dure.ground.consent.services import record_consent
from dure.ground.consent.types import Giver, NewConsent
from dure.ground.tests.devices import House, fits
from dure.kernel.clock import SEOUL
from dure.kernel.testing.shown_time import Shown, shown_time
from dure.measurement.models import Assignment, IndicatorVersion, Observation, Report
from dure.measurement.queries.report_head import report_head_of
from dure.measurement.services import (
    assign_indicators,
    calculate_period,
    define_indicator,
    open_round,
)
from dure.measurement.tests.factories import MEALS, SINCE
from dure.measurement.types.library import NewAssignment
from dure.measurement.types.reports import RoundDates
from dure.programmes.care_meals.models import Diner, DoorVisit, PhoneEvent, ShiftPlace
from dure.programmes.care_meals.services import bring_dishes, lay_week
from dure.programmes.care_meals.services.seek_routes import prepared
from dure.programmes.care_meals.tests.crew import worker
from dure.programmes.care_meals.tests.no_signal import no_signal
from dure.programmes.care_meals.tests.routes_story import courier
from dure.programmes.care_meals.tests.story import GARAM, MONDAY, KitchenStory, diner, kitchen_story
from dure.programmes.care_meals.types.dishes import SeasonWeek

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MEALS_HERE = "/in/halmae/meals"
DAWN = datetime(2026, 11, 23, 6, 10, tzinfo=SEOUL)
DOORS = ("박순례", "김말순", "최점례", "정옥분")


@dataclass
class Story:
    """The kitchen, what the clock shows, and everybody's phones."""

    kitchen: KitchenStory
    clock: Shown
    house: House
    phone: Page  # the coordinator's

    def goes(self, path: str, heading: str = "") -> Page:
        """The coordinator opens a page of the kitchen."""
        self.house.goes(self.phone, f"{MEALS_HERE}/{path}")
        if heading:
            expect(self.phone.get_by_role("heading", level=1)).to_contain_text(heading)
        return self.phone


@pytest.fixture
def story(
    browser: Browser, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Story]:
    """손맛 주방 at dawn: three cooks, one courier, four doors, two in the hall; nothing is planned."""
    values = prepared.__globals__["route_values"]()
    monkeypatch.setitem(values.search, "least", 0.3)
    monkeypatch.setitem(values.search, "door", 0.0)
    house = House(browser, live_server.url)
    with shown_time(DAWN) as clock:
        made = kitchen_story()
        who, where = made.coordinator, {"kitchen_id": made.kitchen.pk, "at": clock.now}
        bring_dishes(who, **where)
        lay_week(who, laid=SeasonWeek("autumn", 1, MONDAY), **where)
        for name in DOORS:
            diner(made, name)
        diner(made, "김영수", kind="care_meals.hall", portions=2)
        courier(made, "이복남", load=20, shift_from=time(9))
        for name in ("이복순", "김말자", "정옥희"):
            worker(made, name)
        yield Story(made, clock, house, house.comes(who))
    house.leave()


def test_a_monday_from_the_roster_to_the_signed_month(story: Story) -> None:
    roster(story)
    family(story)
    routes(story)
    a_cook_is_absent(story)
    kitchen(story)
    an_allergy_while_the_pots_are_on(story)
    link = opened(story)
    without_signal(story, link)
    closed_door(story)
    told(story)
    month(story)
    report(story)


def roster(story: Story) -> None:
    """The director makes November's roster: two of three cooks each morning, searched and made known."""
    phone = story.house.comes(story.kitchen.village.director)
    story.house.goes(phone, f"{MEALS_HERE}/roster/")
    assert fits(phone)
    phone.get_by_label("몇 명").fill("2")
    pressed(phone, "이 달에 만들기")
    pressed(phone, "근무표 짜기")
    story.house.goes(phone, f"{MEALS_HERE}/roster/")
    expect(phone.get_by_text("모든 자리를 채웠어요")).to_be_visible()
    phone.get_by_role("button", name="모두에게 알리기").tap()
    expect(phone.get_by_text("모두에게 알린 근무표예요.")).to_be_visible()
    assert ShiftPlace.objects.within(shift__day=MONDAY, state="planned").count() == 2


def pressed(page: Page, name: str) -> None:
    """A button, and the page that answers it."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.tap()


def family(story: Story) -> None:
    """박순례 agrees that her daughter hears; the daughter's mail is written down."""
    row = diner_named(story, "박순례")
    made = story.kitchen
    record_consent(
        made.coordinator,
        initiative_id=made.village.initiative.pk,
        giver=Giver(row.person_id, made.village.kitchen.pk, birth_year=1944),
        new=NewConsent("message_family", ("name",), MONDAY, "paper"),
        at=story.clock.now,
    )
    phone = story.goes(f"diners/{row.public_id}/", "박순례")
    phone.get_by_text("연락처 더하기").tap()
    phone.locator("#c-name").fill("박정숙")
    phone.locator("#c-phone").fill("010-5555-0999")
    phone.get_by_label("메일").fill("jeongsuk@example.org")
    phone.get_by_label("메시지를 받아요").check()
    phone.get_by_role("button", name="더하기", exact=True).tap()
    expect(phone.get_by_text("안부 메시지", exact=True)).to_be_visible()


def diner_named(story: Story, name: str) -> Diner:
    """Names are sealed: they are read one by one."""
    rows = Diner.objects.within(kitchen_id=story.kitchen.kitchen.pk).select_related("person")
    return next(row for row in rows if row.person.name == name)


def routes(story: Story) -> None:
    """The day is begun and its routes are planned."""
    phone = story.goes("days/")
    phone.get_by_label("날짜").fill(MONDAY.isoformat())
    pressed(phone, "배식일 시작하기")
    pressed(phone, "경로 짜기")
    story.goes("days/").locator("a.queue-what").first.tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("이제 열 수 있어요")
    assert fits(phone)


def a_cook_is_absent(story: Story) -> None:
    """06:40: one press proposes who stands in, one press accepts."""
    story.clock.shows(6, 40)
    gone = ShiftPlace.objects.within(shift__day=MONDAY, state="planned").order_by("pk")[0]
    phone = story.phone
    phone.get_by_role("link", name="누가 못 나와요").tap()
    phone.locator(f'input[name="worker"][value="{gone.worker_id}"]').check()
    phone.get_by_role("button", name="새 계획 제안받기").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("이렇게 하면 어떨까요?")
    expect(phone.get_by_text("1자리를 다른 분이 대신 서요.")).to_be_visible()
    assert fits(phone)
    phone.get_by_role("button", name="받아들이기").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("1명에게 알려 주세요")
    phone.get_by_role("button", name="전했어요").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("모두 알렸어요")
    places = ShiftPlace.objects.within(shift__day=MONDAY)
    assert places.filter(state="absent").get().pk == gone.pk
    assert places.filter(state="planned").count() == 2


def kitchen(story: Story) -> None:
    """Six meals; the pots go on."""
    story.clock.shows(7, 20)
    phone = story.goes("kitchens/", "오늘 6식을 지어요")
    assert fits(phone)
    pressed(phone, "조리 시작")
    expect(phone.get_by_text("오전 7:20에 조리를 시작했어요")).to_be_visible()


def an_allergy_while_the_pots_are_on(story: Story) -> None:
    """최점례 may not eat mackerel, it turns out at half past eight: her meal is packed anew."""
    story.clock.shows(8, 30)
    here = story.phone.url
    phone = story.goes(f"diners/{diner_named(story, '최점례').public_id}/", "최점례")
    phone.get_by_text("주의할 것 적기").tap()
    phone.get_by_label("고등어").check()
    with phone.expect_navigation():
        phone.get_by_role("button", name="적기", exact=True).first.tap()
    phone.goto(here)
    expect(phone.get_by_role("heading", name="조리 중에 바뀌었어요")).to_be_visible()
    expect(phone.locator(".repacks")).to_contain_text("최○례")
    expect(phone.locator(".repacks .out")).to_contain_text("고등어무조림")
    phone.get_by_label("지금 다시 담아요").check()
    phone.get_by_role("button", name="이렇게 해요").tap()
    expect(phone.get_by_role("heading", name="조리 중에 바뀌었어요")).to_have_count(0)


def opened(story: Story) -> str:
    """The day opens, and 이복남 is sent a link; answers its address."""
    story.clock.shows(9, 50)
    phone = story.goes("days/")
    phone.locator("a.queue-what").first.tap()
    pressed(phone, "배식일 열기")
    expect(phone.get_by_role("heading", level=1)).to_have_text("4집에 4식")
    pressed(story.goes("board/"), "배달 링크 만들기")
    phone.get_by_role("link", name="링크", exact=True).tap()
    address = phone.get_by_label("보낼 주소").input_value()
    return address[address.index("/door/") :]


def without_signal(story: Story, link: str) -> None:
    """From the first door to the last there is no signal; at the third nobody opens."""
    story.clock.shows(10, 20)
    phone = story.house.goes(story.house.comes(), link)
    phone.get_by_role("button", name="이 전화기로 시작하기").tap()
    expect(phone.locator("body")).to_have_attribute("data-ready", "yes")
    first = phone.get_by_role("heading", level=1).inner_text()
    with no_signal(phone):
        for place in (1, 2, 3, 4):
            if place == 3:
                phone.reload()  # the phone was put away, its clock days off; there is still no signal
                phone.get_by_role("button", name="안 계세요").tap()
                phone.get_by_role("button", name="다음 집").tap()
                continue
            phone.get_by_role("button", name="전해 드렸어요").tap()
            for row in range(3):
                phone.locator("fieldset.check").nth(row).get_by_role("button").first.tap()
            if place < 4:
                expect(phone.locator("[data-here]")).to_have_text(str(place + 1))
        expect(phone.get_by_role("heading", level=1)).to_have_text("모두 마쳤어요")
        assert DoorVisit.objects.within(diner__kitchen=story.kitchen.kitchen).count() == 0

    expect(phone.locator("[data-sync]")).not_to_contain_text("건")
    assert first in DOORS
    visits = DoorVisit.objects.within(diner__kitchen=story.kitchen.kitchen).order_by("stop__place")
    assert list(visits.values_list("outcome", flat=True)) == [
        *("delivered", "delivered", "nobody", "delivered")
    ]
    events = PhoneEvent.objects.within(link__day__kitchen=story.kitchen.kitchen)
    assert set(events.values_list("result", flat=True)) == {"taken"}


def closed_door(story: Story) -> None:
    """Nobody answers; the ladder climbs to its third step, and a person closes it with what was found."""
    watch = Watch()
    watch.wall = story.clock.now
    watch.look()
    watch.pass_minutes(10.1).look()
    watch.pass_minutes(15.1).look()
    alert = Alert.objects.within(initiative_id=story.kitchen.village.initiative.pk).get()
    assert alert.rung + 1 == 3

    story.clock.moves_to(watch.wall)
    phone = story.goes("board/")
    expect(phone.get_by_text("위기 알림 1건")).to_be_visible()
    phone.get_by_role("link", name="위기 알림", exact=False).first.tap()
    phone.get_by_role("link", name="배달 1-03 집").first.tap()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("3단계")
    assert fits(phone)
    phone.get_by_role("button", name="이웃·이장님께 부탁했어요").tap()
    phone.get_by_role("button", name="무사하세요").tap()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("무사하세요")
    alert.refresh_from_db()
    assert alert.closed_at is not None


def told(story: Story) -> None:
    """박순례's daughter hears that she was seen and is well; nobody else is written to about her."""
    send_notices(at=story.clock.now + timedelta(minutes=5))
    letters = [one for one in mail.outbox if "jeongsuk@example.org" in one.to]
    hers = DoorVisit.objects.within(diner=diner_named(story, "박순례"), outcome="delivered")
    assert len(letters) == hers.count()


def month(story: Story) -> None:
    """Two came; their hours are those of the roster, to the minute."""
    story.clock.shows(14, 0)
    phone = story.goes("attendance/", "오늘 누가 왔나요?")
    for _ in range(2):
        pressed(phone, "교육 들었고 건강해요")
    for _ in range(2):
        phone.get_by_text("적기", exact=True).last.tap()
        with phone.expect_navigation():
            phone.get_by_role("button", name="왔어요", exact=True).last.tap()
    phone.get_by_role("link", name="한 달 출근부").tap()
    expect(phone.locator("tfoot")).to_contain_text("8:00")
    lines = ServiceRecord.objects.within(kind__code="care_meals.shift")
    assert sum(one.quantity for one in lines) == 8 * 60


def report(story: Story) -> None:
    """On the first of December the month is looked at and signed; nobody has typed a number."""
    made = story.kitchen.village
    number = counted(story)
    story.clock.moves_to(datetime(2026, 12, 1, 9, 0, tzinfo=SEOUL))
    calculate_period(
        made.reporter,
        initiative_id=made.initiative.pk,
        organisation_id=made.kitchen.pk,
        period="2026-11",
        at=story.clock.now,
    )
    phone = story.house.comes(made.reporter)
    story.house.goes(phone, f"/reports/{number}/")
    assert fits(phone)
    phone.get_by_role("button", name="제출하기").tap()
    phone.get_by_role("dialog").get_by_role("button", name="제출하기").tap()
    phone.wait_for_url("**/given-back/")
    assert Report.objects.everywhere("a story").get(public_id=number).status == "submitted"
    (value,) = Observation.objects.everywhere("a story").values_list("value", flat=True)
    assert value == 3


def counted(story: Story) -> str:
    """Lunch boxes are an indicator that counts itself; answers the report of November."""
    made, director = story.kitchen.village, story.kitchen.village.director
    where = {"initiative_id": made.initiative.pk, "at": story.clock.now}
    define_indicator(director, indicator=MEALS, **where)
    asked = NewAssignment(
        indicator="M01", organisation_id=made.kitchen.pk, place_code=GARAM, since=SINCE
    )
    assign_indicators(director, assignments=[asked], **where)
    Assignment.objects.filter(indicator__code="M01").update(computed=True)
    kinds = {"kind": "sum", "of": "quantity", "where": {"service": ["care_meals.lunchbox"]}}
    IndicatorVersion.objects.filter(indicator__code="M01").update(computed_from=kinds)
    first = date(2026, 12, 1)
    dates = RoundDates(first, first + timedelta(days=9), first + timedelta(days=19))
    made_round = open_round(director, period="2026-11", dates=dates, **where)
    return report_head_of(director, organisation_id=made.kitchen.pk, round_id=made_round).public_id
