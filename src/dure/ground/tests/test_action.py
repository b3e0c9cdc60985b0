"""The one wrapper: who may acts and is written down; who may not is refused and nothing happens."""

from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Known(Subject):
    """More than the gate asks for."""

    title: str = ""


def found_out(*, initiative: Initiative, **_: Any) -> Known:
    initiative.refresh_from_db()
    return Known("initiative", initiative.pk, initiative.pk, None, initiative.name_ko)


@action("ground.test.shorten", may="manage_initiative", on=found_out, hands="known")
def shorten(actor, *, at, initiative, known, letters=2):
    initiative.name_ko = known.title[:letters]
    initiative.save()
    return Done(initiative.name_ko, {"old": known.title})


def test_what_was_found_out_for_the_gate_is_handed_to_the_service():
    garam = village()

    assert shorten(garam.director, at=NOW, initiative=garam.initiative) == "할매"
    assert shorten(garam.director, at=NOW, initiative=garam.initiative, letters=1) == "할"

    entries = JournalEntry.objects.within(initiative_id=garam.initiative.pk).order_by("pk")
    assert [one.values["old"] for one in entries] == ["할매손밥상", "할매"]
    assert {(one.subject_kind, one.subject_id) for one in entries} == {
        ("initiative", str(garam.initiative.pk))
    }


def test_nothing_is_handed_to_whoever_may_not():
    garam = village()

    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        shorten(garam.reporter, at=NOW, initiative=garam.initiative)

    garam.initiative.refresh_from_db()
    assert garam.initiative.name_ko == "할매손밥상"


def test_nobody_hands_in_what_only_the_gate_may_find_out():
    garam = village()
    forged = Known("initiative", garam.initiative.pk, garam.initiative.pk, None, "거짓")

    with pytest.raises(TypeError):
        shorten(garam.director, at=NOW, initiative=garam.initiative, known=forged)

    assert not JournalEntry.objects.everywhere("test").exists()
