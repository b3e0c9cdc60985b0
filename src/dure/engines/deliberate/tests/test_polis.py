"""What the Polis server itself computed: its groups, sayings, consensus, in its order."""

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dure.engines.deliberate import Conversation, Deliberated, Saying, Statement, Vote
from dure.engines.deliberate.tests.conversations import held
from dure.engines.deliberate.work import deliberate
from dure.kernel.testing.checkout import ROOT

DATA = ROOT.parent / "shared" / "data" / "01_deliberation"
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason="the data folder is not here"),
]
HELD = ["below-100-ptpts", "50ptpt-3gp-strict-no-meta"]


@pytest.fixture(scope="module", params=HELD)
def both(request: pytest.FixtureRequest) -> tuple[Deliberated, dict[str, Any]]:
    conversation, server = held(DATA / "polis_math" / request.param)
    return deliberate(conversation), server


def test_the_servers_own_groups_person_by_person(both: tuple[Deliberated, dict[str, Any]]) -> None:
    ours, server = both
    base = dict(zip(server["base-clusters"]["id"], server["base-clusters"]["members"], strict=True))
    theirs = {
        group["id"]: {str(who) for one in group["members"] for who in base[one]}
        for group in server["group-clusters"]
    }
    assert {group.number: set(group.members) for group in ours.groups} == theirs


def test_the_same_people_are_placed(both: tuple[Deliberated, dict[str, Any]]) -> None:
    ours, server = both
    placed = {one.participant for one in ours.places if one.group is not None}
    assert placed == {str(one) for one in server["in-conv"]}
    assert set(ours.left_out) == {one.participant for one in ours.places} - placed


def test_the_servers_representative_statements_in_their_order(
    both: tuple[Deliberated, dict[str, Any]],
) -> None:
    ours, server = both
    for group in ours.groups:
        theirs = server["repness"][str(group.number)]
        assert [one.statement for one in group.sayings] == [str(one["tid"]) for one in theirs]
        for mine, other in zip(group.sayings, theirs, strict=True):
            assert_same(mine, other)
            assert mine.direction == other["repful-for"]
            assert mine.ratio == pytest.approx(other["repness"])
            assert mine.ratio_test == pytest.approx(other["repness-test"], abs=1e-6)


def test_the_servers_consensus_in_its_order(both: tuple[Deliberated, dict[str, Any]]) -> None:
    ours, server = both
    for mine, theirs in (
        (ours.agree, server["consensus"]["agree"]),
        (ours.disagree, server["consensus"]["disagree"]),
    ):
        assert [one.statement for one in mine] == [str(one["tid"]) for one in theirs]
        for one, other in zip(mine, theirs, strict=True):
            assert_same(one, other)


def test_group_aware_consensus_of_every_statement(
    both: tuple[Deliberated, dict[str, Any]],
) -> None:
    ours, server = both
    mine = {one.statement: one.aware_agree for one in ours.tallies}
    assert mine == {
        str(code): pytest.approx(value) for code, value in server["group-aware-consensus"].items()
    }


def test_the_answers_of_each_group_to_each_statement(
    both: tuple[Deliberated, dict[str, Any]],
) -> None:
    ours, server = both
    for number, group in server["group-votes"].items():
        for code, votes in group["votes"].items():
            tally = next(one for one in ours.tallies if one.statement == code)
            agree, disagree, passed = tally.by_group[int(number)]
            assert (agree, disagree, agree + disagree + passed) == (
                votes["A"],
                votes["D"],
                votes["S"],
            )


def test_people_stand_where_the_server_put_them(both: tuple[Deliberated, dict[str, Any]]) -> None:
    """Up to the direction of an axis, which has no meaning; the server stops a little early."""
    ours, server = both
    mine = {one.participant: (one.x, one.y) for one in ours.places}
    base = server["base-clusters"]
    pairs = [
        (mine[str(who)], (x, y))
        for members, x, y in zip(base["members"], base["x"], base["y"], strict=True)
        for who in members
    ]
    for axis in (0, 1):
        product = sum(one[axis] * other[axis] for one, other in pairs)
        sizes = [sum(one[axis] ** 2 for one in side) ** 0.5 for side in zip(*pairs, strict=True)]
        assert abs(product) == pytest.approx(sizes[0] * sizes[1], rel=1e-2)


def assert_same(mine: Saying, other: dict[str, Any]) -> None:
    assert (mine.successes, mine.trials) == (other["n-success"], other["n-trials"])
    assert mine.probability == pytest.approx(other["p-success"])
    assert mine.test == pytest.approx(other["p-test"])


@pytest.mark.parametrize(
    ("name", "voters", "least"),
    [
        ("15-per-hour-seattle", 339, 0.9),
        ("brexit-consensus", 204, 0.97),
        ("london.youth.policing", 26, 0.5),
        ("scoop-hivemind.freshwater", 117, 0.7),
    ],
)
def test_open_conversations_agree_with_the_server_in_the_large(
    name: str, voters: int, least: float
) -> None:
    """Beyond a hundred people its groups remember earlier ones: most people, not each one."""
    folder = DATA / "polis_opendata" / name
    with (folder / "votes.csv").open(encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["timestamp"]))
    votes = [Vote(row["voter-id"], row["comment-id"], int(row["vote"])) for row in rows]

    found = deliberate(Conversation(votes=votes, statements=judged(folder)))

    assert len(found.places) == voters
    assert share_together(found, folder) >= least


# London: the server's three groups (18, 3, 3) are no grouping by distance of the votes it published.
@pytest.mark.parametrize(
    "name", ["15-per-hour-seattle", "brexit-consensus", "scoop-hivemind.freshwater"]
)
def test_open_conversations_have_the_servers_number_of_groups(name: str) -> None:
    folder = DATA / "polis_opendata" / name
    with (folder / "votes.csv").open(encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["timestamp"]))
    votes = [Vote(row["voter-id"], row["comment-id"], int(row["vote"])) for row in rows]

    found = deliberate(Conversation(votes=votes, statements=judged(folder)))

    with (folder / "summary.csv").open(encoding="utf-8") as file:
        summary = dict(row[:2] for row in csv.reader(file))
    assert len(found.groups) == int(summary["groups"])


def judged(folder: Path) -> dict[str, Statement]:
    """The statements as moderation left them."""
    with (folder / "comments.csv").open(encoding="utf-8") as file:
        return {
            row["comment-id"]: Statement(row["comment-id"], "", row["moderated"] == "-1")
            for row in csv.DictReader(file)
        }


def share_together(found: Deliberated, folder: Path) -> float:
    """Of those whom both placed: how many stand with the most of their group at the server."""
    with (folder / "participants-votes.csv").open(encoding="utf-8") as file:
        theirs = {row["participant"]: row["group-id"] for row in csv.DictReader(file)}
    mine = {one.participant: one.group for one in found.places if one.group is not None}
    together = Counter((mine[who], theirs[who]) for who in mine if theirs.get(who))
    best = Counter[int | None]()
    for (group, _), count in together.items():
        best[group] = max(best[group], count)
    return sum(best.values()) / sum(together.values())


@pytest.mark.parametrize("moderated", [True, False])
def test_vtaiwan_1921_people_in_two_groups(*, moderated: bool) -> None:
    folder = DATA / "polis_opendata" / "vtaiwan.uberx"
    with (folder / "participants-votes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    codes = [column for column in rows[0] if column.isdigit()]
    votes = [
        Vote(row["participant"], code, int(row[code]))
        for row in rows
        for code in codes
        if row[code]
    ]

    statements = judged(folder) if moderated else {}
    found = deliberate(Conversation(votes=votes, statements=statements))

    assert len(found.groups) == 2
    assert share_together(found, folder) > (0.97 if moderated else 0.86)
    assert len(found.places) == sum(1 for row in rows if any(row[code] for code in codes))
