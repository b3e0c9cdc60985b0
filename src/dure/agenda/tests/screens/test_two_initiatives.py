"""Somebody votes in two initiatives: each is opened under its own name, and nothing of them mixes."""

from datetime import date, timedelta

import pytest

from dure.agenda.models import BallotPaper
from dure.agenda.services import call_meeting, open_ballot
from dure.agenda.tests.assembly import federation, proposed, speak
from dure.agenda.types.deciding import BallotDraft, MeetingDraft
from dure.ground.access.models import Grant
from dure.ground.tests.browser import browser_of, page, send
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db


def test_a_ballot_a_proposal_and_a_meeting_open_only_under_their_own_initiative():
    daon, garam = federation(3), federation(3, slug="garam")
    delegate = daon.delegates[0]
    Grant.objects.create(
        account_id=delegate.account_id,
        role="reporter",
        initiative=garam.initiative,
        organisation=garam.members[0],
        since=date(2024, 1, 1),
    )
    speak([garam.members[0]], [delegate])
    proposal = str(proposed(garam))
    told = BallotDraft(method="majority", options=(), closes_at=now() + timedelta(days=2))
    ballot = str(open_ballot(garam.director, proposal=proposal, told=told, at=now()))
    asked = MeetingDraft(
        title=Words("정기총회", "General meeting"),
        purpose=Words("공동기금", "The fund"),
        place="강당",
        notified_on=day_of(now()) - timedelta(days=10),
        starts_at=now() - timedelta(hours=1),
        chair_id=garam.director.account_id,
    )
    meeting = str(
        call_meeting(garam.director, initiative_id=garam.initiative.pk, told=asked, at=now())
    )
    client = browser_of(delegate)
    there = (
        f"proposals/{proposal}/",
        f"ballots/{ballot}/",
        f"ballots/{ballot}/check/",
        f"meetings/{meeting}/",
        f"meetings/{meeting}/minutes/",
    )
    for address in there:
        page(client, f"/in/garam/agenda/{address}")
        page(client, f"/in/daon/agenda/{address}", 404)
    page(client, f"/in/daon/agenda/ballots/{ballot}/result/", 404)
    page(client, f"/in/daon/agenda/ballots/{ballot}/papers/", 404)

    mine = {"organisation": garam.org(0), "answer": "1", "reason": ""}
    send(client, f"/in/daon/agenda/ballots/{ballot}/", 404, **mine)
    assert not BallotPaper.objects.everywhere("test").exists()
    send(client, f"/in/garam/agenda/ballots/{ballot}/", 200, **mine)
    assert BallotPaper.objects.everywhere("test").count() == 1
