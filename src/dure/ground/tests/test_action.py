"""The one wrapper: who may acts and is written down; who may not is refused and nothing happens."""

import pytest

from dure.ground.journal.models import JournalEntry
from dure.ground.journal.services import action
from dure.ground.journal.types import Done, Subject
from dure.ground.organisations.models import Initiative
from dure.ground.tests.story import NOW, village
from dure.kernel.errors import OutsideScope, Refused

pytestmark = pytest.mark.django_db


def where(*, initiative: Initiative, title: str) -> Subject:
    return Subject("initiative", initiative.pk, initiative_id=initiative.pk)


@action("ground.test.rename", may="manage_initiative", on=where, tell=("backbone",))
def rename(actor, *, at, initiative, title):
    old = initiative.name_ko
    initiative.name_ko = title
    initiative.save()
    if title == "":
        raise Refused("journal.not_allowed")
    return Done(initiative, {"old": old, "new": title})


def test_the_director_renames_and_the_journal_remembers_old_and_new():
    garam = village()

    renamed = rename(garam.director, at=NOW, initiative=garam.initiative, title="밥상")

    entry = JournalEntry.objects.within(initiative_id=garam.initiative.pk).get()
    assert renamed.name_ko == "밥상"
    assert (entry.verb, entry.values) == (
        "ground.test.rename",
        {"old": "할매손밥상", "new": "밥상"},
    )
    assert entry.account_id == garam.director.account_id


def test_a_reporter_may_not_and_nothing_is_written():
    garam = village()

    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        rename(garam.reporter, at=NOW, initiative=garam.initiative, title="밥상")

    assert not JournalEntry.objects.everywhere("test").exists()


def test_a_refusal_halfway_takes_everything_back():
    garam = village()

    with pytest.raises(Refused):
        rename(garam.director, at=NOW, initiative=garam.initiative, title="")

    garam.initiative.refresh_from_db()
    assert garam.initiative.name_ko == "할매손밥상"


def test_the_director_of_one_initiative_has_no_say_in_another():
    garam, other = village(), village("daon")

    with pytest.raises(Refused):
        rename(garam.director, at=NOW, initiative=other.initiative, title="밥상")


def test_the_journal_cannot_be_listed_without_a_scope_nor_changed():
    with pytest.raises(OutsideScope):
        list(JournalEntry.objects.filter(verb="x"))
    with pytest.raises(OutsideScope):
        JournalEntry.objects.everywhere("test").update(verb="y")
