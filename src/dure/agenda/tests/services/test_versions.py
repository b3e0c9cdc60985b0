"""A draft becomes a text that stands: begun, frozen with a fingerprint, adopted, followed by the next."""

import pytest

from dure.agenda.models import Agenda, AgendaNode, Amendment
from dure.agenda.queries import (
    adopted_agenda,
    agenda_card,
    agenda_tree,
    agendas_of,
    canonical_now,
    draft_agenda,
    fingerprint_holds,
    frozen_text,
)
from dure.agenda.rules.canonical import fingerprint_of
from dure.agenda.services import adopt_version, begin_draft, freeze_version, open_version_again
from dure.agenda.tests.clauses import adopted_agenda_of, written_draft
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import NOW, Village, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Village:
    return village()


def test_the_first_draft_has_number_one_and_a_second_one_must_wait(home: Village) -> None:
    begun = begin_draft(home.director, initiative_id=home.initiative.pk, at=NOW)

    assert agenda_card(begun).number == 1
    with pytest.raises(Refused, match=r"agenda\.draft_exists"):
        begin_draft(home.director, initiative_id=home.initiative.pk, at=NOW)
    assert len(agendas_of(home.initiative.pk)) == 1


def test_a_member_begins_no_draft_and_freezes_none(home: Village) -> None:
    draft = written_draft(home)

    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        freeze_version(home.reporter, agenda_id=draft.agenda_id, at=NOW)
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        begin_draft(home.reporter, initiative_id=home.initiative.pk, at=NOW)


def test_the_director_of_another_initiative_freezes_nothing_here(home: Village) -> None:
    elsewhere = village("daon")
    draft = written_draft(home)

    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        freeze_version(elsewhere.director, agenda_id=draft.agenda_id, at=NOW)


def test_a_frozen_text_has_the_fingerprint_of_its_very_letters(home: Village) -> None:
    draft = written_draft(home)

    mark = freeze_version(home.director, agenda_id=draft.agenda_id, at=NOW)

    text = frozen_text(draft.agenda_id)
    assert mark == fingerprint_of(text) == agenda_card(draft.agenda_id).fingerprint
    assert "| 발달장애인이 동네에서 평범한 하루를 산다." in text
    assert "| Employers have worked together before." in text
    assert text == canonical_now(draft.agenda_id)
    assert fingerprint_holds(draft.agenda_id)


def test_a_letter_changed_behind_our_back_is_noticed(home: Village) -> None:
    draft = written_draft(home)
    mark = freeze_version(home.director, agenda_id=draft.agenda_id, at=NOW)
    AgendaNode.objects.within(pk=draft.node["work000000"]).update(title_ko="배우고 논다")

    assert not fingerprint_holds(draft.agenda_id)
    with pytest.raises(Refused, match=r"agenda\.another_text"):
        adopt_version(
            home.director, agenda_id=draft.agenda_id, decided_by="총회", at=NOW, fingerprint=mark
        )


def test_what_is_adopted_is_the_text_that_was_voted_on(home: Village) -> None:
    draft = written_draft(home)
    voted_on = freeze_version(home.director, agenda_id=draft.agenda_id, at=NOW)
    open_version_again(home.director, agenda_id=draft.agenda_id, at=NOW)
    AgendaNode.objects.within(pk=draft.node["work000000"]).update(title_ko="일하고 배운다")
    freeze_version(home.director, agenda_id=draft.agenda_id, at=NOW)

    with pytest.raises(Refused, match=r"agenda\.another_text"):
        adopt_version(
            home.director,
            agenda_id=draft.agenda_id,
            decided_by="총회",
            at=NOW,
            fingerprint=voted_on,
        )
    assert adopted_agenda(home.initiative.pk) is None


def test_a_draft_that_is_not_final_is_not_adopted(home: Village) -> None:
    draft = written_draft(home)

    with pytest.raises(Refused, match=r"agenda\.not_frozen"):
        adopt_version(home.director, agenda_id=draft.agenda_id, decided_by="총회", at=NOW)
    freeze_version(home.director, agenda_id=draft.agenda_id, at=NOW)
    with pytest.raises(Refused, match=r"agenda\.no_decision"):
        adopt_version(home.director, agenda_id=draft.agenda_id, decided_by="  ", at=NOW)


def test_nothing_is_final_without_a_vision(home: Village) -> None:
    empty = begin_draft(home.director, initiative_id=home.initiative.pk, at=NOW)

    with pytest.raises(Refused, match=r"agenda\.no_vision"):
        freeze_version(home.director, agenda_id=empty, at=NOW)


def test_an_amendment_that_waits_keeps_the_wording_open(home: Village) -> None:
    draft = written_draft(home)
    amend(draft.node["work000000"], draft.agenda_id)

    with pytest.raises(Refused, match=r"agenda\.amendments_wait"):
        freeze_version(home.director, agenda_id=draft.agenda_id, at=NOW)


def test_the_next_version_grows_from_the_adopted_one_with_the_same_clauses(home: Village) -> None:
    first = adopted_agenda_of(home)
    waiting = amend(first.node["work000000"], first.agenda_id)

    second = begin_draft(home.director, initiative_id=home.initiative.pk, at=NOW)

    before, after = agenda_tree(first.agenda_id), agenda_tree(second)
    told = [(node.key, node.label, node.title, node.parent_key) for node in before.nodes]
    assert told == [(node.key, node.label, node.title, node.parent_key) for node in after.nodes]
    assert [link.assumption for link in after.links] == [link.assumption for link in before.links]
    waiting.refresh_from_db()
    assert waiting.node.agenda_id == second  # it waits where it can be answered


def test_adopting_the_second_supersedes_the_first_and_keeps_it(home: Village) -> None:
    first = adopted_agenda_of(home)
    second = begin_draft(home.director, initiative_id=home.initiative.pk, at=NOW)
    freeze_version(home.director, agenda_id=second, at=NOW)

    adopt_version(home.director, agenda_id=second, decided_by="임시총회", at=NOW)

    now_in_force = adopted_agenda(home.initiative.pk)
    assert now_in_force is not None
    assert now_in_force.id == second
    assert agenda_card(first.agenda_id).status == "superseded"
    assert fingerprint_holds(first.agenda_id)
    assert draft_agenda(home.initiative.pk) is None


def test_an_adopted_version_cannot_be_opened_again(home: Village) -> None:
    first = adopted_agenda_of(home)

    with pytest.raises(Refused, match=r"agenda\.not_a_draft"):
        open_version_again(home.director, agenda_id=first.agenda_id, at=NOW)


def test_the_journal_knows_who_froze_what(home: Village) -> None:
    draft = adopted_agenda_of(home)

    about = {"subject_kind": "agenda", "subject_id": str(draft.agenda_id)}
    verbs = JournalEntry.objects.within(initiative_id=home.initiative.pk, **about)
    told = {entry.verb: entry for entry in verbs}
    assert set(told) == {"agenda.version.freeze", "agenda.version.adopt"}
    mark = Agenda.objects.within(pk=draft.agenda_id).get().fingerprint
    assert told["agenda.version.adopt"].values["fingerprint"] == mark


def amend(node_id: int, agenda_id: int) -> Amendment:
    return Amendment.objects.create(
        node_id=node_id,
        first_agenda_id=agenda_id,
        based_on=1,
        title_ko="일하며 배운다",
        title_en="Learn by working",
        reason="일터에서 배우니까요.",
        proposed_at=NOW,
        proposed_by="참깨꿈",
    )
