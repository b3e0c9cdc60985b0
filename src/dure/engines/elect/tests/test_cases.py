"""Every election of `cases/counts.yaml`: who is elected, and the votes of every round."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from dure.engines.elect import NAMES, explained
from dure.engines.elect.tests.elections import counted, votes, winners

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "counts.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_count_on_paper_and_ours(case: Mapping[str, Any]) -> None:
    done = counted(
        case["names"],
        case["papers"],
        case["rule"],
        seats=case.get("seats", 1),
        lots=case.get("lots", ""),
    )

    assert winners(done) == case["elected"]
    shown = [votes(done, one.number) for one in done.outcome.rounds]
    wanted = [{who: Fraction(str(amount)) for who, amount in one.items()} for one in case["rounds"]]
    assert shown[: len(wanted)] == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_round_says_why_in_both_languages(case: Mapping[str, Any]) -> None:
    done = counted(case["names"], case["papers"], case["rule"], seats=case.get("seats", 1))

    for korean in (True, False):
        told = explained(done.outcome, done.election, korean=korean)
        assert all(one.strip() and "{" not in one for one in told)
        last = done.outcome.rounds[-1]
        assert told or not last.elected


def test_every_rule_has_a_case() -> None:
    assert set(NAMES) == {case["rule"] for case in CASES}
