"""Many hands at one moment, on the engine the tests run on: each signature and each vote counts once."""

import json

import pytest

from dure.kernel.testing.instance import Instance

pytestmark = pytest.mark.slow
EVENING = "from dure.agenda.tests.signing_evening import evening; print(evening())"


def test_many_hands_at_one_moment_lose_nothing_and_count_nothing_twice(instance: Instance):
    told = json.loads(instance.python(EVENING).splitlines()[-1])

    # Six taps of one thumb are one signature, and all of them are answered.
    assert told["tabs"] == {"states": {"done": 6}, "rows": 1}

    # Delegate and alternate: one signs, the other is told that it was done.
    assert told["two_speak"] == {"states": {"done": 1, "agenda.signed_already": 1}, "rows": 1}

    # One slip opens one door once; whoever comes second is told, by whichever was seen first.
    slip = told["one_slip"]
    assert (slip["rows"], slip["used"], slip["states"].pop("done")) == (1, 1, 1)
    assert set(slip["states"]) <= {"agenda.signed_already", "agenda.code_used"}

    # Fifteen phones at once: all signed, each name on the screen once.
    assert told["the_hall"] == {"states": {"done": 15}, "shown": 18, "once": 18, "kept": 18}

    # The hall is closed meanwhile: nobody who signed is lost.
    assert told["closing_the_hall"] == {"states": {"done": 4}, "kept": 21}

    # Two tabs leave one vote. In secret the second is told to bring its receipt.
    plain, secret = told["two_ballots"]
    assert plain == {"states": {"done": 7}, "papers": 6, "voted": 6}
    assert secret == {
        "states": {"done": 6, "agenda.receipt_needed": 1},
        "papers": 6,
        "voted": 6,
    }

    # Closed while somebody votes: what was told "done" is counted, what was not is not.
    closing = told["closing_the_ballot"]
    assert (closing["closing"], closing["outcome"]) == ("done", "adopted")
    assert (closing["vote"], closing["against"]) in {("done", 1), ("agenda.ballot_closed", 0)}
