"""Who does what, as members and the backbone see and confirm it."""

import csv
import io
from datetime import date, timedelta

import pytest

from dure.activities.models import Need, Service
from dure.activities.queries import register_line
from dure.activities.services import announce_delay, describe_service, say_needs, wait_for
from dure.activities.tests.services.test_needs import need
from dure.activities.tests.who_story import EUP, MYEON, TUESDAY, register
from dure.activities.types import LineTold
from dure.communication.models import Topic, WorkMeeting
from dure.ground.places.models import Place
from dure.ground.tests.browser import browser_of, page, send
from dure.kernel.clock import SEOUL, day_of, now

pytestmark = pytest.mark.django_db
WHO = "/in/halmae/who/"
PAGES = ("", "mine/", "overlaps/", "waiting/", "timeline/")


@pytest.fixture
def here():
    made = register()
    say_needs(
        made.table.village.director,
        initiative_id=made.initiative_id,
        needs=[need(25), need(0, MYEON)],
        at=now(),
    )
    return made


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_page_opens_in_both_languages(here, language):
    client = browser_of(here.kitchen_head, language=language)
    key = f"{here.ours}-{here.theirs}"
    more = (f"at/{EUP}/care.bath/", f"mine/{here.ours}/", f"overlaps/{key}/")
    for address in (*PAGES, *more):
        assert f'lang="{language}"' in page(client, WHO + address)


def test_a_gap_is_told_by_sign_word_and_number_not_by_colour_alone(here):
    shown = page(browser_of(here.kitchen_head), WHO)
    assert "빈틈이 1군데 있어요" in shown
    assert "하고 있지만 필요보다 모자라요." in shown
    assert "−5" in shown
    assert "필요 0" in shown


def test_zero_unknown_and_not_applicable_look_different(here):
    say_needs(
        here.table.village.director,
        initiative_id=here.initiative_id,
        needs=[need(None, MYEON, group="families", state="not_applicable")],
        at=now(),
    )
    cell = page(browser_of(here.table.village.director), f"{WHO}at/{MYEON}/care.bath/")
    assert "해당 없음" in cell
    assert "필요 0" in cell


def test_the_funder_sees_that_few_are_hidden_and_not_how_many(here):
    few = [need(3, MYEON, counted_on=day_of(now()))]
    say_needs(here.table.village.director, initiative_id=here.initiative_id, needs=few, at=now())
    client = browser_of(here.table.village.funder)
    assert "인원이 적어서 보여 드리지 않아요." in page(client, WHO)
    table = client.get(f"{WHO}needs.csv").content.decode("utf-8-sig")
    counts = [row["count"] for row in csv.DictReader(io.StringIO(table))]
    assert counts == ["#inneed+num", "비공개", "비공개"]


def test_one_touch_confirms_and_gives_something_back(here):
    Service.objects.within(pk=here.ours).update(confirmed_at=now() - timedelta(days=200))
    client = browser_of(here.table.worker)
    assert "1줄만 확인해 주세요" in page(client, f"{WHO}mine/")
    assert "200일 전 확인" in page(client, f"{WHO}mine/")

    answer = client.post(f"{WHO}mine/{here.ours}/confirm/", {"mark": ""})

    shown = page(client, answer["Location"].partition("#")[0])
    assert "오늘 확인" in shown
    assert "복지관 목욕" in shown  # who else is there
    assert "−5" in shown  # the gap near it
    assert "겹치는 활동" in shown


def test_what_was_typed_wrongly_stays_with_one_sentence(here):
    client = browser_of(here.kitchen_head)
    answer = client.post(
        f"{WHO}mine/{here.ours}/",
        {"areas": "없는면", "weekly": "가끔", "unit": "명", "groups": ["elders"]},
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "없는면" in shown
    assert "가끔" in shown
    assert "읽을 수 없어요" in shown


def test_a_line_is_described_by_names_and_shares(here):
    client = browser_of(here.kitchen_head)
    answer = client.post(
        f"{WHO}mine/{here.ours}/",
        {
            "areas": f"{EUP}: 6\n새들면: 4",
            "weekly": "화목 9-11",
            "unit": "명",
            "groups": ["elders"],
        },
    )
    assert answer.status_code == 302
    line = register_line(here.kitchen_head, here.initiative_id, here.ours)
    assert dict(line.areas) == {EUP: 6, MYEON: 4}
    shown = page(client, f"{WHO}mine/{here.ours}/")
    assert "가람읍: 6\n새들면: 4</textarea>" in shown, "places stand by their names"


def test_two_places_of_one_name_stay_two(here):
    Place.objects.create(
        code="4700031000",
        level="eup_myeon_dong",
        name_ko="새들면",
        parent_code="",
        valid_from=date(2024, 1, 18),
    )
    client = browser_of(here.kitchen_head)
    told = {"areas": f"{MYEON}\n{EUP}", "weekly": "", "unit": "명", "groups": ["elders"]}
    assert client.post(f"{WHO}mine/{here.ours}/", told).status_code == 302
    shown = page(client, f"{WHO}mine/{here.ours}/")
    written = shown.partition('<textarea name="areas"')[2].partition(">")[2].partition("<")[0]
    assert client.post(f"{WHO}mine/{here.ours}/", {**told, "areas": written}).status_code == 302
    line = register_line(here.kitchen_head, here.initiative_id, here.ours)
    assert set(line.areas) == {EUP, MYEON}


def test_an_overlap_becomes_a_proposal_with_a_slot_and_a_thread(here):
    client = browser_of(here.kitchen_head)
    overlap = f"{WHO}overlaps/{here.ours}-{here.theirs}/"
    assert "손맛 목욕" in page(client, f"{WHO}overlaps/")
    slot = (now() + timedelta(days=7)).astimezone(SEOUL).replace(hour=10, minute=0, second=0)

    answer = client.post(
        overlap,
        {
            "first": slot.strftime("%Y-%m-%dT%H:%M"),
            "place": "복지관 2층",
            "message": "함께 정해요.",
        },
    )

    assert answer.status_code == 302
    topic = Topic.objects.everywhere("test").get()
    meeting = WorkMeeting.objects.everywhere("test").get()
    assert (topic.kind, topic.count) == ("activities.overlap", 1)
    assert meeting.starts_at == slot.replace(microsecond=0)
    for who in (here.kitchen_head, here.welfare_head):
        shown = page(browser_of(who), overlap)
        assert "이야기가 열려 있어요" in shown
        assert "복지관 2층" in shown
    assert "이야기가 열려 있어요" not in page(browser_of(here.table.village.funder), overlap)


@pytest.mark.parametrize("slot", ["", "2020-01-01T10:00", "다음 주"])
def test_a_time_that_cannot_be_met_opens_no_thread(here, slot):
    client = browser_of(here.kitchen_head)
    answer = client.post(f"{WHO}overlaps/{here.ours}-{here.theirs}/", {"first": slot})
    assert answer.status_code == 422
    assert not Topic.objects.everywhere("test").exists()


def test_who_only_looks_on_is_offered_no_proposal(here):
    client = browser_of(here.table.village.funder)
    overlap = f"{WHO}overlaps/{here.ours}-{here.theirs}/"
    assert "제안하기" not in page(client, overlap)
    client.post(overlap, {"first": "2030-01-01T10:00"})
    assert not Topic.objects.everywhere("test").exists()


def test_an_overlap_that_is_none_any_more_is_not_found(here):
    times = LineTold(areas={EUP: None}, groups=("children",))
    describe_service(here.kitchen_head, service_id=here.ours, told=times, at=now())
    client = browser_of(here.kitchen_head)
    assert client.get(f"{WHO}overlaps/{here.ours}-{here.theirs}/").status_code == 404


def test_no_overlap_on_another_day_of_the_week():
    other = register(other=TUESDAY)
    assert "겹치는 활동이 없어요" in page(browser_of(other.kitchen_head), f"{WHO}overlaps/")


def test_the_backbone_says_how_many_need_it(here):
    client = browser_of(here.table.village.director)
    cell = f"{WHO}at/{MYEON}/care.bath/"
    given = {"amount": "7", "source": "이장단 조사", "counted_on": "2026-11-01", "group": "elders"}
    send(client, cell, **given)
    assert Need.objects.within(place_code=MYEON, count=7).exists()

    both = client.post(cell, given | {"not_here": "on"})
    assert both.status_code == 422
    assert "‘해당 없음’을 골라" in both.content.decode()


def test_members_read_needs_and_do_not_write_them(here):
    client = browser_of(here.table.village.reporter)
    cell = f"{WHO}at/{MYEON}/care.bath/"
    assert "필요 적기" not in page(client, cell)
    client.post(cell, {"amount": "7", "source": "x", "counted_on": "2026-11-01"})
    assert not Need.objects.within(count=7).exists()


def test_a_cell_of_nowhere_is_not_found(here):
    client = browser_of(here.kitchen_head)
    assert client.get(f"{WHO}at/0000/care.bath/").status_code == 404
    assert client.get(f"{WHO}at/{EUP}/care.karaoke/").status_code == 404


def test_a_delay_is_announced_and_everybody_sees_who_waits(here):
    wait_for(here.welfare_head, after_id=here.theirs, before_id=here.ours, at=now())
    client = browser_of(here.table.worker)

    send(client, f"{WHO}waiting/delay/", service=str(here.ours), days="4", reason="보일러 수리")

    shown = page(browser_of(here.welfare_head), f"{WHO}waiting/")
    assert "4일 늦음" in shown
    assert "그 때문에 4일" in shown
    assert "보일러 수리" in shown
    assert "늦어짐" in page(client, f"{WHO}timeline/")


def test_a_circle_is_told_on_the_page(here):
    wait_for(here.welfare_head, after_id=here.theirs, before_id=here.ours, at=now())
    answer = browser_of(here.kitchen_head).post(
        f"{WHO}waiting/link/",
        {"after": str(here.ours), "before": str(here.theirs), "slack_days": "0"},
    )
    assert answer.status_code == 422
    assert "손맛 목욕 → 복지관 목욕" in answer.content.decode()


def test_another_initiative_s_people_stay_outside(here):
    client = browser_of(here.stranger)
    key = f"{here.ours}-{here.theirs}"
    for address in (*PAGES, f"at/{EUP}/care.bath/", f"overlaps/{key}/", "3w.csv", "needs.csv"):
        assert client.get(WHO + address).status_code in (403, 404), address
    announce_delay(here.table.worker, service_id=here.ours, days=1, at=now())
    assert client.post(f"{WHO}waiting/delay/{here.ours}/over/").status_code == 403
    assert client.post(f"{WHO}mine/{here.ours}/confirm/").status_code == 403


def test_an_empty_register_says_what_to_do(here):
    Need.objects.within(initiative_id=here.initiative_id).delete()
    Service.objects.within(initiative_id=here.initiative_id).update(ends_before=day_of(now()))
    assert "아직 아무도 적지 않았어요." in page(browser_of(here.kitchen_head), WHO)


def test_the_table_has_a_row_of_tags_and_a_row_for_every_place(here):
    told = LineTold(areas={EUP: 6, MYEON: 4}, groups=("elders",))
    describe_service(here.kitchen_head, service_id=here.ours, told=told, at=now())
    answer = browser_of(here.kitchen_head, language="en").get(f"{WHO}3w.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][:2] == ["#activity+id", "#org+code"]
    ours = [dict(zip(rows[0], row, strict=True)) for row in rows[2:] if row[0] == str(here.ours)]
    assert [(row["place"], row["share"]) for row in ours] == [(EUP, "6"), (MYEON, "4")]
    assert ours[0]["group_name"] == "Elders"
