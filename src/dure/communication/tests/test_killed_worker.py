"""Real processes: the worker is killed, others come, long work is in hand; each rung comes once."""

import signal

import pytest

from dure.kernel.testing.instance import Instance, end, wait_for

pytestmark = pytest.mark.slow

RAISED = """
from dataclasses import replace
from dure.communication.rules.ladders import ladder_from
from dure.communication.services import raise_alert
from dure.communication.tests.story import WRITTEN, coordinator
from dure.communication.types import NewAlert
from dure.ground.access.queries import house
from dure.ground.tests.story import village
from dure.kernel.clock import now
from dure.kernel.words import Words
here = village()
coordinator(here)
rungs = [dict(one) for one in WRITTEN["rungs"]]
rungs[0]["within"] = "3s"
rungs[1]["within"] = "3s"
ladder = ladder_from("trial.fast", {**WRITTEN, "rungs": rungs})
at = now()
raise_alert(house(), alert=NewAlert(source="trial:1", ladder=ladder, initiative_id=here.initiative.pk,
    organisation_id=here.kitchen.pk, title=Words("문", "Door"), began_at=at), at=at)
"""
RUNGS = (
    "from dure.communication.models import AlertStep\n"
    "rows = AlertStep.objects.everywhere('a test').filter(kind='reached').order_by('number')\n"
    "print(*rows.values_list('rung', flat=True))"
)
NOTICES = (
    "from dure.communication.models import Notice\n"
    "print(*sorted(Notice.objects.everywhere('a test').values_list('event', 'state')))"
)
LONG = "from dure.ground.journal.tests import trial_jobs as jobs\njobs.takes_long.enqueue('순례')"


def test_killed_in_the_middle_and_started_anew_it_climbs_each_rung_once(instance: Instance) -> None:
    instance.extra["DURE_WATCH_S"] = "1"
    first = instance.start("worker", "--interval", "0.1")
    instance.python(RAISED)
    assert wait_for(lambda: instance.python(RUNGS).startswith("0 1"), 60)

    end(first, signal.SIGKILL)
    two = [instance.start("worker", "--interval", "0.1") for _ in range(2)]
    instance.python(LONG)  # three seconds of long work: what is urgent does not wait behind it
    up = wait_for(lambda: instance.python(RUNGS) == "0 1 2", 60)
    sent = wait_for(lambda: "waiting" not in instance.python(NOTICES), 60)
    for worker in two:
        end(worker)

    assert up, instance.python(RUNGS)
    assert sent
    assert instance.python(NOTICES).count("alert:") == 2, "one letter for each of two rungs"
