"""Pabulib files as cities publish them, and each fault told by its row and column."""

from fractions import Fraction
from pathlib import Path

import pytest

from dure.engines.allocate import BadInput, Fault, read_pabulib, sentence
from dure.engines.allocate.tests.villages import english, vote

VILLAGE = (Path(__file__).parents[1] / "cases" / "village.pb").read_text(encoding="utf-8")


def faults(text: str) -> list[Fault]:
    with pytest.raises(BadInput) as refused:
        read_pabulib(text, "vote.pb")
    return list(refused.value.faults)


def test_the_village_is_read_whole() -> None:
    village = read_pabulib(VILLAGE)

    assert village.title == "샘골마을 참여예산 (꾸며 낸 마을)"
    assert (village.budget, village.rule, village.kind) == (1000, "equalshares/add1", "approval")
    assert [project.code for project in village.projects] == ["정자", "책방", "길", "밥상", "탑"]
    assert village.projects[0].name == "정자 고치기; 지붕부터"
    assert village.supporters == (6, 4, 4, 3, 1)
    assert village.voters[0].traits == {"age": "71", "sex": "F"}
    assert village.notes == []


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_blank_lines(end: str) -> None:
    text = VILLAGE.replace("PROJECTS\n", "\nPROJECTS\n").replace("\n", end)
    assert read_pabulib(text) == read_pabulib(VILLAGE)


def test_four_kinds_of_ballots() -> None:
    costs: dict[str, object] = {"a": 1, "b": 2, "c": 3}
    approval = vote(costs, ["a,b", "b", ""])
    assert approval.scores == (1, 2, 0)
    single = vote(costs, ["a", "b", "b"], kind="choose-1")
    assert single.scores == (1, 2, 0)
    points = vote(costs, ["a:3,b:1", "b:0.5", "c:0"], kind="cumulative")
    assert points.scores == (3, Fraction(3, 2), 0)
    assert points.supporters == (1, 2, 0)
    ranked = vote(costs, ["b,a", "c"], kind="ordinal", meta="max_length;3")
    assert ranked.scores == (2, 3, 3)


def test_a_ranking_without_a_length_counts_from_the_longest_ballot() -> None:
    assert vote({"a": 1, "b": 1, "c": 1}, ["a,b", "c"], kind="ordinal").scores == (2, 1, 2)


def test_amounts_with_commas_and_spaces() -> None:
    assert vote({"a": "1 234,50"}, ["a"], budget="804828.79").budget == Fraction("804828.79")
    assert vote({"a": "1 234,50"}, ["a"]).projects[0].cost == Fraction("1234.5")


def test_counts_that_do_not_agree_and_empty_ballots_are_noted() -> None:
    text = VILLAGE.replace("num_votes;10", "num_votes;12").replace("10;길;47;M", "10;;47;M")
    assert english(read_pabulib(text)) == [
        "num_votes says 12, but the file has 10.",
        "Ballots that name no project: 1.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "row", "column"),
    [
        ("META\n", "HEAD\n", "no_sections", 1, ""),
        ("VOTES\nvoter_id;vote;age;sex\n", "VOTES\nvoter_id;age;sex\n", "column", 17, ""),
        ("project_id;cost;", "project;price;", "column", 10, ""),
        ("vote_type;approval", "vote_type;majority", "vote_type", 7, ""),
        ("vote_type;approval\n", "", "vote_type", None, ""),
        ("budget;1000", "budget;many", "budget", 6, ""),
        ("budget;1000", "budget;-5", "budget", 6, ""),
        ("budget;1000\n", "", "budget", None, ""),
        ("책방;300", "책방;삼백", "amount", 12, "cost"),
        ("책방;300", "책방;-300", "negative_cost", 12, "cost"),
        ("책방;300", "정자;300", "project_twice", 12, "project_id"),
        ("책방;300", ";300", "code", 12, "project_id"),
        ("3;정자;44;M", "3;정원;44;M", "unknown_project", 20, "vote"),
    ],
)
def test_each_fault_says_where(old: str, new: str, code: str, row: int | None, column: str) -> None:
    found = faults(VILLAGE.replace(old, new))
    assert (found[0].code, found[0].row, found[0].column) == (f"allocate.{code}", row, column)
    assert found[0].file == "vote.pb"


@pytest.mark.parametrize("text", ["", "\n\n", " ; ;\n"])
def test_an_empty_file_is_one_sentence(text: str) -> None:
    assert [(one.code, one.file) for one in faults(text)] == [("allocate.no_sections", "vote.pb")]


def test_a_missing_section_is_named() -> None:
    found = faults(VILLAGE.partition("VOTES")[0])
    assert [(one.code, one.values) for one in found] == [("allocate.section", {"section": "VOTES"})]


@pytest.mark.parametrize(
    ("ballot", "code"),
    [("a:3,b", "points"), ("a:x", "points"), ("a:-1", "points"), ("a:1,a:2", "named_twice")],
)
def test_points_must_fit_the_projects(ballot: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        vote({"a": 1, "b": 1}, [ballot], kind="cumulative")
    assert refused.value.faults[0].code == f"allocate.{code}"
    assert refused.value.faults[0].row == 11


def test_a_project_named_twice_on_an_approval_counts_once_and_is_noted() -> None:
    some = vote({"a": 1, "b": 1}, ["a,a,b", "a"])
    assert some.scores == (2, 1)
    assert english(some) == ["Ballots that name a project twice: 1; it counts once."]


def test_too_few_points_are_told() -> None:
    text = (
        "META\nkey;value\nbudget;5\nvote_type;cumulative\nPROJECTS\nproject_id;cost\na;1\nb;1\n"
        "VOTES\nvoter_id;vote;points\n1;a,b;3\n"
    )
    assert [(one.code, one.row, one.values) for one in faults(text)] == [
        ("allocate.points_count", 11, {"have": 1, "want": 2})
    ]


def test_every_fault_is_told_at_once() -> None:
    text = VILLAGE.replace("3;정자;", "3;정원;").replace("책방;300", "책방;-300")
    assert [one.code for one in faults(text)] == [
        "allocate.negative_cost",
        "allocate.unknown_project",
    ]


@pytest.mark.parametrize("korean", [True, False])
def test_a_fault_is_one_plain_sentence(*, korean: bool) -> None:
    said = sentence(faults(VILLAGE.replace("책방;300", "책방;-300"))[0], korean=korean)
    assert "\n" not in said
    assert "-300" in said
    assert ("12행" in said) is korean
    assert ("row 12" in said) is not korean


@pytest.mark.parametrize("said", ["60,500", "1,234,567", "9,000"])
@pytest.mark.parametrize("where", ["budget", "cost"])
def test_a_comma_that_may_mark_thousands_is_asked_about_and_never_guessed(said, where):
    """60,500 won read as sixty and a half would pay for everything."""
    money, cost = (said, "10") if where == "budget" else ("90000", said)
    with pytest.raises(BadInput) as refused:
        read_pabulib(of_money(money, cost))
    (fault,) = refused.value.faults
    assert fault.code == "allocate.thousands"
    for korean in (True, False):
        assert said.replace(",", "") in sentence(fault, korean=korean)


@pytest.mark.parametrize(
    ("said", "worth"), [("60,5", "60.5"), ("0,125", "0.125"), ("60.500", "60.5")]
)
def test_other_commas_are_decimals(said, worth):
    assert read_pabulib(of_money("90", said)).projects[0].cost == Fraction(worth)


def test_a_voter_who_is_there_twice_and_one_who_names_too_many_are_told():
    told = of_money("90", "10", more="max_length;1\n", votes="a;1\na;1,2\nb;2\n")
    vote = read_pabulib(told)
    assert len(vote.voters) == 3
    assert any("voter_id" in note for note in english(vote))
    assert any("max_length 1" in note for note in english(vote))


def test_ballots_without_ids_are_no_doubles():
    vote = read_pabulib(of_money("90", "10", votes=";1\n;2\n"))
    assert not any("voter_id" in note for note in english(vote))


def of_money(budget, cost, *, more="", votes="1;1\n"):
    """A village of two projects."""
    return (
        f"META\nkey;value\nbudget;{budget}\nvote_type;approval\n{more}"
        f"PROJECTS\nproject_id;cost\n1;{cost}\n2;5\nVOTES\nvoter_id;vote\n{votes}"
    )


def test_a_count_that_only_looks_like_a_number_stops_nothing() -> None:
    odd = VILLAGE.replace("PROJECTS\n", "num_projects;²\nPROJECTS\n", 1)
    assert read_pabulib(odd).projects == read_pabulib(VILLAGE).projects
