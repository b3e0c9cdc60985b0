"""A calendar address shows what its maker sees now, takes over changes, and ends when it is taken back."""

from datetime import date, timedelta

import pytest

from dure.communication.models import CalendarEntry, CalendarFeed
from dure.communication.queries import feed_shown, own_feeds
from dure.communication.services import hand_in_days, keep_days, make_feed, revoke_feed
from dure.communication.services.keep_entries import DAYS
from dure.communication.tests.meeting import NEXT_WEEK, table
from dure.communication.tests.talking import bada, haneul, refused
from dure.communication.types import NewEntry
from dure.ground.access.models import Grant
from dure.ground.tests.story import NOW, TODAY, village
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db


def kinds(token: str, at=NOW) -> list[str]:
    return [entry.kind for entry in feed_shown(token, at=at).entries]


def test_my_calendar_shows_my_meetings_and_what_my_organisation_does():
    at = table()
    at.written("action", "명단", "a", organisation_id=at.here.kitchen.pk, due_on=NEXT_WEEK)
    mine, theirs = make_feed(at.haneul, at=NOW), make_feed(at.bada, at=NOW)
    assert sorted(kinds(mine)) == ["communication.action", "communication.meeting"]
    assert kinds(theirs) == ["communication.meeting"]
    assert kinds(make_feed(at.here.funder, at=NOW)) == []
    whole = make_feed(at.here.director, initiative_id=at.here.initiative.pk, at=NOW)
    assert len(kinds(whole)) == 2


def test_the_calendar_of_a_group_shows_what_concerns_that_organisation():
    at = table()
    at.written("action", "명단", "a", organisation_id=at.here.kitchen.pk, due_on=NEXT_WEEK)
    where = {"initiative_id": at.here.initiative.pk, "organisation_id": at.here.welfare.pk}
    assert kinds(make_feed(at.here.director, **where, at=NOW)) == ["communication.meeting"]
    with refused("communication.no_such_calendar"):
        make_feed(at.haneul, **where, at=NOW)


def test_an_address_is_kept_nowhere_and_says_nothing():
    here = village()
    one = haneul(here)
    token = make_feed(one, at=NOW)
    row = CalendarFeed.objects.within(account_id=one.account_id).get()
    assert token not in repr(vars(row))
    assert str(one.account_id) != token
    assert len(token) >= 32


def test_an_address_that_was_taken_back_shows_nothing_and_nobody_takes_back_anothers():
    here = village()
    one, other = haneul(here), bada(here)
    token = make_feed(one, at=NOW)
    (feed,) = own_feeds(one)
    with refused("communication.no_such_calendar"):
        revoke_feed(other, feed_id=feed.id, at=NOW)
    revoke_feed(one, feed_id=feed.id, at=NOW)
    for asked in (token, "x", ""):
        with refused("communication.no_such_calendar"):
            feed_shown(asked, at=NOW)
    assert own_feeds(one) == ()


def test_whoever_loses_their_role_sees_nothing_by_an_old_address():
    at = table()
    token = make_feed(at.haneul, at=NOW)
    assert kinds(token)
    Grant.objects.filter(account_id=at.haneul.account_id).update(until=TODAY)
    assert kinds(token) == []


def round_due(here, on, **more) -> NewEntry:
    return NewEntry(
        uid="measurement.round:7",
        initiative_id=here.initiative.pk,
        kind="measurement.round",
        title=Words("11월 보고 마감", "November reports due"),
        on=on,
        **more,
    )


def test_the_days_of_upper_rooms_come_in_change_and_go(monkeypatch):
    here = village()
    days = [round_due(here, date(2026, 12, 10))]
    monkeypatch.setattr("dure.communication.services.keep_entries.DAYS", DAYS.__class__())
    hand_in_days("measurement.round", lambda: days)
    from_ = make_feed(haneul(here), at=NOW)

    def shown():
        return [(one.on, one.sequence, one.cancelled) for one in feed_shown(from_, at=NOW).entries]

    assert keep_days(at=NOW) == 1
    assert keep_days(at=NOW + timedelta(hours=1)) == 0
    assert shown() == [(date(2026, 12, 10), 0, False)]
    days[0] = round_due(here, date(2026, 12, 12))
    assert keep_days(at=NOW) == 1
    assert shown() == [(date(2026, 12, 12), 1, False)]
    days.clear()
    assert keep_days(at=NOW) == 1
    assert shown() == [(date(2026, 12, 12), 2, True)]
    assert CalendarEntry.objects.everywhere("a test").count() == 1
