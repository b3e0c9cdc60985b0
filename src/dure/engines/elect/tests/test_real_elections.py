"""The published counts: Glasgow 2007, Minneapolis 2013, Portland 2015, Debian 2002, round by round."""

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
import yaml

from dure.engines.elect import Counted, count, read_blt
from dure.engines.elect.tests.cast_votes import as_blt
from dure.engines.elect.types import Round
from dure.kernel.testing.checkout import ROOT

DATA = ROOT.parent / "shared" / "data" / "03_voting"
GLASGOW, MINNEAPOLIS = DATA / "glasgow_2007_stv", DATA / "minneapolis_park_2013"
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason="the data folder is not here"),
]
WARDS = [
    "Anderston-City-2007",
    "Canal-2007",
    "East-Centre-2007",
    "Greater-Pollock-2007",
    "Linn-2007",
    "North-East-2007",
    "Shettleston-2007",
]
INACTIVE = {
    "exhausted": "exhaustedChoices",
    "overvote": "overvotes",
    "skipped": "skippedRankings",
    "finished": "finalRoundSurplus",
}


@pytest.mark.parametrize("ward", WARDS)
def test_glasgow_stage_by_stage(ward: str) -> None:
    ballots = (GLASGOW / f"{ward}.blt").read_text(encoding="utf-8")
    published = (GLASGOW / f"{ward}.expected_scottish_stv.txt").read_text(encoding="utf-8")

    done = count(read_blt(ballots, ward), "scottish-stv")

    stages = published_stages(published)
    assert len(done.outcome.rounds) == len(stages)
    for ours, (votes, spent, residual) in zip(done.outcome.rounds, stages, strict=True):
        assert {who: votes_ for who, votes_ in named(ours, done).items() if who in votes} == votes
        assert sum(ours.spent.values(), Fraction(0)) == spent
        assert ours.residual == residual


def test_glasgow_elects_whom_the_city_declared() -> None:
    rows = list(csv.DictReader((GLASGOW / "EXPECTED.csv").open(encoding="utf-8")))
    for row in rows:
        done = count(read_blt((GLASGOW / f"{row['ward']}.blt").read_text(encoding="utf-8")), "wigm")
        elected = {done.election.candidates[one] for one in done.outcome.elected}
        assert elected == {name.strip() for name in row["elected"].split(";")}
        assert done.outcome.quota == Fraction(row["quota"])
        assert done.outcome.valid == int(row["ballots"])


def published_stages(text: str) -> list[tuple[dict[str, Fraction], Fraction, Fraction]]:
    """For each stage what stands after it: votes, non-transferable, lost in rounding."""
    stages = []
    for at, block in enumerate(re.split(r"\n(?=Round \d+:)", text)):
        actions = re.split(r"\nAction: ", block)
        moved = ("Surplus transferred", "Transfer defeated")
        action = actions[1] if at == 0 else next(one for one in actions if one.startswith(moved))
        found = re.finditer(r"(?:Hopeful|Elected|Pending):\s+(.*?) \(([\d.]+)\)", action)
        votes = {" ".join(one[1].split()): Fraction(one[2]) for one in found}
        spent = re.search(r"Nontransferable votes: ([\d.]+)", action)
        residual = re.search(r"Residual: ([\d.]+)", action)
        assert spent
        assert residual
        stages.append((votes, Fraction(spent[1]), Fraction(residual[1])))
    return stages


@pytest.fixture(scope="module")
def park_board() -> str:
    return as_blt(
        MINNEAPOLIS / "2013_minneapolis_park_cvr.xlsx",
        MINNEAPOLIS / "2013_minneapolis_park_config.json",
    )


@pytest.mark.parametrize(
    ("rule", "report"),
    [("minneapolis", ""), ("minneapolis-hare", "hare_"), ("bottoms-up", "bottoms_up_")],
)
def test_minneapolis_round_by_round(park_board: str, rule: str, report: str) -> None:
    done = count(read_blt(park_board, "park board"), rule, seats=3)

    path = MINNEAPOLIS / f"2013_minneapolis_park_{report}expected_detailed_report.json"
    assert_same(done, json.loads(path.read_text(encoding="utf-8")))
    assert {done.election.candidates[one] for one in done.outcome.elected} == {
        "JOHN ERWIN",
        "ANNIE YOUNG",
        "MEG FORNEY",
    }


def test_minneapolis_seat_after_seat(park_board: str) -> None:
    done = count(read_blt(park_board, "park board"), "sequential-irv", seats=3)

    for seat in (1, 2, 3):
        rounds = tuple(
            replace(one, number=at)
            for at, one in enumerate(
                (one for one in done.outcome.rounds if one.seat == seat), start=1
            )
        )
        path = MINNEAPOLIS / (
            f"2013_minneapolis_park_sequential_{seat}_expected_detailed_report.json"
        )
        one_seat = replace(done, outcome=replace(done.outcome, rounds=rounds))
        assert_same(one_seat, json.loads(path.read_text(encoding="utf-8")))


def test_the_park_board_counts_its_empty_ballots(park_board: str) -> None:
    done = count(read_blt(park_board, "park board"), "minneapolis")
    total = sum(ballot.weight for ballot in done.election.ballots)
    assert (total, done.outcome.empty, done.outcome.spoiled) == (80_101, 20_571, 67)


def test_portland_with_batches_and_ties() -> None:
    folder = DATA / "portland_mayor_2015"
    blt = as_blt(
        folder / "2015_portland_mayor_cvr.xlsx", folder / "2015_portland_mayor_config.json"
    )

    done = count(read_blt(blt, "portland"), "irv-maine")

    path = folder / "2015_portland_mayor_expected_detailed_report.json"
    assert_same(done, json.loads(path.read_text(encoding="utf-8")))
    tied = [one.number for one in done.outcome.rounds if one.ties]
    assert tied == [2, 7]


def test_debian_garbee_beats_everybody() -> None:
    text = (DATA / "debian_leader" / "00002-00000001.soi").read_text(encoding="utf-8")
    names = [
        line.split(":", 1)[1].strip() for line in text.splitlines() if "ALTERNATIVE NAME" in line
    ]
    papers = [line.split(":") for line in text.splitlines() if line and not line.startswith("#")]
    lines = [f"{len(names)} 1"]
    lines += [f"{number} {order.replace(',', ' ').strip()} 0" for number, order in papers]
    lines += ["0", *(f'"{name}"' for name in names), '"Debian 2002"']

    done = count(read_blt("\n".join(lines), "debian"), "condorcet")

    assert [done.election.candidates[one] for one in done.outcome.elected] == ["Bdale Garbee"]
    duels: Any = done.outcome.detail["duels"]
    mine = duels["Bdale Garbee"]
    back = {other: duels[other]["Bdale Garbee"] for other in mine}
    assert sorted((int(mine[other]), int(back[other])) for other in mine) == [
        (291, 180),
        (327, 140),
        (444, 18),
    ]
    assert done.outcome.rounds[0].reason == "beats_all"


def named(one: Round, done: Counted) -> dict[str, Fraction]:
    return {done.election.candidates[who]: votes for who, votes in one.votes.items()}


def assert_same(done: Counted, published: Mapping[str, Any]) -> None:
    """Every tally, threshold, decision, transfer and inactive ballot of every round."""
    assert len(done.outcome.rounds) == len(published["results"])
    for ours, theirs in zip(done.outcome.rounds, published["results"], strict=True):
        tally = {who: Fraction(votes) for who, votes in theirs["tally"].items()}
        votes = {who: amount for who, amount in named(ours, done).items() if amount or who in tally}
        assert votes == tally, ours.number
        inactive = {why: Fraction(amount) for why, amount in theirs["inactiveBallots"].items()}
        spent = {INACTIVE[why]: amount for why, amount in ours.spent.items() if amount}
        assert spent == {why: amount for why, amount in inactive.items() if amount}, ours.number
        if ours.threshold is not None:
            assert ours.threshold == Fraction(theirs["threshold"])
        assert decisions(ours, done) == published_decisions(theirs)
        for decision in theirs["tallyResults"]:
            who = decision.get("eliminated", decision.get("elected"))
            moved = {to: Fraction(amount) for to, amount in decision["transfers"].items()}
            assert transfers(ours, who, done) == {to: one for to, one in moved.items() if one}


def decisions(ours: Round, done: Counted) -> list[tuple[str, str]]:
    names = done.election.candidates
    return sorted(
        [("elected", names[one]) for one in ours.elected]
        + [("eliminated", names[one]) for one in ours.excluded]
    )


def published_decisions(theirs: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = theirs["tallyResults"]
    return sorted(
        (what, one[what]) for one in found for what in ("elected", "eliminated") if what in one
    )


def transfers(ours: Round, who: str, done: Counted) -> dict[str, Fraction]:
    """Where the votes of somebody went, in the words of the published report."""
    told: dict[str, Fraction] = {}
    for moved in ours.transfers:
        if done.election.candidates[moved.source] != who:
            continue
        told |= {done.election.candidates[to]: votes for to, votes in moved.to.items() if votes}
        spent = sum(moved.spent.values(), Fraction(0))
        told |= {"exhausted": spent} if spent else {}
        told |= {"residual surplus": moved.residual} if moved.residual else {}
    return told


COMMITTEES = {
    "av": "approval",
    "sav": "satisfaction",
    "pav": "pav",
    "seqpav": "seq-pav",
    "seqphragmen": "seq-phragmen",
    "equal-shares": "equal-shares",
    "equal-shares-with-av-completion": "equal-shares-approval",
}


@pytest.mark.parametrize(("theirs", "ours"), COMMITTEES.items())
def test_approvals_fill_a_committee_as_published(theirs: str, ours: str) -> None:
    """Forty approval profiles with all winning committees of a rule; ours is one of them."""
    seen = 0
    for name, said in approval_profiles():
        known = [one for one in said["compute"] if one["rule_id"] == theirs and not one["resolute"]]
        if not known or not known[0]["result"]:
            continue

        done = count(read_blt(approvals_as_blt(said), name), ours)

        assert sorted(done.outcome.elected) in [sorted(one) for one in known[0]["result"]], name
        if len(known[0]["result"]) > 1:
            told = [tie for one in done.outcome.rounds for tie in one.ties]
            assert told, name  # several committees win: which of them is ours was decided by a tie
        seen += 1
    assert seen >= 30


@cache
def approval_profiles() -> list[tuple[str, Mapping[str, Any]]]:
    paths = sorted((DATA / "abcvoting_instances").glob("*.abc.yaml"))
    return [(one.name, yaml.load(one.read_bytes(), Loader=yaml.CSafeLoader)) for one in paths]


def approvals_as_blt(said: Mapping[str, Any]) -> str:
    """A profile in the form of ballots: everybody whom a paper approves of at one rank."""
    papers = [
        f"1 {'='.join(str(one + 1) for one in paper)} 0" for paper in said["profile"] if paper
    ]
    names = [f'"{one}"' for one in range(said["num_cand"])]
    return "\n".join(
        [f"{said['num_cand']} {said['committeesize']}", *papers, "0", *names, '"approvals"']
    )
