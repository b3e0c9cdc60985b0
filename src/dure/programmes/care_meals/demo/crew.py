"""Who works: taken on with papers, on the roster of three months, with attendance, training and pay."""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from typing import Any

from dure.ground.people.services import register_person
from dure.ground.people.types import NewPerson
from dure.kernel.words import Words
from dure.programmes.care_meals.demo.stage import DAY, HOLIDAYS, Table, moment, told
from dure.programmes.care_meals.models import Roster, ShiftPlace
from dure.programmes.care_meals.queries import checklist_of
from dure.programmes.care_meals.services import (
    add_courier,
    apply_for_work,
    decide_worker,
    make_worker_link,
    note_absence,
    note_accident,
    note_attendance,
    note_check,
    note_training,
    offer_job,
    plan_shifts,
    post_job,
    publish_roster,
    say_ready,
    tell_wish,
    write_briefing,
)
from dure.programmes.care_meals.services.make_roster import keep_roster, search_roster
from dure.programmes.care_meals.types.couriers import CourierDraft
from dure.programmes.care_meals.types.jobs import ApplicationDraft, PostingDraft, SeenPaper
from dure.programmes.care_meals.types.shifts import ShiftPattern

APPLIED, DECIDED, BEGAN = date(2026, 9, 7), date(2026, 9, 16), date(2026, 10, 1)
WORKDAYS = (1, 2, 3, 4, 5)
EVERY_DAY = tuple(range(1, 8))
SEARCH_SECONDS = 3.0


def take_crew_on(table: Table) -> None:
    """Cooks, packers and couriers; and somebody whose application still waits for a decision."""
    here = told()
    for number, each in enumerate(here["cooks"]):
        _take_on(table, {"sex": "f", **each}, number)
    for number, each in enumerate(here["couriers"]):
        skills = {"skills": ["walking" if each["mode"] == "walk" else "e_bike"]}
        _take_on(table, {"part": "courier", **skills, **each}, number + len(here["cooks"]))
        _carries(table, each)
    for each in here["vans"]:
        _carries(table, each)
    _applies(table, here["applicant"])


def _take_on(table: Table, each: Mapping[str, Any], number: int) -> None:
    worker = _applied(table, each, number, APPLIED)
    who = table.act(DECIDED, 10, number)
    for line in checklist_of(who["actor"], worker):
        seen = SeenPaper(line.item, True, line.evidence[0][0], DECIDED)  # noqa: FBT003
        note_check(**who, worker_id=worker, seen=seen)
    decide_worker(**who, worker_id=worker, decision="yes", starts_on=BEGAN)
    for kind, minutes in (("conduct", 120), ("safety", 240), ("duty", 240)):
        note_training(
            **table.act(BEGAN - DAY, 17, number),
            worker_id=worker,
            kind=kind,
            on=BEGAN - DAY,
            minutes=minutes,
        )
    table.workers[each["name"]] = worker


def _applied(table: Table, each: Mapping[str, Any], number: int, on: date) -> int:
    who = table.act(on, 9, number)
    new = NewPerson(
        name=each["name"],
        own_number=f"J-{number + 1:02d}",
        birth_date=each["born"],
        sex=each.get("sex", "f"),
        phone=f"010-0000-{3000 + number}",
    )
    person = register_person(**who, **table.here, new=new)
    draft = ApplicationDraft(
        kitchen_id=table.kitchen,
        person_id=person,
        job_type=each["job"],
        part=each["part"],
        applied_on=on,
        skills=tuple(each["skills"]),
        lifts_kg=10,
    )
    return int(apply_for_work(**who, draft=draft))


def _carries(table: Table, each: Mapping[str, Any]) -> None:
    draft = CourierDraft(
        **table.here,
        name=each["name"],
        mode=each["mode"],
        load=each["load"],
        shift=(time(10, 10), time(13, 0)),
        weekdays=EVERY_DAY,
        since=BEGAN,
        phone="010-0000-4000",
        kitchen_id=table.kitchen,
        worker_key=table.workers.get(each["name"]),
    )
    table.couriers[each["name"]] = add_courier(**table.act(DECIDED, 11), draft=draft)


def _applies(table: Table, each: Mapping[str, Any]) -> None:
    """문기순 applied last week and waits for a decision; a post is open and offered to a packer."""
    today = table.stage.today
    table.workers[each["name"]] = _applied(table, each, 40, today - 6 * DAY)
    draft = PostingDraft(
        kitchen_id=table.kitchen,
        job_type="capability",
        part="pack",
        title=Words("도시락 담기, 오전", "Packing lunch boxes, mornings"),
        places=2,
        skills=("packing",),
        lifts_kg=5,
        stands_minutes=180,
        weekdays=WORKDAYS,
        starts_on=today + 7 * DAY,
    )
    posting = post_job(**table.act(today - 5 * DAY, 10), draft=draft)
    packer = next(one["name"] for one in told()["cooks"] if one["part"] == "pack")
    asked = {"posting_id": posting, "worker_id": table.workers[packer]}
    offer_job(**table.act(today - 5 * DAY, 11), **asked)


def roster_of_three_months(table: Table) -> None:
    """October and this month are known and were worked; the next is a draft that somebody looks at."""
    today = table.stage.today
    this = today.replace(day=1)
    months = sorted({BEGAN, this, (this + timedelta(days=31)).replace(day=1)})
    for month in months:
        _month(table, month, known=month <= this)
    for place in _gone_by(table):
        _worked(table, place)
    _today(table)


def _month(table: Table, month: date, *, known: bool) -> None:
    patterns = [
        ShiftPattern(
            part="cook",
            starts=time(7),
            ends=time(11),
            need=3,
            weekdays=WORKDAYS,
            skills={"soup": 1},
        ),
        ShiftPattern(part="pack", starts=time(8, 30), ends=time(12, 30), need=2, weekdays=WORKDAYS),
        ShiftPattern(
            part="courier", starts=time(10, 30), ends=time(12, 30), need=2, weekdays=WORKDAYS
        ),
    ]
    closed = [day for day in HOLIDAYS if day.replace(day=1) == month]
    at = month - 6 * DAY
    plan_shifts(
        **table.act(at, 9), kitchen_id=table.kitchen, month=month, patterns=patterns, closed=closed
    )
    roster = Roster.objects.within(kitchen_id=table.kitchen, month=month).get()
    found = search_roster(roster.pk, seconds=SEARCH_SECONDS)
    keep_roster(roster.pk, found, at=moment(at, 10))
    if known:
        publish_roster(**table.act(at, 11), kitchen_id=table.kitchen, month=month)


def _gone_by(table: Table) -> Iterator[ShiftPlace]:
    rows = ShiftPlace.objects.within(
        shift__kitchen_id=table.kitchen, shift__day__lt=table.stage.today
    )
    yield from rows.select_related("shift", "worker").order_by("shift__day", "pk")


def _worked(table: Table, place: ShiftPlace) -> None:
    """As planned; now and then somebody is ill, somebody stays ten minutes longer."""
    day, key = place.shift.day, place.pk
    if key % 37 == 5:
        note_absence(**table.act(day, 7), place_id=key, why="ill")
        return
    say_ready(**table.act(day, place.shift.starts.hour - 1, 50), place_id=key, fit=True)
    left = time(place.shift.ends.hour, place.shift.ends.minute + 10) if key % 23 == 7 else None
    note_attendance(**table.act(day, 14), place_id=key, left=left)


def _today(table: Table) -> None:
    """Before the shift: a briefing, who is fit; a wish, an accident of last week, links to try."""
    today, here = table.stage.today, told()
    write_briefing(
        **table.act(today, 6, 40),
        kitchen_id=table.kitchen,
        day=today,
        text=Words(here["briefing"]["ko"], here["briefing"]["en"]),
    )
    rows = ShiftPlace.objects.within(shift__kitchen_id=table.kitchen, shift__day=today)
    for place in rows.order_by("pk"):
        say_ready(**table.act(today, 6, 50), place_id=place.pk, fit=True)
    first, second = list(table.workers.values())[:2]
    tell_wish(**table.act(today, 7), worker_id=first, day=today + 9 * DAY, want="off")
    note_accident(
        **table.act(today - 7 * DAY, 15),
        worker_id=second,
        happened_at=moment(today - 7 * DAY, 9, 20),
        severity="minor",
        told="국통을 옮기다 손등을 살짝 데었어요. 찬물로 식히고 연고를 발랐어요.",
    )
    for worker in (first, second):
        make_worker_link(**table.act(today, 7, 5), worker_id=worker)
