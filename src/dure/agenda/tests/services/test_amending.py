"""Members comment and amend; the backbone answers; what was meant for a lost clause is kept."""

import pytest

from dure.agenda.models import Amendment
from dure.agenda.queries import agenda_tree, amendments_to, comments_on, shaped, texts_of
from dure.agenda.services import (
    accept_amendment,
    begin_draft,
    decline_amendment,
    freeze_version,
    propose_amendment,
    remove_clause,
    resolve_comment,
    rewrite_clause,
    say_comment,
    withdraw_amendment,
)
from dure.agenda.tests.clauses import Written, adopted_agenda_of, written_draft
from dure.agenda.types import AmendmentDraft, CommentDraft, Proposed, Wording
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, Village, village
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db

BETTER = Wording(
    Words("일하며 배운다", "Learn by working"), Words("일터가 학교다.", "Work is school.")
)


@pytest.fixture
def home() -> Village:
    return village()


@pytest.fixture
def draft(home: Village) -> Written:
    return written_draft(home)


def amend(
    home: Village, who: Actor, node_id: int, *, wording: Wording = BETTER, revision: int = 1
) -> Proposed:
    organisation = home.kitchen.pk if who is home.reporter else home.welfare.pk
    said = AmendmentDraft(revision, wording, "일터에서 배우니까요.", organisation)
    told: Proposed = propose_amendment(who, node_id=node_id, amendment=said, at=NOW)
    return told


def test_a_comment_quotes_its_paragraph_and_is_closed_with_a_word(
    home: Village, draft: Written
) -> None:
    node = draft.node["work000000"]
    said = CommentDraft("‘우리’가 누구인가요?", paragraph=2, organisation_id=home.kitchen.pk)
    first = say_comment(home.reporter, node_id=node, comment=said, at=NOW)
    answer = CommentDraft("회원조합 모두예요.", answers_id=first)
    say_comment(home.director, node_id=node, comment=answer, at=NOW)

    resolve_comment(home.reporter, comment_id=first, word="알겠어요, 고마워요.", at=NOW)

    (talk,) = comments_on([node], home.reporter)
    assert talk.quoted == "우리는 이렇게 한다."
    assert talk.organisation == home.kitchen.name
    assert talk.is_mine
    assert [one.words for one in talk.replies] == ["회원조합 모두예요."]
    assert talk.resolved_with == "알겠어요, 고마워요."
    with pytest.raises(Refused, match=r"agenda\.resolved_already"):
        resolve_comment(home.director, comment_id=first, word="네", at=NOW)


def test_a_stranger_neither_speaks_here_nor_closes_the_talk_of_others(
    home: Village, draft: Written
) -> None:
    node = draft.node["work000000"]
    said = CommentDraft("내 생각", organisation_id=home.kitchen.pk)
    first = say_comment(home.reporter, node_id=node, comment=said, at=NOW)

    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        say_comment(home.funder, node_id=node, comment=CommentDraft("돈 냈어요"), at=NOW)
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        say_comment(home.welfare_reporter, node_id=node, comment=said, at=NOW)
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        resolve_comment(home.welfare_reporter, comment_id=first, word="끝", at=NOW)
    with pytest.raises(Refused, match=r"agenda\.no_word"):
        resolve_comment(home.reporter, comment_id=first, word=" ", at=NOW)
    empty = CommentDraft(" \n", organisation_id=home.kitchen.pk)
    with pytest.raises(Refused, match=r"agenda\.nothing_said"):
        say_comment(home.reporter, node_id=node, comment=empty, at=NOW)


def test_an_accepted_amendment_becomes_the_clause_and_its_history(
    home: Village, draft: Written
) -> None:
    node = draft.node["work000000"]
    proposed = amend(home, home.reporter, node)

    accept_amendment(
        home.director, amendment_id=proposed.id, revision=1, why="더 또렷해요.", at=NOW
    )

    clause = agenda_tree(draft.agenda_id).node("work000000")
    assert clause is not None
    assert (clause.title, clause.text) == (BETTER.title, BETTER.text)
    assert texts_of(node)[0].because == f"amendment:{proposed.id}"
    (card,) = amendments_to([node])
    assert (card.state, card.decided_why, card.decided_by) == (
        "accepted",
        "더 또렷해요.",
        home.director.name,
    )
    with pytest.raises(Refused, match=r"agenda\.amendment_answered"):
        decline_amendment(home.director, amendment_id=proposed.id, why="아니요", at=NOW)


def test_the_clause_changed_after_the_director_had_looked(home: Village, draft: Written) -> None:
    node = draft.node["work000000"]
    proposed = amend(home, home.reporter, node)
    other = Wording(Words("다르게", "Otherwise"))
    rewrite_clause(home.director, node_id=node, revision=1, wording=other, at=NOW)

    with pytest.raises(Refused, match=r"agenda\.changed_meanwhile"):
        accept_amendment(home.director, amendment_id=proposed.id, revision=1, at=NOW)
    accept_amendment(home.director, amendment_id=proposed.id, revision=2, at=NOW)


def test_an_amendment_to_a_clause_deleted_meanwhile_is_kept_and_told(
    home: Village, draft: Written
) -> None:
    band = draft.node["band000000"]
    remove_clause(home.director, node_id=band, why="합쳤어요", at=NOW)

    told = amend(home, home.reporter, band)

    assert told.taken_out_by == home.director.name
    assert [one.id for one in amendments_to([band])] == [told.id]
    with pytest.raises(Refused) as refused:
        accept_amendment(home.director, amendment_id=told.id, revision=1, at=NOW)
    assert refused.value.code == "agenda.clause_removed"
    decline_amendment(home.director, amendment_id=told.id, why="조항이 합쳐졌어요.", at=NOW)


def test_an_amendment_needs_a_reason_and_a_change(home: Village, draft: Written) -> None:
    node = draft.node["work000000"]
    same = agenda_tree(draft.agenda_id).node("work000000")
    assert same is not None
    with pytest.raises(Refused, match=r"agenda\.nothing_changed"):
        amend(home, home.reporter, node, wording=Wording(same.title, same.text))
    said = AmendmentDraft(1, BETTER, "  ", home.kitchen.pk)
    with pytest.raises(Refused, match=r"agenda\.no_reason"):
        propose_amendment(home.reporter, node_id=node, amendment=said, at=NOW)
    assert not Amendment.objects.within(node_id=node).exists()


def test_only_who_proposed_it_takes_it_back(home: Village, draft: Written) -> None:
    proposed = amend(home, home.reporter, draft.node["work000000"])
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        withdraw_amendment(home.welfare_reporter, amendment_id=proposed.id, at=NOW)
    with pytest.raises(Refused, match=r"agenda\.not_yours"):
        withdraw_amendment(home.director, amendment_id=proposed.id, at=NOW)

    withdraw_amendment(home.reporter, amendment_id=proposed.id, at=NOW)

    freeze_version(home.director, agenda_id=draft.agenda_id, at=NOW)  # it waits no more


def test_a_declined_amendment_keeps_the_reason_beside_it(home: Village, draft: Written) -> None:
    proposed = amend(home, home.reporter, draft.node["work000000"])
    with pytest.raises(Refused, match=r"agenda\.no_reason"):
        decline_amendment(home.director, amendment_id=proposed.id, why="", at=NOW)
    decline_amendment(home.director, amendment_id=proposed.id, why="앞 조항과 겹쳐요.", at=NOW)

    told = shaped(draft.agenda_id, at=NOW)
    ((card, title),) = told.answered
    assert (card.decided_why, title.ko) == ("앞 조항과 겹쳐요.", "배우고 일한다")


def test_what_is_proposed_to_the_version_in_force_waits_in_the_draft(home: Village) -> None:
    first = adopted_agenda_of(home)
    second = begin_draft(home.director, initiative_id=home.initiative.pk, at=NOW)

    proposed = amend(home, home.reporter, first.node["work000000"])

    twin = agenda_tree(second).node("work000000")
    assert twin is not None
    assert [one.id for one in amendments_to([twin.id])] == [proposed.id]


def test_nobody_amends_a_final_wording(home: Village, draft: Written) -> None:
    freeze_version(home.director, agenda_id=draft.agenda_id, at=NOW)
    with pytest.raises(Refused, match=r"agenda\.is_frozen"):
        amend(home, home.reporter, draft.node["work000000"])


def test_the_page_of_shapers_names_the_silent_as_well(home: Village, draft: Written) -> None:
    accepted = amend(home, home.reporter, draft.node["work000000"])
    accept_amendment(home.director, amendment_id=accepted.id, revision=1, at=NOW)

    told = shaped(draft.agenda_id, at=NOW)

    assert [(one.name, one.amendments, one.accepted) for one in told.present] == [
        (home.kitchen.name, 1, 1)
    ]
    assert [one.name for one in told.absent] == [home.welfare.name]
    assert told.writers == (home.director.name,)
