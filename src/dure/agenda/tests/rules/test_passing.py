"""Quorum and share are exact, and the paragraph says what was counted."""

from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.agenda.rules.passing import CONSENT_ASKED, Share, Turnout, Votes, judged
from dure.kernel.words import Words

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "passing.yaml").read_text(encoding="utf-8")
)
CITED = Words("협동조합 기본법 제29조 제2항", "Framework Act on Cooperatives, Article 29(2)")
QUORUM = Share(Fraction(1, 2), True, CITED)


def told(case: dict) -> tuple:
    yes, no, abstain = case["votes"]
    return judged(
        Turnout(
            entitled=case["entitled"],
            present=case["present"],
            votes_present=case.get("weight", case["present"]),
            weighted="weight" in case,
        ),
        Votes(yes=yes, no=no, abstain=abstain),
        quorum=QUORUM,
        passing=Share(Fraction(case["share"]), case["more"], CITED),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_cases(case: dict) -> None:
    found = told(case)
    assert found.outcome == case["outcome"]
    assert found.needed == case.get("needed", 0)
    assert found.missing == case.get("missing", 0)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_paragraph_names_counts_and_article_in_both_languages(case: dict) -> None:
    why = told(case).why
    assert f"{case['entitled']}곳 가운데 {case['present']}곳" in why.ko
    assert f"Of {case['entitled']} entitled to vote, {case['present']} " in why.en
    assert CITED.ko in why.ko
    assert CITED.en in why.en
    if case["outcome"] == "adjourned":
        assert "부결이 아니라서" in why.ko
        assert f"찬성 {case['votes'][0]}표" not in why.ko
    else:
        assert f"찬성 {case['votes'][0]}표" in why.ko


@settings(max_examples=60)
@given(
    of=st.integers(1, 5000),
    share=st.fractions(Fraction(1, 10), 1, max_denominator=12),
    more=st.booleans(),
)
def test_what_is_needed_is_the_least_that_reaches_it(of: int, share: Fraction, more: bool) -> None:
    one = Share(share, more, CITED)
    needed = one.needed(of)
    reaches = (lambda n: n > share * of) if more else (lambda n: n >= share * of)
    assert reaches(needed)
    assert needed == 1 or not reaches(needed - 1)
    assert Share.of_kept(one.kept()) == one


@settings(max_examples=60)
@given(
    entitled=st.integers(1, 60),
    present=st.integers(0, 60),
    yes=st.integers(0, 60),
    no=st.integers(0, 60),
)
def test_more_votes_for_it_never_undo_it(entitled: int, present: int, yes: int, no: int) -> None:
    present = min(present, entitled)
    yes = min(yes, present)
    no = min(no, present - yes)
    two_thirds = Share(Fraction(2, 3), False, CITED)

    def outcome(ayes: int) -> str:
        votes = Votes(yes=ayes, no=no, abstain=present - ayes - no)
        turnout = Turnout(entitled=entitled, present=present, votes_present=present)
        return judged(turnout, votes, quorum=QUORUM, passing=two_thirds).outcome

    if yes < present - no and outcome(yes) == "adopted":
        assert outcome(yes + 1) == "adopted"
    assert (outcome(yes) == "adjourned") == (present * 2 <= entitled)


@pytest.mark.parametrize(
    ("votes", "outcome"),
    [
        (Votes(yes=3), "adopted"),
        (Votes(yes=2, abstain=1), "adopted"),
        (Votes(yes=2, no=1), "rejected"),
        (Votes(abstain=3), "rejected"),
    ],
)
def test_consent_is_that_nobody_objects_and_somebody_agrees(votes: Votes, outcome: str) -> None:
    turnout = Turnout(entitled=5, present=3, votes_present=3)
    found = judged(turnout, votes, quorum=QUORUM, passing=None, chosen=CONSENT_ASKED)
    assert found.outcome == outcome
    assert f"동의 {votes.yes}표, 이의 {votes.no}표, 물러서기 {votes.abstain}표" in found.why.ko
    assert "찬성" not in found.why.ko  # the words that stood on the paper


def test_a_choice_is_decided_or_stays_open() -> None:
    turnout = Turnout(entitled=5, present=3, votes_present=3)
    for chosen, outcome in ((2, "decided"), (0, "open")):
        found = judged(turnout, Votes(), quorum=QUORUM, passing=None, chosen=chosen)
        assert found.outcome == outcome
