"""The talk of the demo stands as it is told: what waits today waits, what is done is done."""

import pytest

from dure.communication.queries import decisions_in, meetings_waiting, search, topics_in
from dure.ground.access.queries import house
from dure.kernel.clock import day_of, now
from dure.project.demo.cast import Cast
from dure.project.demo.ground import lay_places, open_accounts, start_initiatives
from dure.project.demo.talk import talk_together

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_what_is_told_of_meetings_decisions_and_words_can_be_found():
    cast = Cast(day_of(now()))
    for step in (lay_places, start_initiatives, open_accounts, talk_together):
        step(cast)
    here = cast.initiatives["halmae"]
    states = [one.state for one in decisions_in(house(), initiative_id=here)]
    assert states.count("open") == 2
    assert states.count("done") == 1
    assert [one.state for one in meetings_waiting(house(), initiative_id=here, at=now())] == [
        "polling"
    ]
    assert len(topics_in(house(), initiative_id=here)) == 2
    found = search(house(), initiative_id=cast.initiatives["daon"], query="집합적 임팩트").found
    assert {one.kind for one in found} >= {"communication.message", "communication.topic"}
