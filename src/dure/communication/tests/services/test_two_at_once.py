"""Two at the same moment: two watches, a watch and somebody who closes, two phones that tell the same door.

On the server, where threads write beside each other; `tests/test_killed_worker.py` does it with processes.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from dure.communication.models import Alert, AlertStep, Notice
from dure.communication.services import climb_alert, close_alert, send_notices, tell
from dure.communication.tests.services.test_send_notices import notice
from dure.communication.tests.story import Watch, closed_door, coordinator
from dure.ground.tests.story import NOW, village
from dure.kernel.errors import Refused

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def at_once(*deeds):
    """All of them, each in a thread and a transaction of its own."""

    def done(deed):
        try:
            return deed()
        except Refused as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(done, deeds))


def test_six_watches_at_one_moment_climb_one_rung():
    here = village()
    coordinator(here)
    closed_door(here)
    watch = Watch()
    watch.look()
    watch.pass_minutes(11)
    assert sum(at_once(*[watch.look] * 6)) == 1
    assert AlertStep.objects.everywhere("a test").filter(kind="reached").count() == 2
    assert Notice.objects.everywhere("a test").count() == 1


def test_six_watches_at_one_moment_remind_once():
    here = village()
    one, card, watch = coordinator(here), closed_door(here), Watch()
    watch.look()
    climb_alert(one, alert=card.public_id, to="authority", at=watch.wall)
    watch.look()
    for times in (1, 2):
        watch.pass_minutes(31)
        at_once(*[watch.look] * 6)
        assert AlertStep.objects.everywhere("a test").filter(kind="reminded").count() == times
        assert Notice.objects.everywhere("a test").count() == 1 + times
    watch.pass_minutes(31)
    at_once(
        watch.look,
        lambda: close_alert(one, alert=card.public_id, outcome="well", at=watch.wall),
        watch.look,
    )
    last = AlertStep.objects.within(alert_id=card.id).order_by("number").last()
    assert last.kind == "closed"


def test_closing_and_climbing_at_one_moment_leave_one_truth():
    here = village()
    one, card, watch = coordinator(here), closed_door(here), Watch()
    watch.look()
    watch.pass_minutes(11)
    at_once(
        watch.look,
        lambda: close_alert(one, alert=card.public_id, outcome="well", at=watch.wall),
        watch.look,
    )
    row = Alert.objects.within(pk=card.id).get()
    assert row.closed_at is not None
    assert row.due_reading is None
    last = AlertStep.objects.within(alert_id=card.id).order_by("number").last()
    assert last.kind == "closed"


def test_four_phones_telling_one_door_raise_one_alert():
    here = village()
    found = at_once(*[lambda: closed_door(here).public_id] * 4)
    assert len(set(found)) == 1
    assert AlertStep.objects.everywhere("a test").count() == 1


def test_four_workers_send_each_notice_once():
    tell([notice(f"account:{n}") for n in range(12)], at=NOW)
    later = NOW + timedelta(seconds=1)
    assert sum(at_once(*[lambda: send_notices(at=later)] * 4)) == 12
    attempts = Notice.objects.everywhere("a test").values_list("attempts", flat=True)
    assert set(attempts) == {1}
