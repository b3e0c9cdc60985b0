"""One activity waits for another's; a delay warns everybody behind it, at once and once."""

from datetime import timedelta

import pytest

from dure.activities.models import Delay, Dependency
from dure.activities.queries import delays_of, dependencies_of, late_now
from dure.activities.services import announce_delay, delay_over, wait_for, wait_no_more
from dure.activities.tests.who_story import MONDAY, bath, register
from dure.communication.models import Notice
from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused
from dure.kernel.testing.together import together
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
WHY = "보일러를 고치고 있어요."


def notices():
    return list(Notice.objects.everywhere("test").order_by("pk"))


def chain(here):
    """The welfare centre's bath waits for the kitchen's, a third one for that."""
    last = bath(here.table, here.table.village.welfare, "뒤풀이", MONDAY)
    wait_for(here.welfare_head, after_id=here.theirs, before_id=here.ours, at=NOW)
    wait_for(here.welfare_head, after_id=last, before_id=here.theirs, slack_days=2, at=NOW)
    return last


def test_a_delay_warns_everybody_behind_it_with_their_own_days():
    here = register()
    last = chain(here)

    warned = announce_delay(here.table.worker, service_id=here.ours, days=5, reason=WHY, at=NOW)

    assert {one.service_id: one.days for one in warned.late} == {here.theirs: 5, last: 3}
    told = {(one.address, one.code) for one in notices()}
    assert told == {
        ("welfare-head@example.org", "activities.delay"),
        ("welfare-halmae@example.org", "activities.delay"),
    }
    assert warned.told == len(notices()) == 4  # two people, two activities each
    assert all(WHY not in one.values for one in notices())


def test_the_same_delay_announced_twice_warns_once():
    here = register()
    chain(here)
    announce_delay(here.table.worker, service_id=here.ours, days=5, at=NOW)
    announce_delay(here.table.worker, service_id=here.ours, days=5, at=NOW)
    assert len(notices()) == 4
    announce_delay(here.table.worker, service_id=here.ours, days=6, at=NOW)
    assert len(notices()) == 8
    assert Delay.objects.within(service_id=here.ours).count() == 1


def test_a_delay_that_is_announced_as_at_first_is_told_again():
    """Five days, three, and five after all: whoever read three must not stay with it."""
    here = register()
    chain(here)
    counts = []
    for hour, days in enumerate((5, 3, 5)):
        then = NOW + timedelta(hours=hour)
        announce_delay(here.table.worker, service_id=here.ours, days=days, at=then)
        counts.append(len(notices()))
    assert counts == [4, 8, 12]
    announce_delay(here.table.worker, service_id=here.ours, days=2, at=NOW + timedelta(hours=9))
    assert len(notices()) == 16, "whom it reaches no more is told so"
    assert '"own": "0일"' in notices()[-1].values


def test_a_delay_within_the_slack_warns_only_the_next():
    here = register()
    chain(here)
    warned = announce_delay(here.table.worker, service_id=here.ours, days=2, at=NOW)
    assert [one.service_id for one in warned.late] == [here.theirs]


def test_when_it_is_over_those_who_were_warned_are_told():
    here = register()
    chain(here)
    announce_delay(here.table.worker, service_id=here.ours, days=5, at=NOW)
    assert late_now(here.welfare_head, here.initiative_id)[here.theirs].days == 5

    assert delay_over(here.table.worker, service_id=here.ours, at=NOW) == 5
    assert delay_over(here.table.worker, service_id=here.ours, at=NOW) == 0

    assert late_now(here.welfare_head, here.initiative_id) == {}
    assert [one.code for one in notices()].count("activities.delay_over") == 4


def test_a_circle_is_refused_with_the_names_on_it():
    here = register()
    last = chain(here)
    with pytest.raises(Refused) as refused:
        wait_for(here.kitchen_head, after_id=here.ours, before_id=last, at=NOW)
    assert refused.value.code == "activities.waits_in_a_circle"
    assert refused.value.values["way"].ko == "손맛 목욕 → 복지관 목욕 → 뒤풀이"
    with pytest.raises(Refused) as refused:
        wait_for(here.kitchen_head, after_id=here.ours, before_id=here.ours, at=NOW)
    assert refused.value.code == "activities.waits_for_itself"


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_two_links_at_one_moment_close_no_circle():
    here = register()
    outcome = together(
        lambda: wait_for(here.kitchen_head, after_id=here.ours, before_id=here.theirs, at=NOW),
        lambda: wait_for(here.welfare_head, after_id=here.theirs, before_id=here.ours, at=NOW),
    )
    assert sorted(outcome) == ["activities.waits_in_a_circle", "done"]
    assert Dependency.objects.within(initiative_id=here.initiative_id).count() == 1


def test_said_again_a_link_takes_the_new_words():
    here = register()
    say = {"after_id": here.theirs, "before_id": here.ours, "at": NOW}
    first = wait_for(here.welfare_head, **say)
    again = wait_for(
        here.welfare_head, slack_days=4, what=Words("깨끗한 수건", "clean towels"), **say
    )
    assert first == again
    link = dependencies_of(here.kitchen_head, here.initiative_id)[0]
    assert (link.slack_days, link.what.ko) == (4, "깨끗한 수건")
    wait_no_more(here.welfare_head, dependency_id=again, at=NOW)
    assert dependencies_of(here.kitchen_head, here.initiative_id) == ()


def test_whoever_waits_says_so_and_whoever_is_late_announces_it():
    here = register()
    link = wait_for(here.welfare_head, after_id=here.theirs, before_id=here.ours, at=NOW)
    refused_to = [
        lambda: wait_for(here.kitchen_head, after_id=here.theirs, before_id=here.ours, at=NOW),
        lambda: wait_no_more(here.kitchen_head, dependency_id=link, at=NOW),
        lambda: announce_delay(here.welfare_head, service_id=here.ours, days=1, at=NOW),
        lambda: delay_over(here.welfare_head, service_id=here.ours, at=NOW),
        lambda: announce_delay(here.stranger, service_id=here.ours, days=1, at=NOW),
        lambda: dependencies_of(here.stranger, here.initiative_id),
        lambda: delays_of(here.stranger, here.initiative_id),
    ]
    for act in refused_to:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "journal.not_allowed"


def test_why_it_is_late_is_read_by_those_who_work_here():
    here = register()
    announce_delay(here.table.worker, service_id=here.ours, days=3, reason=WHY, at=NOW)
    assert delays_of(here.welfare_head, here.initiative_id)[0].reason == WHY
    assert delays_of(here.table.village.funder, here.initiative_id)[0].reason == ""


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"days": 0}, "activities.bad_delay"),
        ({"days": 4000}, "activities.bad_delay"),
        ({"days": 1, "reason": "가" * 501}, "activities.reason_too_long"),
    ],
)
def test_a_delay_that_cannot_be_is_refused(given, code):
    here = register()
    with pytest.raises(Refused) as refused:
        announce_delay(here.table.worker, service_id=here.ours, at=NOW, **given)
    assert refused.value.code == code
