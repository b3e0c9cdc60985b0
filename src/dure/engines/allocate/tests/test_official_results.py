"""Official winners of real city votes, as Pabulib publishes them."""

import csv
from pathlib import Path

import pytest

from dure.engines.allocate import BadInput, Vote, read_pabulib
from dure.engines.allocate.deciding import decide
from dure.engines.allocate.tests.villages import chosen
from dure.kernel.testing.checkout import ROOT

DATA = ROOT.parent / "shared" / "data" / "02_participatory_budgeting"
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason="the data folder is not here"),
]
INSTANCES = (
    list(csv.DictReader((DATA / "INSTANCES.csv").open(encoding="utf-8"))) if DATA.is_dir() else []
)
DECIDED = [row for row in INSTANCES if row["selected"]]
OWN_RULES = ("greedy-custom", "greedy-exclusive")


def read(name: str) -> Vote:
    return read_pabulib((DATA / "pabulib" / name).read_text(encoding="utf-8"), name)


def official(vote: Vote) -> set[str]:
    return {one.code for one in vote.projects if one.official == "1"}


@pytest.mark.parametrize(
    "row",
    [one for one in DECIDED if one["official_rule"] not in OWN_RULES],
    ids=lambda x: x["file"],
)
def test_the_official_rule_selects_the_official_winners(row: dict[str, str]) -> None:
    vote = read(row["file"])

    done = decide(vote, "official")

    assert set(chosen(done)) == official(vote)
    cost = sum(vote.projects[one].cost for one in done.outcome.selected)
    assert float(cost) == float(row["cost_of_selected"])
    assert len(vote.voters) == int(row["votes"])


@pytest.mark.parametrize(
    "row", [one for one in DECIDED if one["official_rule"] in OWN_RULES], ids=lambda x: x["file"]
)
def test_a_citys_own_rule_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        decide(read(row["file"]), "official")


def test_assen_with_a_greedy_completion_would_add_a_project() -> None:
    vote = read("Netherlands_Assen_2024.pb")
    without = decide(vote, "equalshares/add1")
    more = decide(vote, "equalshares/add1", completion="greedy")
    assert without.outcome.raised == 843
    assert set(chosen(more)) - set(chosen(without)) == {"7"}


def test_without_raising_fewer_are_funded() -> None:
    vote = read("Netherlands_Assen_2024.pb")
    plain = decide(vote, "equal-shares", completion="none")
    assert set(chosen(plain)) < official(vote)


@pytest.mark.parametrize("row", INSTANCES, ids=lambda x: x["file"])
def test_scores_are_those_the_city_printed(row: dict[str, str]) -> None:
    """Our own addition of the ballots agrees with the column that the city published."""
    vote = read(row["file"])
    path: Path = DATA / "pabulib" / row["file"]
    lines = path.read_text(encoding="utf-8").split("PROJECTS\n", 1)[1].split("VOTES\n", 1)[0]
    table = list(csv.DictReader(lines.splitlines(), delimiter=";"))
    column = "score" if "score" in table[0] else "votes"
    printed = [int(float(one[column])) for one in table]
    apart = sum(abs(score - one) for score, one in zip(vote.scores, printed, strict=True))
    # One ballot of 2026 names a project twice; the city's column counts it twice, we once.
    assert apart == sum(note.code == "allocate.note_doubled" for note in vote.notes)
