"""December of the kitchen: shifts, a roster, what clashes by name, swaps, a substitute, and the sheet."""

import json
from datetime import date, datetime, time

import pytest

from dure.activities.models import ServiceRecord
from dure.activities.queries import service_facts
from dure.activities.types import FactsWanted
from dure.engines.roster import broken_rules, read_plan
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import Roster, ShiftPlace, WorkerPair
from dure.programmes.care_meals.queries import (
    attendance_sheet,
    own_minutes,
    own_shifts,
    roster_page,
    substitutes,
)
from dure.programmes.care_meals.queries.roster_plan import roster_plan
from dure.programmes.care_meals.services import (
    ask_swap,
    link_actor,
    note_absence,
    note_attendance,
    place_worker,
    plan_shifts,
    publish_roster,
    reopen_roster,
    say_ready,
    send_substitute,
    settle_swap,
    start_roster,
    take_off,
    take_swap,
    tell_wish,
    withdraw_swap,
    write_briefing,
)
from dure.programmes.care_meals.services.make_roster import keep_roster, search_roster
from dure.programmes.care_meals.tests.crew import (
    AFTERNOON,
    DECEMBER,
    MORNING,
    TUESDAY,
    known_roster,
    on,
    shift,
    worker,
)
from dure.programmes.care_meals.tests.story import NOW, kitchen_story
from dure.programmes.care_meals.types.shifts import ShiftPattern

pytestmark = pytest.mark.django_db
COOKS = ShiftPattern(part="cook", starts=time(7), ends=time(11), need=1, weekdays=(2, 5))


@pytest.fixture
def story():
    return kitchen_story()


@pytest.fixture
def director(story):
    return story.village.director


def plans(story, *patterns, closed=(date(2026, 12, 25),)):
    return plan_shifts(
        story.village.director,
        kitchen_id=story.kitchen.pk,
        month=DECEMBER,
        patterns=patterns or (COOKS,),
        closed=closed,
        at=NOW,
    )


def searched(story, seconds=5.0):
    where = {"kitchen_id": story.kitchen.pk, "month": DECEMBER, "at": NOW}
    start_roster(story.village.director, **where)
    roster = Roster.objects.within(kitchen_id=story.kitchen.pk).get()
    found = search_roster(roster.pk, seconds=seconds)
    keep_roster(roster.pk, found, at=NOW)
    return found


def page(story):
    return roster_page(story.village.director, kitchen_id=story.kitchen.pk, month=DECEMBER, at=NOW)


def test_the_shifts_of_a_month_are_made_once_and_holidays_are_left_out(story):
    assert plans(story) == 8  # five Tuesdays and four Fridays, one of them Christmas
    assert plans(story) == 0
    days = [day for day, _ in page(story).days]
    assert date(2026, 12, 25) not in days


@pytest.mark.slow
def test_a_roster_keeps_every_rule_and_what_a_person_said(story, director):
    boksun, malja = worker(story, "이복순"), worker(story, "김말자", month_hours=16)
    plans(story)
    tell_wish(link_actor(malja), worker_id=malja.pk, day=date(2026, 12, 8), want="off", at=NOW)
    first = page(story).days[0][1][0]
    place_worker(director, shift_id=first.id, worker_id=malja.pk, at=NOW)

    found = searched(story)

    plan = read_plan(
        json.dumps(roster_plan(story.kitchen.pk, DECEMBER, date(2027, 1, 1))).encode(), "x"
    )
    assert found.possible
    assert broken_rules(plan, found) == []
    shown = page(story)
    assert (shown.missing, shown.conflict) == (0, ())
    assert [place.name for place in shown.days[0][1][0].places] == ["김○자"]
    assert {load.name: load.minutes <= 960 for load in shown.loads}["김○자"]
    assert sum(load.minutes for load in shown.loads) == 8 * 240
    searched(story)
    assert ShiftPlace.objects.within(shift__kitchen=story.kitchen).count() == 8
    assert boksun.places.count() >= 4


@pytest.mark.slow
def test_an_impossible_month_names_the_people_and_the_shifts_that_clash(story):
    worker(story, "이복순", month_hours=8)
    plans(story, ShiftPattern(part="cook", starts=time(7), ends=time(11), need=1, weekdays=(2,)))

    found = searched(story)

    assert not found.possible
    shown = page(story)
    told = " ".join(words.ko for words in shown.conflict)
    assert "이○순 님은 한 달에 8시간까지 일해요." in told
    assert "조리 근무에" in told
    assert "may work up to 8 hours" in " ".join(words.en for words in shown.conflict)
    assert shown.missing == 3  # five Tuesdays, two of them covered
    assert "이복순" not in told


def test_a_month_without_shifts_or_people_says_so(story, director):
    with pytest.raises(Refused, match="no_shifts"):
        start_roster(director, kitchen_id=story.kitchen.pk, month=DECEMBER, at=NOW)
    plans(story)
    roster = Roster.objects.within(kitchen_id=story.kitchen.pk).get()
    with pytest.raises(Refused, match="no_workers"):
        search_roster(roster.pk)


def test_a_published_roster_is_seen_on_the_phone_and_a_draft_is_not(story, director):
    boksun = worker(story, "이복순")
    where = {"kitchen_id": story.kitchen.pk, "month": DECEMBER, "at": NOW}
    plans(story)
    with pytest.raises(Refused, match="roster_not_planned"):
        publish_roster(director, **where)
    Roster.objects.within(kitchen_id=story.kitchen.pk).update(planned_at=NOW)
    on(page_shift(story), boksun)
    assert own_shifts(boksun.pk, on=DECEMBER) == ()

    publish_roster(director, **where)

    assert [card.day for card in own_shifts(boksun.pk, on=DECEMBER)] == [TUESDAY]
    with pytest.raises(Refused, match="roster_published"):
        start_roster(director, **where)
    reopen_roster(director, **where)
    start_roster(director, **where)


def page_shift(story):
    return story.kitchen.shifts.order_by("day").first()


def test_the_law_reaches_the_plan_of_each_kind_of_work(story):
    worker(story, "박영자", job_type="public", part="pack")
    worker(story, "최순덕", job_type="capability", part="courier")
    shift(story)
    people = roster_plan(story.kitchen.pk, DECEMBER, date(2027, 1, 1))["people"]
    assert [
        (one["month_hours"], one.get("day_hours"), one.get("week_hours")) for one in people
    ] == [
        (30.0, 3, None),
        (60.0, None, 14.75),
    ]


def test_nobody_delivers_who_cooks_and_nobody_works_before_her_first_day(story):
    worker(story, "정옥희", starts_on=date(2026, 12, 10))
    worker(story, "최순덕", part="courier")
    shift(story)
    plan = roster_plan(story.kitchen.pk, DECEMBER, date(2027, 1, 1))
    late, courier = plan["people"]
    assert late["off"] == ["2026-12-01"]
    assert courier["off"] == []
    assert plan["shifts"][0]["skills"] == {"part.cook": 1}
    assert "part.cook" in late["skills"]
    assert "part.cook" not in courier["skills"]


@pytest.mark.slow
def test_a_part_of_the_work_that_too_few_can_do_is_named_alone(story):
    worker(story, "이복순")
    worker(story, "최순덕", part="courier")
    plans(
        story, ShiftPattern(part="courier", starts=time(10), ends=time(12), need=2, weekdays=(2,))
    )
    assert not searched(story).possible
    (told,) = page(story).conflict
    assert told.ko == "12월 1일 10:00 배달 근무에 '배달' 할 수 있는 사람이 2명 필요해요."
    assert "can do 'delivery'" in told.en


def test_a_swap_is_asked_taken_and_agreed(story, director):
    boksun, malja = worker(story, "이복순"), worker(story, "김말자")
    place = on(shift(story), boksun)
    swap = ask_swap(link_actor(boksun), place_id=place.pk, at=NOW)
    with pytest.raises(Refused, match="swap_open_already"):
        ask_swap(link_actor(boksun), place_id=place.pk, at=NOW)
    with pytest.raises(Refused, match="not_your_shift"):
        take_swap(link_actor(boksun), swap_id=swap, worker_id=malja.pk, at=NOW)

    take_swap(link_actor(malja), swap_id=swap, worker_id=malja.pk, at=NOW)
    new = settle_swap(director, swap_id=swap, agreed=True, at=NOW)

    place.refresh_from_db()
    assert place.state == "given_up"
    assert ShiftPlace.objects.within(pk=new).get().worker_id == malja.pk
    with pytest.raises(Refused, match="swap_gone"):
        settle_swap(director, swap_id=swap, agreed=True, at=NOW)


def test_a_swap_that_is_not_agreed_leaves_all_as_it_was(story, director):
    boksun, malja = worker(story, "이복순"), worker(story, "김말자")
    place = on(shift(story), boksun)
    swap = ask_swap(link_actor(boksun), place_id=place.pk, to_id=malja.pk, at=NOW)
    take_swap(link_actor(malja), swap_id=swap, worker_id=malja.pk, at=NOW)
    settle_swap(director, swap_id=swap, agreed=False, at=NOW)
    place.refresh_from_db()
    assert place.state == "planned"
    again = ask_swap(link_actor(boksun), place_id=place.pk, at=NOW)
    withdraw_swap(link_actor(boksun), swap_id=again, at=NOW)
    with pytest.raises(Refused, match="swap_gone"):
        take_swap(link_actor(malja), swap_id=again, worker_id=malja.pk, at=NOW)


def test_a_swap_for_somebody_is_not_for_another(story):
    boksun, malja, okhee = (worker(story, name) for name in ("이복순", "김말자", "정옥희"))
    place = on(shift(story), boksun)
    swap = ask_swap(link_actor(boksun), place_id=place.pk, to_id=malja.pk, at=NOW)
    with pytest.raises(Refused, match="swap_for_another"):
        take_swap(link_actor(okhee), swap_id=swap, worker_id=okhee.pk, at=NOW)


def test_a_cook_is_ill_and_the_list_says_who_could_come_and_why_the_others_cannot(story, director):
    ill, free, busy, courier = (
        worker(story, "이복순"),
        worker(story, "김말자"),
        worker(story, "정옥희", month_hours=4),
        worker(story, "최순덕", part="courier"),
    )
    on(shift(story, date(2026, 12, 3)), busy)
    row = shift(story)
    place = on(row, ill)

    found = substitutes(row.pk)

    assert [(key, len(why)) for key, why, _ in found] == [(free.pk, 0), (busy.pk, 1)]
    assert found[1][1][0].en == "would exceed the hours of the month"
    with pytest.raises(Refused, match="cannot_take"):
        send_substitute(director, place_id=place.pk, worker_id=courier.pk, at=MORNING)

    new = send_substitute(director, place_id=place.pk, worker_id=free.pk, at=MORNING)

    place.refresh_from_db()
    assert (place.state, place.why_absent) == ("absent", "ill")
    assert ShiftPlace.objects.within(pk=new).get().came_up == "substitute"
    assert [card.day for card in own_shifts(free.pk, on=DECEMBER)] == [TUESDAY]


def test_who_is_kept_apart_or_off_or_elsewhere_is_told_against(story):
    ill, apart, off, elsewhere = (
        worker(story, name) for name in ("이복순", "김말자", "정옥희", "윤분이")
    )
    other = worker(story, "한점례")
    row = shift(story, need=2)
    on(row, ill)
    on(row, other)
    one, two = sorted((other.pk, apart.pk))
    WorkerPair.objects.create(kitchen=story.kitchen, one_id=one, other_id=two, kind="apart")
    tell_wish(link_actor(off), worker_id=off.pk, day=TUESDAY, want="off", at=NOW)
    on(shift(story, starts=time(8, 30), ends=time(12, 30)), elsewhere)

    why = {key: [each.en for each in words] for key, words, _ in substitutes(row.pk)}

    assert why[apart.pk] == ["is kept apart from somebody there"]
    assert why[off.pk] == ["is off on that day"]
    assert why[elsewhere.pk] == ["works elsewhere at that time"]


def test_nobody_is_put_in_two_places_at_once(story, director):
    boksun = worker(story, "이복순")
    one, beside = shift(story), shift(story, starts=time(8, 30), ends=time(12, 30))
    key = place_worker(director, shift_id=one.pk, worker_id=boksun.pk, at=NOW)
    with pytest.raises(Refused, match="already_on_shift"):
        place_worker(director, shift_id=one.pk, worker_id=boksun.pk, at=NOW)
    with pytest.raises(Refused, match="elsewhere_then"):
        place_worker(director, shift_id=beside.pk, worker_id=boksun.pk, at=NOW)
    take_off(director, place_id=key, at=NOW)
    place_worker(director, shift_id=beside.pk, worker_id=boksun.pk, at=NOW)


@pytest.mark.parametrize(
    "pattern",
    [
        ShiftPattern(part="cook", starts=time(11), ends=time(7), need=1, weekdays=(1,)),
        ShiftPattern(part="cook", starts=time(7), ends=time(8), need=0, weekdays=(1,)),
        ShiftPattern(part="cook", starts=time(7), ends=time(8), need=1, weekdays=()),
        ShiftPattern(
            part="cook", starts=time(7), ends=time(8), need=1, weekdays=(1,), break_minutes=60
        ),
        ShiftPattern(
            part="cook", starts=time(7), ends=time(8), need=1, weekdays=(1,), skills={"soup": 2}
        ),
    ],
)
def test_a_shift_that_cannot_be_is_refused(story, pattern):
    with pytest.raises(Refused, match="bad_shift"):
        plans(story, pattern)


def hours_in_the_ledger(story):
    wanted = FactsWanted(
        initiative_id=story.village.initiative.pk,
        starts_on=DECEMBER,
        ends_before=date(2027, 1, 1),
        kinds=frozenset({"care_meals.shift"}),
    )
    return sum(fact.quantity for fact in service_facts(wanted, purpose="count", on=DECEMBER).facts)


def sheet(story):
    return attendance_sheet(
        story.village.director, kitchen_id=story.kitchen.pk, month=DECEMBER, at=AFTERNOON
    )


def test_sheet_pay_roster_and_ledger_agree_to_the_minute_whatever_is_corrected(story):
    boksun, malja = worker(story, "이복순"), worker(story, "김말자")
    row = shift(story, need=2, break_minutes=10)
    one, two = on(row, boksun), on(row, malja)
    act = {"at": AFTERNOON}
    steps = [
        lambda: note_attendance(story.coordinator, place_id=one.pk, **act),
        lambda: note_attendance(
            story.coordinator, place_id=two.pk, came=time(7, 5), left=time(10, 37), **act
        ),
        lambda: note_attendance(story.coordinator, place_id=one.pk, came=time(7, 20), **act),
        lambda: note_attendance(story.coordinator, place_id=one.pk, came=time(7, 20), **act),
        lambda: note_absence(story.coordinator, place_id=two.pk, why="ill", **act),
        lambda: note_attendance(story.coordinator, place_id=two.pk, left=time(10, 1), **act),
    ]
    expected = [230, 230 + 202, 210 + 202, 210 + 202, 210, 210 + 171]
    for step, minutes in zip(steps, expected, strict=True):
        step()
        shown = sheet(story)
        planned = sum(load.minutes for load in page(story).loads)
        assert shown.minutes == minutes == hours_in_the_ledger(story)
        by_phone = sum(own_minutes(each.pk, DECEMBER) for each in (boksun, malja))
        assert by_phone == minutes
        assert planned == minutes + (
            230 if minutes == 230 and two.state == "none" else planned - minutes
        )
    assert sheet(story).amount_krw == sum(line.amount_krw for line in sheet(story).lines)
    assert [line.minutes for line in sheet(story).lines] == [171, 210]


def test_told_three_times_the_hours_are_one_line(story):
    place = on(shift(story), worker(story, "이복순"))
    for _ in range(3):
        note_attendance(story.coordinator, place_id=place.pk, at=AFTERNOON)
    rows = ServiceRecord.objects.within(kind__code="care_meals.shift")
    assert [row.source for row in rows] == [f"care_meals.shift:{place.pk}"]
    assert [row.unit for row in rows] == ["분"]


def test_no_hour_counts_before_the_briefing_or_before_the_shift(story):
    boksun = worker(story, "이복순")
    place = on(shift(story), boksun, briefed_at=None, fit=None)
    act = {"place_id": place.pk}
    with pytest.raises(Refused, match="not_yet"):
        note_attendance(story.coordinator, at=MORNING, **act)
    with pytest.raises(Refused, match="not_briefed"):
        note_attendance(story.coordinator, at=AFTERNOON, **act)
    write_briefing(
        story.coordinator,
        kitchen_id=story.kitchen.pk,
        day=TUESDAY,
        text=Words("바닥이 젖어 있어요. 천천히 걸어요.", "The floor is wet. Walk slowly."),
        at=MORNING,
    )
    say_ready(link_actor(boksun), fit=True, at=MORNING, **act)
    assert note_attendance(story.coordinator, at=AFTERNOON, **act) == 240


def test_who_is_not_fit_does_not_cook(story):
    boksun = worker(story, "이복순")
    place = on(shift(story), boksun, briefed_at=None, fit=None)
    say_ready(link_actor(boksun), place_id=place.pk, fit=False, at=MORNING)
    with pytest.raises(Refused, match="not_fit"):
        note_attendance(story.coordinator, place_id=place.pk, at=AFTERNOON)
    note_absence(story.coordinator, place_id=place.pk, why="ill", at=AFTERNOON)
    assert sheet(story).lines[0].absent == 1
    later = on(shift(story, date(2026, 12, 4)), boksun, briefed_at=None)
    with pytest.raises(Refused, match="not_today"):
        say_ready(link_actor(boksun), place_id=later.pk, fit=True, at=MORNING)


def test_the_sheet_that_is_signed_names_people_whole_for_the_kitchen_alone(story):
    on(shift(story), worker(story, "김말자"))
    asked = {"kitchen_id": story.kitchen.pk, "month": DECEMBER, "at": AFTERNOON}

    ours = attendance_sheet(story.coordinator, **asked)
    theirs = attendance_sheet(story.village.director, **asked)

    assert [line.name for line in ours.lines] == ["김말자"]
    assert [line.name for line in theirs.lines] == ["김○자"]


def test_days_gone_by_without_a_word_are_shown_as_open(story):
    known_roster(story)
    on(shift(story, date(2026, 11, 30)), worker(story, "이복순"))
    place = on(shift(story), worker(story, "김말자"))
    on_friday = datetime(2026, 12, 4, 9, tzinfo=SEOUL)
    found = attendance_sheet(
        story.village.director, kitchen_id=story.kitchen.pk, month=DECEMBER, at=on_friday
    )
    assert found.open_places == 1
    assert found.minutes == 0
    assert place.state == "planned"
