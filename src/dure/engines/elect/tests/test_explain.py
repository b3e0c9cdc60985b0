"""Which ballot moved where, in sentences that somebody who was not there understands."""

from dure.engines.elect import explained
from dure.engines.elect.explain import ties_told
from dure.engines.elect.tests.elections import counted


def test_a_surplus_is_told_with_what_was_cut_off() -> None:
    done = counted("ABCD", "7 AB, 3 C, 2 D", "scottish-stv", seats=2)

    english = explained(done.outcome, done.election, korean=False)
    assert "Round 1. Elected: A, having reached the quota of 5 votes." in english
    assert "Round 1. Surplus of A, 2 votes: B +1.99997, cut off in rounding 0.00003." in english
    korean = explained(done.outcome, done.election, korean=True)
    assert "1회차. A의 남는 표 2: B +1.99997, 끝자리 버림 0.00003." in korean


def test_an_exclusion_tells_where_the_papers_went() -> None:
    done = counted("ABC", "4 A, 3 B, 1 CB, 1 C", "irv")
    english = explained(done.outcome, done.election, korean=False)
    assert "Round 1. Excluded: C, having the fewest votes." in english
    assert "Round 1. Votes of C, 2: B +1, no further choice 1." in english


def test_a_tie_tells_how_it_was_decided() -> None:
    done = counted("ABC", "4 A, 2 B, 2 C", "irv", lots="ABC")
    told = " ".join(explained(done.outcome, done.election, korean=False))
    assert "Tie between B, C: decided by the lots drawn: C excluded." in told
    assert "동수: B, C. 추첨 순서로 정했어요: C 제외." in " ".join(
        explained(done.outcome, done.election, korean=True)
    )


def test_a_tie_tells_what_was_decided_by_it() -> None:
    """Four votes for four: without it the one who goes looks like the one who is preferred."""
    done = counted("ABCD", "1 A, 1 B, 1 C, 1 D", "scottish-stv", seats=2)
    told = ties_told(done.outcome, done.election, korean=True)
    assert [one.rpartition(": ")[2] for one in told] == ["D 제외.", "C 제외."]
    done = counted("AB", "1 A, 1 B", "plurality")
    (told,) = ties_told(done.outcome, done.election, korean=False)
    assert told.endswith(": A first.")


def test_a_motion_that_fails_says_the_line_it_missed() -> None:
    done = counted("YN", "5 Y, 3 N", "two-thirds")
    told = explained(done.outcome, done.election, korean=False)
    assert told == [
        "Round 1. Nobody has the share that the rule asks (5.333333 votes); nobody is elected."
    ]
