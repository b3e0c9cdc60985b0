"""Clauses are written, rewritten, moved and taken out; nobody's words are lost on the way."""

import pytest

from dure.agenda.models import AgendaLink
from dure.agenda.queries import agenda_tree, texts_of
from dure.agenda.services import (
    assume,
    cut_link,
    freeze_version,
    move_clause,
    remove_clause,
    restore_clause,
    rewrite_clause,
    write_clause,
)
from dure.agenda.tests.clauses import Written, written_draft
from dure.agenda.types import ClauseDraft, Wording
from dure.ground.tests.story import NOW, Village, village
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Village:
    return village()


@pytest.fixture
def draft(home: Village) -> Written:
    return written_draft(home)


def rewrite(home: Village, draft: Written, key: str, revision: int, **said: Words) -> object:
    node = agenda_tree(draft.agenda_id).node(key)
    assert node is not None
    wording = Wording(said.get("title", node.title), said.get("text", node.text))
    return rewrite_clause(
        home.director, node_id=node.id, revision=revision, wording=wording, at=NOW
    )


def labels(draft: Written) -> dict[str, str]:
    return {node.key: node.label for node in agenda_tree(draft.agenda_id).nodes}


def test_a_new_strategy_stands_last_below_its_outcome(home: Village, draft: Written) -> None:
    clause = ClauseDraft("strategy", "art0000000", Words("  함께  무대에 선다 ", ""))
    key = write_clause(home.director, agenda_id=draft.agenda_id, clause=clause, at=NOW)

    node = next(one for one in agenda_tree(draft.agenda_id).nodes if one.id == key)
    assert (node.label, node.title) == ("2.2", Words("함께 무대에 선다", "함께 무대에 선다"))
    assert [one.because for one in texts_of(key)] == ["written"]


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        (ClauseDraft("vision", "", Words("또 하나", "")), "agenda.one_vision"),
        (ClauseDraft("strategy", "vision0000", Words("가", "")), "agenda.does_not_fit"),
        (ClauseDraft("strategy", "art0000000", Words(" ", "")), "agenda.no_heading"),
        (ClauseDraft("strategy", "art0000000", Words("가" * 301, "")), "agenda.heading_too_long"),
        (ClauseDraft("strategy", "nowhere000", Words("가", "")), "agenda.no_such_clause"),
        (ClauseDraft("indicator", "art0000000", Words("가", "")), "agenda.no_code"),
        (
            ClauseDraft("indicator", "art0000000", Words("가", ""), refers_to="F 1"),
            "agenda.no_code",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(
    home: Village, draft: Written, clause: ClauseDraft, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        write_clause(home.director, agenda_id=draft.agenda_id, clause=clause, at=NOW)
    assert refused.value.code == code
    assert len(agenda_tree(draft.agenda_id).nodes) == 6


def test_a_member_writes_no_clause(home: Village, draft: Written) -> None:
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        rewrite_clause(
            home.reporter,
            node_id=draft.node["work000000"],
            revision=1,
            wording=Wording(Words("내 맘대로", "As I like")),
            at=NOW,
        )


def test_two_people_rewrite_one_heading_and_the_second_is_shown_both(
    home: Village, draft: Written
) -> None:
    rewrite(home, draft, "work000000", 1, title=Words("일하고 배운다", "Work and learn"))

    with pytest.raises(Refused) as refused:
        rewrite(home, draft, "work000000", 1, title=Words("평생 배운다", "Learn for life"))

    assert refused.value.code == "agenda.changed_meanwhile"
    assert refused.value.values["name"] == home.director.name
    node = agenda_tree(draft.agenda_id).node("work000000")
    assert node is not None
    assert node.title.ko == "일하고 배운다"


def test_one_wrote_korean_the_other_english_and_both_stand(home: Village, draft: Written) -> None:
    rewrite(home, draft, "work000000", 1, title=Words("평생 배우고 일한다", "Learn and work"))

    told = rewrite(home, draft, "work000000", 1, title=Words("배우고 일한다", "Learn and earn"))

    node = agenda_tree(draft.agenda_id).node("work000000")
    assert node is not None
    assert node.title == Words("평생 배우고 일한다", "Learn and earn")
    assert told.outcome == "joined"  # type: ignore[attr-defined]
    assert [one.revision for one in texts_of(node.id)] == [3, 2, 1]


def test_saving_what_stands_already_changes_nothing(home: Village, draft: Written) -> None:
    told = rewrite(home, draft, "work000000", 1)
    assert told.outcome == "same"  # type: ignore[attr-defined]
    assert [one.revision for one in texts_of(draft.node["work000000"])] == [1]


def test_nobody_writes_in_a_final_wording(home: Village, draft: Written) -> None:
    freeze_version(home.director, agenda_id=draft.agenda_id, at=NOW)
    with pytest.raises(Refused, match=r"agenda\.is_frozen"):
        rewrite(home, draft, "work000000", 1, title=Words("늦게 고친 글", "Too late"))


def test_an_outcome_goes_first_and_everything_below_goes_along(
    home: Village, draft: Written
) -> None:
    told = move_clause(
        home.director,
        node_id=draft.node["art0000000"],
        above="vision0000",
        before="work000000",
        at=NOW,
    )
    assert told == "1"
    found = labels(draft)
    assert (found["art0000000"], found["band000000"]) == ("1", "1.1")
    assert (found["work000000"], found["paid000000"]) == ("2", "2.1.1")


def test_a_strategy_moves_with_what_was_assumed_of_it(home: Village, draft: Written) -> None:
    move_clause(home.director, node_id=draft.node["jobs000000"], above="art0000000", at=NOW)

    tree = agenda_tree(draft.agenda_id)
    node = tree.node("jobs000000")
    assert node is not None
    assert node.label == "2.2"
    assert tree.assumption(node).en == "Employers have worked together before."


@pytest.mark.parametrize(
    ("key", "above", "code"),
    [
        ("work000000", "jobs000000", "agenda.does_not_fit"),
        ("paid000000", "band000000", "agenda.does_not_fit"),
        ("work000000", "nowhere000", "agenda.no_such_clause"),
        ("vision0000", "vision0000", "agenda.does_not_fit"),
    ],
)
def test_a_move_that_makes_no_tree_moves_nothing(
    home: Village, draft: Written, key: str, above: str, code: str
) -> None:
    before = labels(draft)
    with pytest.raises(Refused) as refused:
        move_clause(home.director, node_id=draft.node[key], above=above, at=NOW)
    assert (refused.value.code, labels(draft)) == (code, before)


def test_a_clause_taken_out_can_be_put_back_where_it_stood(home: Village, draft: Written) -> None:
    band = draft.node["band000000"]
    remove_clause(home.director, node_id=band, why="다른 곳에서 해요.", at=NOW)

    tree = agenda_tree(draft.agenda_id)
    assert [one.removed_why for one in tree.removed] == ["다른 곳에서 해요."]
    restore_clause(home.director, node_id=band, at=NOW)
    assert labels(draft)["band000000"] == "2.1"
    with pytest.raises(Refused, match=r"agenda\.not_removed"):
        restore_clause(home.director, node_id=band, at=NOW)


def test_a_clause_with_others_below_is_not_taken_out(home: Village, draft: Written) -> None:
    with pytest.raises(Refused) as refused:
        remove_clause(home.director, node_id=draft.node["work000000"], why="합쳐요", at=NOW)
    assert (refused.value.code, refused.value.values) == ("agenda.has_below", {"n": 1})
    with pytest.raises(Refused, match=r"agenda\.no_reason"):
        remove_clause(home.director, node_id=draft.node["band000000"], why=" ", at=NOW)


def test_nothing_comes_back_below_what_is_out(home: Village, draft: Written) -> None:
    for key in ("band000000", "art0000000"):
        remove_clause(home.director, node_id=draft.node[key], why="다음에", at=NOW)
    with pytest.raises(Refused, match=r"agenda\.above_removed"):
        restore_clause(home.director, node_id=draft.node["band000000"], at=NOW)


def test_a_strategy_also_serves_another_outcome(home: Village, draft: Written) -> None:
    jobs = draft.node["jobs000000"]
    said = Words("공연도 일이다", "A concert is work too")
    assume(home.director, node_id=jobs, upper="art0000000", assumption=said, at=NOW)

    links = {link.upper_key: link for link in agenda_tree(draft.agenda_id).links}
    assert links["art0000000"].assumption == said
    cut_link(home.director, node_id=jobs, upper="art0000000", at=NOW)
    assert {link.upper_key for link in agenda_tree(draft.agenda_id).links} == {"work000000"}


def test_an_assumption_taken_back_leaves_no_empty_link(home: Village, draft: Written) -> None:
    jobs = draft.node["jobs000000"]
    assume(home.director, node_id=jobs, upper="work000000", assumption=Words("", ""), at=NOW)
    assert not AgendaLink.objects.within(lower_id=jobs).exists()


def test_a_clause_does_not_lead_to_what_stands_below_it(home: Village, draft: Written) -> None:
    said = Words("돌고 돈다", "Round and round")
    with pytest.raises(Refused, match=r"agenda\.within_itself"):
        assume(
            home.director,
            node_id=draft.node["work000000"],
            upper="paid000000",
            assumption=said,
            at=NOW,
        )
