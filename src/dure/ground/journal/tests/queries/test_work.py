"""Long work is shown to whoever started it, and the journal tells what was done to a thing."""

from datetime import timedelta

import pytest

from dure.ground.journal.models import JournalEntry, Work
from dure.ground.journal.queries import entries_about, work_card
from dure.ground.journal.services import start_work
from dure.ground.journal.services.action import note
from dure.ground.journal.services.work import carry_out
from dure.ground.journal.types import Subject
from dure.ground.tests.story import NOW, village
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
WELL = Words("{n}줄", "lines")


@pytest.fixture
def here():
    return village()


@pytest.fixture
def work(here):
    started = start_work(here.director, kind="release", initiative_id=here.initiative.pk, at=NOW)
    return started.public_id


def test_work_is_its_starters_own(here, work):
    assert work_card(here.director, work).state == "waiting"
    for other in (here.reporter, here.funder):
        with pytest.raises(Refused, match="no_such_work"):
            work_card(other, work)
    with pytest.raises(Refused, match="no_such_work"):
        work_card(here.director, "nothing")


@pytest.mark.parametrize(
    ("done", "total", "share"), [(0, 0, 0), (0, 3, 0), (1, 3, 33), (2, 3, 66), (3, 3, 100)]
)
def test_the_share_is_a_part_of_a_hundred_and_nothing_of_nothing_is_nothing(
    here, work, done, total, share
):
    Work.objects.filter(public_id=work).update(state="waiting", done=done, total=total)
    card = work_card(here.director, work)
    assert (card.share, card.is_over) == (share, False)


def test_work_that_ends_well_says_where_its_outcome_is(here, work):
    carry_out(work, lambda tell: (tell(1, 2), ("/releases/x/", Words("다 됐어요", "Done")))[1])
    card = work_card(here.director, work)
    assert (card.state, card.share, card.result, card.told.en) == (
        "done",
        100,
        "/releases/x/",
        "Done",
    )
    assert card.is_over


def test_work_that_is_refused_says_why_in_both_languages(here, work):
    def do(tell):
        raise Refused("journal.no_such_work")

    carry_out(work, do)
    card = work_card(here.director, work)
    assert card.state == "refused"
    assert card.told.ko
    assert card.told.ko != card.told.en


def test_a_fault_of_ours_rises_and_is_written_down(here, work):
    with pytest.raises(ZeroDivisionError):
        carry_out(work, lambda tell: 1 / 0)
    assert work_card(here.director, work).state == "broken"


def test_work_is_done_once_however_often_it_is_taken_up(here, work):
    times = []
    for _ in range(3):
        carry_out(work, lambda tell: (times.append(1), ("", WELL))[1])
    assert len(times) == 1


def test_the_deed_and_the_note_that_it_is_done_stand_or_fall_together(here, work):
    def deed():
        note(here.director, code="test.deed.do", subject=Subject("t", 1), at=NOW, values={})
        raise Refused("journal.no_such_work")

    carry_out(work, lambda tell: deed)
    assert work_card(here.director, work).state == "refused"
    assert not JournalEntry.objects.everywhere("a test").filter(verb="test.deed.do").exists()


class TestEntries:
    """What was done to some things, oldest first."""

    def told(self, here, about, *, verb="test.thing.do", initiative=None, at=NOW):
        where = Subject("thing", about, initiative or here.initiative.pk)
        note(here.director, code=verb, subject=where, at=at, values={"n": about})

    def test_they_come_in_the_order_in_which_they_were_written(self, here):
        for number in (2, 1, 2):
            self.told(here, number, at=NOW - timedelta(days=number))
        found = entries_about("thing", [1, 2], initiative_id=here.initiative.pk)
        assert [each.values["n"] for each in found] == [2, 1, 2]
        assert {each.by for each in found} == {here.director.name}

    def test_what_another_initiative_did_is_not_told(self, here):
        other = village("daon")
        self.told(here, 1, initiative=other.initiative.pk)
        assert entries_about("thing", [1], initiative_id=here.initiative.pk) == ()

    def test_nothing_asked_is_nothing_answered(self, here):
        self.told(here, 1)
        assert entries_about("thing", [], initiative_id=here.initiative.pk) == ()
        assert entries_about("other", [1], initiative_id=here.initiative.pk) == ()
        wanted = {"initiative_id": here.initiative.pk, "verbs": ["test.thing.undo"]}
        assert entries_about("thing", [1], **wanted) == ()
