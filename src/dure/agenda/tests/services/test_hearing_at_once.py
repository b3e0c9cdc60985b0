"""Many phones at the same moment, on the engine the tests run on: nothing is lost, nothing counts twice."""

import json

import pytest

from dure.kernel.testing.instance import Instance

pytestmark = pytest.mark.slow
EVENING = "from dure.agenda.tests.hearing_evening import evening; print(evening())"


def test_a_busy_evening_loses_nothing_and_counts_nothing_twice(instance: Instance):
    told = json.loads(instance.python(EVENING).splitlines()[-1])

    # Six tabs of one new phone: one voice, one answer, whichever came last.
    assert told["two_tabs"] == {"states": {"done": 6}, "voices": 1, "opinions": 1}

    # A rush: every answer is kept, and what goes beyond the usual waits for a person.
    assert told["rush"]["states"] == {"done": 24}
    assert told["rush"]["kept"] == 24
    assert told["rush"]["apart"] >= 24 - 10 - 8  # those under way at the very moment may slip in

    # Eight writers: each number once, the same thought once.
    assert told["writers"]["numbers"] == list(range(1, 11))
    assert told["writers"]["states"] == {"done": 7, "agenda.said_already": 1}

    # Closing meanwhile: whoever was told "done" is counted, the others were told why not.
    closing = told["closing"]
    done = closing["states"]["done"] - 1  # one of them is the director
    assert closing["kept"] == done == closing["counted"]
    assert closing["states"].get("agenda.question_closed", 0) == 16 - done
    assert closing["final"]
