"""A ballot closes at its end by itself, once; whoever keeps it is told, also why it must wait."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction

from dure.agenda.models import BallotPaper
from dure.agenda.queries import ballots_to_keep, result_of
from dure.agenda.services import close_ballot, close_due_ballots, enter_paper, hand_paper
from dure.agenda.services.close_due import GRACE
from dure.agenda.tests.assembly import LAST, NOW, federation, meets, opened, row_of, votes
from dure.ground.access.models import Account
from dure.ground.access.queries import house
from dure.ground.journal.models import JournalEntry
from dure.kernel.errors import Refused
from dure.kernel.jobs import job_of

pytestmark = pytest.mark.django_db
AFTER = LAST + GRACE


@pytest.fixture
def here():
    return federation()


def full(here, **said):
    ballot = opened(here, **said)
    for member, answer in enumerate((1, 1, 1, 2)):
        votes(here, ballot, member, answer)
    return ballot


def test_at_its_end_it_is_counted_without_anybody(here):
    ballot = full(here)
    assert close_due_ballots(house(), at=AFTER) == (ballot,)
    assert result_of(here.director, ballot).outcome == "adopted"
    entry = JournalEntry.objects.everywhere("test").get(verb="agenda.ballot.close")
    assert entry.account_id is None


def test_a_vote_that_was_sent_in_time_is_in_the_box_before_the_count(here):
    ballot = full(here)
    assert close_due_ballots(house(), at=LAST) == ()  # the end itself: some are still on their way
    votes(here, ballot, 4, 2, at=LAST - timedelta(seconds=1))
    with pytest.raises(Refused, match="ballot_over"):
        votes(here, ballot, 4, 1, at=LAST)
    close_due_ballots(house(), at=AFTER)
    assert result_of(here.director, ballot).votes == {1: "3", 2: "2", 3: "0"}


def test_a_worker_that_comes_twice_counts_once_and_writes_once(here):
    ballot = full(here)
    close_due_ballots(house(), at=AFTER)
    first = row_of(ballot).result
    assert close_due_ballots(house(), at=AFTER + timedelta(seconds=20)) == ()
    assert row_of(ballot).result == first
    assert len(mail.outbox) == 1


def killed_while_counting():
    """A process that is told to stop before its transaction is through."""
    with transaction.atomic():
        close_due_ballots(house(), at=AFTER)
        raise SystemExit


def test_a_worker_killed_in_the_middle_leaves_it_open_for_the_next(here):
    ballot = full(here)
    hand_paper(here.director, ballot=ballot, organisation_id=here.org(4), at=NOW)
    for actor in (here.director, here.teller):
        enter_paper(actor, ballot=ballot, number=1, marks=((2, 1),), whose=(here.org(4), 1), at=NOW)

    with pytest.raises(SystemExit):
        killed_while_counting()
    assert row_of(ballot).closed_at is None
    assert BallotPaper.objects.everywhere("test").count() == 4  # the typed one is not laid in yet

    close_due_ballots(house(), at=AFTER + timedelta(hours=2))
    assert result_of(here.director, ballot).votes == {1: "3", 2: "2", 3: "0"}


def test_what_waits_for_a_person_waits_and_is_said_and_the_next_ballot_is_counted(here):
    held = full(here)
    hand_paper(here.director, ballot=held, organisation_id=here.org(4), at=NOW)
    other = full(here)
    assert close_due_ballots(house(), at=AFTER) == (other,)

    waiting, counted = ballots_to_keep(here.director, here.initiative.pk, AFTER)
    assert (waiting.public_id, waiting.outcome) == (held, "")
    assert "0" in waiting.why.ko
    assert (counted.public_id, counted.outcome) == (other, "adopted")
    assert ballots_to_keep(here.delegates[0], here.initiative.pk, AFTER) == ()
    with pytest.raises(Refused, match="ballot_over"):
        votes(here, held, 0, 2, at=AFTER)


def test_the_letter_says_the_outcome_in_the_language_of_its_reader(here):
    Account.objects.filter(pk=here.director.account_id).update(language="en")
    ballot = full(here)
    close_due_ballots(house(), at=AFTER)
    (letter,) = mail.outbox
    assert letter.to == [Account.objects.get(pk=here.director.account_id).email]
    assert "has ended" in letter.subject
    assert "Adopted: more than half" in letter.body
    assert f"/in/daon/agenda/ballots/{ballot}/result/" in letter.body


def test_the_letter_of_a_ballot_that_waits_says_what_to_do(here):
    ballot = full(here)
    hand_paper(here.director, ballot=ballot, organisation_id=here.org(4), at=NOW)
    close_due_ballots(house(), at=AFTER)
    (letter,) = mail.outbox
    assert "아직 세지 못했어요" in letter.subject
    assert f"/in/daon/agenda/ballots/{ballot}/\n" in letter.body


def test_a_ballot_of_a_meeting_and_one_that_runs_are_left_alone(here):
    meeting = meets(here)
    at_meeting = opened(here, meeting=meeting)
    running = opened(here, closes_at=LAST + timedelta(days=30))
    assert close_due_ballots(house(), at=LAST + timedelta(days=9)) == ()
    assert {row_of(each).closed_at for each in (at_meeting, running)} == {None}


def test_what_was_closed_by_hand_is_no_news_to_who_closed_it(here):
    ballot = full(here)
    close_ballot(here.director, ballot=ballot, at=LAST)
    close_due_ballots(house(), at=AFTER)
    assert mail.outbox == []
    assert ballots_to_keep(here.director, here.initiative.pk, AFTER) == ()


def test_the_worker_looks_every_few_seconds():
    told = job_of("dure.agenda.tasks.close_ballots_due")
    assert told.every is not None
    assert told.every <= timedelta(minutes=1)
    assert told.retries
