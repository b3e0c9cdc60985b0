"""Two people at the same moment: one draft, one wording, one answer; nobody's words are lost."""

import pytest

from dure.agenda.models import Agenda, Amendment
from dure.agenda.queries import agenda_card, agenda_tree, fingerprint_holds, texts_of
from dure.agenda.services import (
    accept_amendment,
    begin_draft,
    decline_amendment,
    freeze_version,
    move_clause,
    propose_amendment,
    rewrite_clause,
)
from dure.agenda.tests.clauses import written_draft
from dure.agenda.types import AmendmentDraft, Wording
from dure.ground.tests.story import NOW, village
from dure.kernel.testing.together import together
from dure.kernel.words import Words

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_directors_begin_a_draft_and_there_is_one():
    home = village()
    where = {"initiative_id": home.initiative.pk, "at": NOW}

    told = together(*[lambda: begin_draft(home.director, **where)] * 2)

    assert sorted(told) == ["agenda.draft_exists", "done"]
    assert Agenda.objects.within(initiative_id=home.initiative.pk).count() == 1


def test_two_rewrite_one_heading_and_one_of_them_is_shown_both():
    home = village()
    draft = written_draft(home)
    node = draft.node["work000000"]

    def rewrite(ko: str) -> object:
        words = Wording(Words(ko, ko))
        return rewrite_clause(home.director, node_id=node, revision=1, wording=words, at=NOW)

    told = together(lambda: rewrite("첫째 글"), lambda: rewrite("둘째 글"))

    assert sorted(told) == ["agenda.changed_meanwhile", "done"]
    assert [one.revision for one in texts_of(node)] == [2, 1]


def test_one_answer_to_an_amendment():
    home = village()
    draft = written_draft(home)
    said = AmendmentDraft(1, Wording(Words("다른 글", "Other")), "까닭", home.kitchen.pk)
    proposed = propose_amendment(
        home.reporter, node_id=draft.node["work000000"], amendment=said, at=NOW
    ).id

    told = together(
        lambda: accept_amendment(home.director, amendment_id=proposed, revision=1, at=NOW),
        lambda: decline_amendment(home.director, amendment_id=proposed, why="아니요", at=NOW),
    )

    assert sorted(told) == ["agenda.amendment_answered", "done"]
    assert Amendment.objects.within(pk=proposed).get().state in ("accepted", "declined")


def test_writing_while_the_wording_becomes_final_leaves_one_truth():
    home = village()
    draft = written_draft(home)
    node = draft.node["work000000"]
    words = Wording(Words("마지막 손질", "A last touch"))

    told = together(
        lambda: freeze_version(home.director, agenda_id=draft.agenda_id, at=NOW),
        lambda: rewrite_clause(home.director, node_id=node, revision=1, wording=words, at=NOW),
    )

    assert told[0] == "done"
    assert told[1] in ("done", "agenda.is_frozen")
    assert fingerprint_holds(draft.agenda_id)
    assert agenda_card(draft.agenda_id).is_frozen


def test_two_move_clauses_at_once_and_nobody_is_lost():
    home = village()
    draft = written_draft(home)
    before = {one.key for one in agenda_tree(draft.agenda_id).nodes}

    together(
        lambda: move_clause(
            home.director,
            node_id=draft.node["art0000000"],
            above="vision0000",
            before="work000000",
            at=NOW,
        ),
        lambda: move_clause(
            home.director, node_id=draft.node["jobs000000"], above="art0000000", at=NOW
        ),
    )

    tree = agenda_tree(draft.agenda_id)
    assert {one.key for one in tree.nodes} == before
    assert {one.key: one.label for one in tree.nodes}["jobs000000"] == "1.2"
