"""A member says who does what, or only confirms what is known already."""

from datetime import timedelta

import pytest

from dure.activities.models import Service, ServiceArea
from dure.activities.queries import lines_proposed, register_line, register_lines
from dure.activities.rules.weekly import read_weekly
from dure.activities.services import (
    confirm_line,
    describe_service,
    hold_session,
    record_services,
    take_line,
)
from dure.activities.tests.story import GARAM, UNHEARD, day, meal
from dure.activities.tests.who_story import EUP, MYEON, register
from dure.activities.types import LineTold, Weekly
from dure.agenda.models import AgendaNode
from dure.agenda.tests.clauses import adopted_agenda_of
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import NOW, TODAY
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
MONDAY = Weekly(0, 600, 720)


def proposed(here, actor=None):
    found = lines_proposed(
        actor or here.kitchen_head,
        here.initiative_id,
        organisation_id=here.table.village.kitchen.pk,
        on=TODAY,
    )
    return {line.service_id: line for line in found}


def lunches(here, days, place=GARAM):
    """박순례 and 김말자 eat on each of these days."""
    people = (here.table.soonrye, here.table.malja)
    facts = [
        meal(
            here.table,
            occurred_at=day(number),
            person_id=one.pk,
            place_code=place,
            source=f"{place}:{number}:{one.pk}",
        )
        for number in days
        for one in people
    ]
    record_services(
        here.table.worker,
        facts=facts,
        initiative_id=here.initiative_id,
        organisation_id=here.table.village.kitchen.pk,
        at=NOW,
    )


def told(**more):
    return LineTold(**({"areas": {EUP: None}, "groups": ("elders",)} | more))


def test_a_line_says_where_for_whom_when_and_for_what():
    here = register()
    agenda = adopted_agenda_of(here.table.village)
    clause = AgendaNode.objects.within(agenda_id=agenda.agenda_id, kind="outcome").first()
    times = read_weekly("월·수 10:00-12:00")

    describe_service(
        here.kitchen_head,
        service_id=here.ours,
        told=told(areas={EUP: 6, MYEON: 4}, weekly=times, strategy=clause.key),
        at=NOW,
    )

    line = register_line(here.kitchen_head, here.initiative_id, here.ours)
    assert dict(line.areas) == {EUP: 6, MYEON: 4}
    assert line.group_words.ko == "어르신"
    assert line.weekly == times
    assert line.strategy == clause.key
    assert line.confirmed_at == NOW
    assert line.confirmed_by == "kitchen-head"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"areas": {UNHEARD: None}}, "activities.unknown_place"),
        ({"groups": ("martians",)}, "activities.unknown_group"),
        ({"weekly": (Weekly(7, 600, 720),)}, "activities.bad_weekly"),
        ({"weekly": (Weekly(0, 720, 720),)}, "activities.bad_weekly"),
        ({"unit": "마리"}, "activities.unknown_unit"),
        ({"strategy": "nowhere"}, "activities.unknown_strategy"),
        ({"areas": {EUP: 6, MYEON: 5}}, "activities.shares_too_large"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(wrong, code):
    here = register()
    with pytest.raises(Refused) as refused:
        describe_service(here.kitchen_head, service_id=here.ours, told=told(**wrong), at=NOW)
    assert refused.value.code == code
    assert dict(register_line(here.kitchen_head, here.initiative_id, here.ours).areas) == {
        EUP: None
    }


def test_only_the_house_itself_and_the_backbone_describe_a_service():
    here = register()
    for actor in (here.welfare_head, here.table.worker, here.stranger):
        with pytest.raises(Refused) as refused:
            describe_service(actor, service_id=here.ours, told=told(), at=NOW)
        assert refused.value.code == "journal.not_allowed"


def test_one_touch_confirms_what_stands_and_its_age_is_known():
    here = register()
    later = NOW + timedelta(days=30)

    assert confirm_line(here.table.worker, service_id=here.ours, at=later) == ()

    line = register_line(here.table.worker, here.initiative_id, here.ours)
    assert line.confirmed_at == later
    assert JournalEntry.objects.within(verb="activities.line.confirm").count() == 1


def test_hours_held_week_after_week_and_a_further_place_are_proposed():
    here = register()
    for week in (2, 9, 16):
        hold_session(
            here.table.worker,
            service_id=here.ours,
            starts_at=day(week, 14),
            ends_at=day(week, 16),
            at=NOW,
        )
    baths = [
        meal(
            here.table,
            kind="care.bath",
            occurred_at=day(number, 14),
            place_code=MYEON,
            source=f"bath:{number}",
        )
        for number in (2, 9, 16)
    ]
    record_services(
        here.table.worker,
        facts=baths,
        initiative_id=here.initiative_id,
        organisation_id=here.table.village.kitchen.pk,
        at=NOW,
    )

    line = proposed(here)[here.ours]
    assert {one.field for one in line.suggestions} == {"areas", "weekly"}
    assert line.areas == (EUP, MYEON)
    assert line.weekly == (Weekly(0, 840, 960),)

    assert confirm_line(here.table.worker, service_id=here.ours, mark=line.mark, at=NOW) == (
        "areas",
        "weekly",
    )
    stands = register_line(here.table.worker, here.initiative_id, here.ours)
    assert set(stands.areas) == {EUP, MYEON}
    assert stands.weekly == (Weekly(0, 840, 960),)
    assert not proposed(here)[here.ours].suggestions


def test_what_changed_since_it_was_shown_is_not_confirmed_unseen():
    here = register()
    mark = proposed(here)[here.ours].mark
    Service.objects.within(pk=here.ours).update(capacity=3)

    with pytest.raises(Refused) as refused:
        confirm_line(here.table.worker, service_id=here.ours, mark=mark, at=NOW)

    assert refused.value.code == "activities.line_changed"


def test_lunches_without_a_service_become_one_with_a_touch():
    here = register()
    lunches(here, (3, 4, 5))
    line = proposed(here)[0]
    assert (line.kind, line.areas, line.capacity, line.records) == (
        "care_meals.lunch",
        (GARAM,),
        2,
        6,
    )

    key = take_line(
        here.kitchen_head,
        initiative_id=here.initiative_id,
        organisation_id=here.table.village.kitchen.pk,
        kind="care_meals.lunch",
        mark=line.mark,
        at=NOW,
    )

    made = register_line(here.kitchen_head, here.initiative_id, key)
    assert made.confirmed_at == NOW
    assert 0 not in proposed(here)


def test_two_lunches_by_accident_are_no_service():
    here = register()
    lunches(here, (3, 4))
    assert 0 not in proposed(here)


def test_old_records_propose_nothing():
    here = register()
    lunches(here, (3, 4, 5))
    found = lines_proposed(
        here.kitchen_head,
        here.initiative_id,
        organisation_id=here.table.village.kitchen.pk,
        on=TODAY + timedelta(days=200),
    )
    assert [line.service_id for line in found] == [here.ours]


def test_proposals_of_another_house_and_the_register_of_another_initiative_are_closed():
    here = register()
    with pytest.raises(Refused):
        proposed(here, here.welfare_head)
    with pytest.raises(Refused):
        register_lines(here.stranger, here.initiative_id, on=TODAY)
    assert len(register_lines(here.table.village.funder, here.initiative_id, on=TODAY)) == 2


def test_who_says_nowhere_works_where_the_service_is():
    here = register()
    describe_service(here.kitchen_head, service_id=here.ours, told=told(areas={}), at=NOW)
    assert not ServiceArea.objects.within(service_id=here.ours).exists()
    assert dict(register_line(here.kitchen_head, here.initiative_id, here.ours).areas) == {
        EUP: None
    }
