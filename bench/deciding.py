"""Opinion groups, a ranked count, equal shares: each beside the library (or the plain way) called directly.

At size 1: 10,000 people and 500 statements with one in twenty answered; 50,000 ranked ballots; the
largest vote about money in the held data, or one like it where the data are not there.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from bench.support.tables import Line, keep
from pabutools.election import Cost_Sat
from pabutools.election.pabulib import parse_pabulib_from_string
from pabutools.rules import method_of_equal_shares
from reddwarf.implementations.base import run_pipeline

from dure.engines.allocate.deciding import decide
from dure.engines.allocate.pabulib import read_pabulib
from dure.engines.deliberate import Conversation, Vote
from dure.engines.deliberate.work import deliberate
from dure.engines.elect import Ballot, Election, count
from dure.kernel.testing.checkout import ROOT

PEOPLE, STATEMENTS, ANSWERED = 10_000, 500, 0.05
BALLOTS, CANDIDATES, SEATS = 50_000, 12, 4
LARGEST = "shared/data/02_participatory_budgeting/pabulib/Poland_Warszawa_2017_Ochota.pb"


def main() -> None:
    """Measure each and keep the lines."""
    scale = float(sys.argv[1])
    lines = [*_groups(scale), *_ballots(scale), *_shares()]
    keep("deciding", "any", scale, lines)


def _groups(scale: float) -> list[Line]:
    people = round(PEOPLE * scale)
    chance = np.random.default_rng(1)
    camp = chance.integers(0, 3, people)
    leaning = chance.normal(0, 1.2, (3, STATEMENTS))
    rows = []
    for who in range(people):
        for what in chance.choice(STATEMENTS, round(STATEMENTS * ANSWERED), replace=False):
            lean = leaning[camp[who], what] + chance.normal()
            rows.append((who, int(what), 1 if lean > 0.3 else -1 if lean < -0.3 else 0))
    votes = [Vote(str(who), str(what), vote) for who, what, vote in rows]
    ours, found = _timed(lambda: deliberate(Conversation(votes=votes)))
    plain = [
        {"participant_id": who, "statement_id": what, "vote": vote, "modified": 0}
        for who, what, vote in rows
    ]
    theirs, _ = _timed(lambda: run_pipeline(votes=plain, random_state=0))
    note = f"{people:,} × {STATEMENTS}, {len(votes):,} votes, {len(found.groups)} groups"
    return [Line("opinion groups", ours, "s", note, theirs, "red-dwarf directly")]


def _ballots(scale: float) -> list[Line]:
    chance = random.Random(2)  # noqa: S311 - the same ballots every time
    weight = [1 / (1 + place) for place in range(CANDIDATES)]
    papers = []
    for _ in range(round(BALLOTS * scale)):
        said = dict.fromkeys(chance.choices(range(CANDIDATES), weight, k=chance.randint(1, 10)))
        papers.append(Ballot(tuple((one,) for one in said)))
    election = Election(
        title="bench",
        seats=SEATS,
        candidates=tuple(f"c{at}" for at in range(CANDIDATES)),
        ballots=tuple(papers),
    )
    first, _ = _timed(lambda: Counter(paper.ranks[0] for paper in papers))
    lines = []
    for rule in ("scottish-stv", "minneapolis", "irv", "condorcet"):
        seconds, done = _timed(partial(count, election, rule, seats=1 if rule == "irv" else SEATS))
        note = f"{len(papers):,} ballots, {len(done.outcome.rounds)} rounds"
        lines.append(Line(f"count, {rule}", seconds, "s", note, first, "first choices once"))
    return lines


def _shares() -> list[Line]:
    path = ROOT.parent / LARGEST
    text = path.read_text(encoding="utf-8") if path.exists() else _village()
    vote = read_pabulib(text)
    lines = []
    for completion, raised in (("none", None), ("add1", 1)):
        ours, done = _timed(partial(decide, vote, "equal-shares", completion=completion))
        instance, profile = parse_pabulib_from_string(text)
        direct = partial(method_of_equal_shares, instance, profile, sat_class=Cost_Sat)
        theirs, other = _timed(partial(direct, voter_budget_increment=raised))
        mine = {vote.projects[one].code for one in done.outcome.selected}
        assert mine == {one.name for one in other}
        note = f"{len(vote.voters):,} voters, {len(vote.projects)} projects, raised {done.outcome.raised}"
        lines.append(
            Line(f"equal shares, {completion}", ours, "s", note, theirs, "pabutools directly")
        )
    return lines


def _village() -> str:
    """A vote of the size of the largest held one."""
    chance = random.Random(3)  # noqa: S311
    costs = [chance.randint(2_000, 90_000) for _ in range(28)]
    lines = ["META", "key;value", "budget;505000", "vote_type;approval", "PROJECTS"]
    lines += ["project_id;cost", *(f"{at};{cost}" for at, cost in enumerate(costs)), "VOTES"]
    lines += ["voter_id;vote"]
    for who in range(3112):
        named = sorted(chance.sample(range(28), chance.randint(1, 8)))
        lines.append(f"{who};{','.join(map(str, named))}")
    return "\n".join(lines)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done


if __name__ == "__main__":
    main()
