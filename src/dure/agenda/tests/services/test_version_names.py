"""A begun version may get another name; what was frozen keeps the name that people decide on."""

import pytest

from dure.agenda.queries import draft_agenda
from dure.agenda.services import begin_draft, open_version_again, rename_version
from dure.agenda.tests.assembly import NOW, federation, frozen_version
from dure.ground.journal.models import JournalEntry
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return federation()


def test_a_begun_version_is_renamed_in_both_languages_and_it_is_written_down(here):
    draft = begin_draft(here.director, initiative_id=here.initiative.pk, at=NOW)
    rename_version(here.director, agenda_id=draft, title=Words("  다온  선언 ", ""), at=NOW)
    assert draft_agenda(here.initiative.pk).title == Words("다온 선언", "다온 선언")
    entry = JournalEntry.objects.everywhere("test").get(verb="agenda.version.rename")
    assert entry.values["was"]["ko"] == "공동의제"


def test_a_frozen_version_keeps_its_name_until_it_is_opened_again(here):
    version = frozen_version(here)
    told = {"agenda_id": version, "title": Words("다른 이름", "Another"), "at": NOW}
    with pytest.raises(Refused, match="is_frozen"):
        rename_version(here.director, **told)
    open_version_again(here.director, agenda_id=version, at=NOW)
    assert rename_version(here.director, **told).en == "Another"


@pytest.mark.parametrize(("title", "code"), [("  ", "no_name"), ("가" * 201, "heading_too_long")])
def test_a_name_is_neither_nothing_nor_a_page(here, title, code):
    draft = begin_draft(here.director, initiative_id=here.initiative.pk, at=NOW)
    with pytest.raises(Refused, match=code):
        rename_version(here.director, agenda_id=draft, title=Words(title, ""), at=NOW)


def test_a_delegate_does_not_rename(here):
    draft = begin_draft(here.director, initiative_id=here.initiative.pk, at=NOW)
    with pytest.raises(Refused, match="not_allowed"):
        rename_version(here.delegates[0], agenda_id=draft, title=Words("내 것", "Mine"), at=NOW)
