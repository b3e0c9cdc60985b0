"""A whole morning at the doors: told late, told often, told wrongly; each thing counts once."""

from datetime import timedelta

import pytest
from django.core import mail

from dure.activities.models import ServiceRecord
from dure.communication.models import AlertStep, Notice
from dure.communication.services import close_alert, send_notices
from dure.communication.tests.story import Watch
from dure.engines.hangul import date_text
from dure.ground.access.models import AccessLog
from dure.ground.consent.models import Consent, Purpose
from dure.ground.consent.services import withdraw_consent
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.models import CourierLink, DoorVisit, PhoneEvent
from dure.programmes.care_meals.queries import board_of, door_page, link_today, phone_route
from dure.programmes.care_meals.services import (
    courier_of,
    move_link,
    open_link,
    renew_link,
    take_back_visit,
    write_visit,
)
from dure.programmes.care_meals.services.door_alerts import At, raise_for
from dure.programmes.care_meals.tests.door_story import (
    HALF_TEN,
    NOON,
    PHONE,
    minutes,
    monday,
    tells,
    touch,
)
from dure.programmes.care_meals.tests.story import contact, need

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def lines(here) -> list[tuple[str, int]]:
    """What stands in the ledger: kind and sum, a reversed line being nothing."""
    rows = ServiceRecord.objects.within(initiative_id=here.story.village.initiative.pk)
    sums: dict[str, int] = {}
    for kind, quantity in rows.values_list("kind__code", "quantity"):
        sums[kind] = sums.get(kind, 0) + int(quantity)
    return sorted((kind, n) for kind, n in sums.items() if n)


def test_a_hand_over_told_three_times_is_one_meal_in_the_ledger():
    here = monday()
    one = touch("visit", here.stop(1), minutes(20), outcome="delivered")
    again = touch("visit", here.stop(1), minutes(21), outcome="delivered")

    assert tells(here, one) == {one.number: "taken"}
    assert tells(here, one, one) == {one.number: "again"}
    assert tells(here, again) == {again.number: "again"}

    assert lines(here) == [("care_meals.door_check", 1), ("care_meals.lunchbox", 1)]
    record = ServiceRecord.objects.within(kind__code="care_meals.lunchbox").get()
    assert record.source == f"care_meals.door_visit:{here.standing(1).public_id}:lunchbox"
    assert record.occurred_at == minutes(20)
    assert record.person_id == here.diners[0].person_id
    assert record.attributes["living"] == "alone"


def test_a_whole_route_without_signal_comes_in_one_go_with_the_right_times():
    here = monday()
    told = [
        touch("visit", here.stop(n), minutes(10 * n), outcome=outcome, off=-180)
        for n, outcome in enumerate(("delivered", "left", "nobody", "delivered"), start=1)
    ]
    results = tells(here, *told, off=-180)  # the phone's clock is three hours slow
    assert set(results.values()) == {"taken"}
    assert [here.standing(n).at for n in (1, 2, 3, 4)] == [minutes(10 * n) for n in (1, 2, 3, 4)]
    assert lines(here) == [("care_meals.door_check", 4), ("care_meals.lunchbox", 3)]
    assert here.standing(3).told_at == NOON


def test_a_closed_door_climbs_and_its_late_news_leaves_the_first_step_behind():
    here, watch = monday(), Watch()
    watch.wall = NOON
    tells(here, touch("visit", here.stop(3), minutes(30), outcome="nobody"))
    (alert,) = here.alerts()
    assert (alert.title_ko, alert.rung, alert.began_at) == ("배달 1-03 집", 0, minutes(30))
    assert alert.page.endswith(f"/meals/doors/{here.stop(3).public_id}/")
    assert watch.look() == 1  # an hour ago: the coordinator has it at once
    watch.pass_minutes(15.1).look()
    alert.refresh_from_db()
    assert alert.rung == 2  # step 3: neighbour, village head, care worker
    assert AlertStep.objects.within(alert_id=alert.pk).first().who == "이○남"


def test_met_after_all_closes_the_alert_and_a_slip_of_the_thumb_does_too():
    here = monday()
    tells(here, touch("visit", here.stop(1), minutes(20), outcome="nobody"), at=minutes(21))
    tells(here, touch("visit", here.stop(1), minutes(40), outcome="delivered"), at=minutes(41))
    slip = touch("visit", here.stop(2), minutes(45), outcome="nobody")
    tells(here, slip, at=minutes(46))
    tells(here, touch("undo", here.stop(2), minutes(47), of=slip.number), at=minutes(48))
    assert [one.outcome for one in here.alerts()] == ["opened_later", "mistaken"]
    assert here.standing(2) is None
    assert lines(here) == [("care_meals.door_check", 1), ("care_meals.lunchbox", 1)]


def test_leaving_it_at_a_closed_door_does_not_close_the_alert():
    here = monday()
    tells(here, touch("visit", here.stop(1), minutes(20), outcome="nobody"), at=minutes(21))
    tells(here, touch("visit", here.stop(1), minutes(40), outcome="left"), at=minutes(41))
    assert [one.outcome for one in here.alerts()] == [""]


def test_danger_climbs_to_119_at_once_also_where_nothing_was_raised_before():
    here = monday()
    tells(here, touch("visit", here.stop(1), minutes(20), outcome="nobody"), at=minutes(21))
    tells(here, touch("danger", here.stop(1), minutes(22), sign="gas"), at=minutes(23))
    tells(here, touch("danger", here.stop(2), minutes(30), sign="fallen"), at=minutes(31))
    top = len(here.alerts()[0].ladder["rungs"]) - 1
    assert [one.rung for one in here.alerts()] == [top, top]
    assert [one.due_at for one in here.alerts()] == [None, None]


def test_danger_that_is_seen_again_after_its_alert_was_closed_is_an_alert_again():
    here = monday()
    tells(here, touch("danger", here.stop(2), minutes(20), sign="gas"), at=minutes(21))
    first = here.alerts()[0]
    close_alert(here.story.coordinator, alert=first.public_id, outcome="well", at=minutes(30))

    tells(here, touch("danger", here.stop(2), minutes(50), sign="fallen"), at=minutes(51))

    again = here.alerts()[1]
    assert (again.closed_at, again.rung) == (None, len(again.ladder["rungs"]) - 1)
    told = here.story.coordinator
    board = board_of(told, here.day.public_id, at=minutes(52))
    assert board.routes[0].stops[1].alert == again.public_id
    assert door_page(told, here.stop(2).public_id, at=minutes(52)).alert.step == again.rung + 1


def test_what_turns_out_worse_on_the_same_visit_is_told_too():
    here = monday()
    brought = touch("visit", here.stop(1), minutes(20), outcome="delivered")
    tells(here, brought, touch("wellness", here.stop(1), minutes(21), mood=2))
    worried = here.standing(1)
    doors = {worried.stop.public_id: worried.stop}
    at = At(here.story.coordinator, here.day, minutes(22), doors)
    raise_for(at, [worried], {worried.diner_id: worried})
    assert [one.ladder_code for one in here.alerts()] == ["care_meals.watch"]

    tells(here, touch("wellness", here.stop(1), minutes(25), mood=3), at=minutes(26))

    assert [one.ladder_code for one in here.alerts()] == ["care_meals.watch", "care_meals.changed"]


def test_a_bad_sign_is_told_at_once_and_a_worry_the_second_time():
    here = monday()
    look = {"mood": 1, "appetite": 1, "walking": 3}
    tells(
        here,
        touch("visit", here.stop(1), minutes(20), outcome="delivered"),
        touch("wellness", here.stop(1), minutes(21), **look),
    )
    assert [one.ladder_code for one in here.alerts()] == ["care_meals.changed"]
    worried = {"mood": 2, "appetite": 1, "walking": 1}
    tells(
        here,
        touch("visit", here.stop(2), minutes(30), outcome="delivered"),
        touch("wellness", here.stop(2), minutes(31), **worried),
    )
    assert len(here.alerts()) == 1  # once is noted, not yet told


def test_a_problem_that_somebody_is_unwell_raises_an_alert_and_counts_no_meal():
    here = monday()
    told = touch("visit", here.stop(1), minutes(20), outcome="problem", problem="unwell")
    tells(here, told)
    assert [one.ladder_code for one in here.alerts()] == ["care_meals.changed"]
    assert lines(here) == [("care_meals.door_check", 1)]


@pytest.fixture
def family():
    """박순례's daughter wants to know, and her mother agrees."""
    here = monday()
    paper = Consent.objects.create(
        person_id=here.diners[0].person_id,
        purpose=Purpose.objects.get_or_create(
            code="photo", defaults={"name_ko": "소식", "name_en": "news"}
        )[0],
        holder=here.story.village.kitchen,
        given_on=HALF_TEN.date() - timedelta(days=30),
        method="paper",
        recorded_at=HALF_TEN - timedelta(days=30),
        recorded_by_id=here.story.coordinator.account_id,
    )
    contact(here.diners[0], wants_message=True, mail="jeongsuk@example.org", consent=paper)
    contact(here.diners[1], wants_message=True, mail="nobody@example.org")  # nobody agreed to it
    return here, paper


def seen(here, place: int, **look: int):
    levels = {"mood": 1, "appetite": 1, "walking": 1, **look}
    return (
        touch("visit", here.stop(place), minutes(100), outcome="delivered"),
        touch("wellness", here.stop(place), minutes(100.5), **levels),
    )


def test_family_hears_the_hour_that_she_was_seen_and_is_well(family):
    here, _ = family
    at = minutes(101)
    tells(here, *seen(here, 1), *seen(here, 2), at=at)
    assert send_notices(at=at) == 0  # a thumb may have slipped
    assert send_notices(at=at + timedelta(minutes=3)) == 1
    assert mail.outbox[0].to == ["jeongsuk@example.org"]
    assert mail.outbox[0].subject == "[두레 Dure] 12:10 만나 뵈었어요. 잘 계세요."
    assert "박순례" not in mail.outbox[0].body


def test_no_news_where_something_worries_or_consent_was_withdrawn(family):
    here, paper = family
    tells(here, *seen(here, 1, mood=2), at=minutes(101))
    assert not Notice.objects.everywhere("a test").filter(recipient__startswith="contact").exists()
    withdraw_consent(
        here.story.coordinator,
        consent_id=paper.pk,
        initiative_id=here.story.village.initiative.pk,
        at=HALF_TEN,
    )
    tells(
        here,
        touch("wellness", here.stop(1), minutes(102), mood=1, appetite=1, walking=1),
        at=minutes(103),
    )
    assert not Notice.objects.everywhere("a test").filter(recipient__startswith="contact").exists()


def test_a_message_about_a_visit_that_was_taken_back_does_not_leave(family):
    here, _ = family
    visit, look = seen(here, 1)
    tells(here, visit, look, at=minutes(101))
    tells(here, touch("undo", here.stop(1), minutes(102), of=visit.number), at=minutes(102))
    assert send_notices(at=minutes(110)) == 0


def test_the_first_phone_keeps_the_link_and_another_is_counted():
    here = monday()
    other = open_link(courier_of(here.link), link=here.link.public_id, phone="another", at=NOON)
    assert other is False
    assert open_link(courier_of(here.link), link=here.link.public_id, phone=PHONE, at=NOON)
    link = CourierLink.objects.within(pk=here.link.pk).get()
    assert (link.others, link.others_at) == (1, NOON)
    with pytest.raises(Refused, match="other_phone"):
        tells(here, phone="another")


def test_a_moved_link_is_kept_by_the_new_phone_and_the_old_one_may_still_tell_what_it_holds():
    here = monday()
    assert move_link(here.story.coordinator, link=here.link.public_id, at=minutes(50))
    assert open_link(courier_of(here.link), link=here.link.public_id, phone="new", at=minutes(51))
    held = touch("visit", here.stop(1), minutes(20), outcome="delivered")
    same = touch("visit", here.stop(1), minutes(55), outcome="delivered")
    assert tells(here, same, phone="new", at=minutes(56)) == {same.number: "taken"}
    assert tells(here, held) == {held.number: "again"}
    assert not open_link(courier_of(here.link), link=here.link.public_id, phone=PHONE, at=NOON)


def test_a_renewed_link_no_longer_opens_at_the_old_address():
    here = monday()
    token = renew_link(here.story.coordinator, link=here.link.public_id, at=NOON)
    assert link_today(token, at=NOON).pk == here.link.pk
    with pytest.raises(Refused, match="no_courier_link"):
        link_today(here.link.token, at=NOON)


@pytest.mark.parametrize(
    ("days", "state", "code"),
    [(-1, "open", "link_not_today"), (1, "open", "link_not_today"), (0, "draft", "day_not_ready")],
)
def test_a_link_opens_on_its_day_only_and_once_the_day_is_open(days, state, code):
    here = monday()
    type(here.day).objects.within(pk=here.day.pk).update(state=state)
    with pytest.raises(Refused, match=code):
        link_today(here.link.token, at=NOON + timedelta(days=days))


def test_a_link_of_yesterday_names_its_day_as_people_write_it():
    here = monday()
    with pytest.raises(Refused) as no:
        link_today(here.link.token, at=NOON + timedelta(days=1))

    assert f"이 링크는 {date_text(here.day.on)}에만" in words_of(no.value).ko
    assert f"for {date_text(here.day.on, 'en')} only" in words_of(no.value).en


def test_what_was_done_is_still_taken_two_days_later():
    here = monday()
    late = touch("visit", here.stop(1), minutes(20), outcome="delivered")
    assert tells(here, late, at=NOON + timedelta(days=2)) == {late.number: "taken"}
    assert here.standing(1).at == minutes(20)


def test_the_phone_gets_names_and_leaves_a_line_in_the_log_for_each_of_them():
    here = monday()
    route = phone_route(here.link, address="10.0.0.7", at=NOON)
    assert [door["name"] for door in route["doors"]] == ["박순례", "김말순", "최점례", "정옥분"]
    assert route["doors"][0]["meals"] == [{"ko": "도시락", "en": "Lunch box", "portions": 1}]
    log = AccessLog.objects.everywhere("a test").filter(act="seen")
    assert log.count() == 4
    first = log.first()
    assert first.account_id == here.story.coordinator.account_id
    assert here.link.public_id in first.reason
    assert "복남" not in first.reason


def test_the_phone_says_what_to_mind_in_words_and_not_in_codes():
    here = monday()
    need(here.stop(1).diner, "shrimp", "crab", diet="diabetic", texture=5)

    mind = phone_route(here.link, address="10.0.0.7", at=NOON)["doors"][0]["mind"]

    assert mind["allergens"] == [{"ko": "게", "en": "crab"}, {"ko": "새우", "en": "shrimp"}]
    assert (mind["diet"]["ko"], mind["texture"]) == ("당뇨식", 5)


def test_something_that_cannot_be_taken_is_kept_and_shown_and_nothing_waits_behind_it():
    here = monday()
    strange = touch("visit", here.stop(1), minutes(20), outcome="eaten")
    good = touch("visit", here.stop(2), minutes(30), outcome="delivered")
    results = tells(here, strange, good)
    assert results == {good.number: "taken", strange.number: "care_meals.no_such_outcome"}
    assert PhoneEvent.objects.within(link_id=here.link.pk).count() == 2
    (board,) = [board_of(here.story.coordinator, here.day.public_id, at=NOON)]
    assert board.routes[0].lost == 1


def test_the_board_says_how_each_door_stands():
    here = monday()
    tells(
        here,
        touch("visit", here.stop(1), minutes(20), outcome="delivered"),
        touch("visit", here.stop(2), minutes(30), outcome="nobody"),
        at=minutes(31),
    )
    board = board_of(here.story.coordinator, here.day.public_id, at=minutes(31))
    (route,) = board.routes
    assert [one.state for one in route.stops][:2] == ["done", "alert"]
    assert (route.state, board.alerts, board.done, board.doors) == ("problem", 1, 2, 4)
    page = door_page(here.story.coordinator, here.stop(2).public_id, at=minutes(32))
    assert (page.diner.name, page.alert.step, page.visits[0].outcome) == ("김말순", 1, "nobody")
    with pytest.raises(Refused):
        board_of(here.story.stranger, here.day.public_id, at=NOON)


def test_the_coordinator_writes_down_what_a_courier_calls_in_and_takes_it_back():
    here = monday()
    who, stop = here.story.coordinator, here.stop(1).public_id
    write_visit(who, stop=stop, outcome="delivered", happened_at=minutes(20), at=NOON)
    assert lines(here) == [("care_meals.door_check", 1), ("care_meals.lunchbox", 1)]
    assert take_back_visit(who, stop=stop, at=NOON)
    assert not take_back_visit(who, stop=stop, at=NOON)
    assert lines(here) == []
    for outcome, at, code in (
        ("eaten", minutes(20), "no_such_outcome"),
        ("left", NOON + timedelta(hours=1), "happens_later"),
        ("left", NOON - timedelta(days=30), "another_day"),
    ):
        with pytest.raises(Refused, match=code):
            write_visit(who, stop=stop, outcome=outcome, happened_at=at, at=NOON)
    with pytest.raises(Refused, match="not_allowed"):
        write_visit(here.story.stranger, stop=stop, outcome="left", happened_at=minutes(1), at=NOON)


def test_notes_at_the_door_are_sealed():
    here = monday()
    tells(here, touch("visit", here.stop(1), minutes(20), outcome="left", note="큰아들이 왔어요"))
    row = DoorVisit.objects.within(stop_id=here.stop(1).pk).extra(select={"raw": "note"}).get()
    assert row.note == "큰아들이 왔어요"
    assert "아들" not in row.raw


def test_consents_are_asked_of_the_day_they_are_used(family):
    here, paper = family
    assert Consent.objects.within(pk=paper.pk).exists()
    assert here.diners[0].contacts.count() == 1
