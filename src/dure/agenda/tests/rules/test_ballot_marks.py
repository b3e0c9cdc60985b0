"""What somebody wrote on a paper: read strictly, kept in one form, found again only by its voter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dure.agenda.rules.ballot_marks import (
    Marks,
    marks_of,
    needs_reason,
    read,
    silent_marks,
    written,
)
from dure.agenda.rules.double_entry import Entered, compared
from dure.agenda.rules.receipts import grouped, paper_trace, plain, voter_trace
from dure.agenda.rules.rushes import ANSWERS_A_MINUTE, is_too_fast
from dure.agenda.rules.voting_methods import ABSTAIN, METHODS, MOST_POINTS, NO, YES, Method
from dure.kernel.errors import Refused
from dure.kernel.testing.examples import examples

CHOICES = range(1, 6)
by_method = some.sampled_from(sorted(METHODS.values(), key=lambda one: one.code))
papers = some.lists(
    some.tuples(some.integers(-1, 7), some.integers(-1, MOST_POINTS + 1)), max_size=6
).map(tuple)


def read_by(method: Method, given_marks: Marks) -> tuple[Marks | None, str]:
    """The marks as kept, or why the paper is refused."""
    try:
        return marks_of(method, CHOICES, given_marks), ""
    except Refused as refused:
        return None, refused.code.removeprefix("agenda.")


@settings(max_examples=examples(60))
@given(by_method, papers)
def test_a_paper_is_kept_in_one_form_or_refused_for_a_reason(method, given_marks: Marks) -> None:
    kept, why = read_by(method, given_marks)
    if kept is None:
        assert why in {"no_such_choice", "one_answer", "named_twice", "points_beyond"}
        return
    numbers = [number for number, _ in kept]
    assert set(numbers) <= set(CHOICES)
    assert len(numbers) == len(set(numbers))
    assert all(1 <= points <= MOST_POINTS for _, points in kept)
    assert marks_of(method, CHOICES, kept) == kept  # read again it is the same paper
    assert read(written(kept)) == kept


@settings(max_examples=examples(30))
@given(by_method, some.permutations(list(CHOICES)))
def test_order_counts_only_where_the_method_says_so(method, order: list[int]) -> None:
    if method.marking == "one":
        return
    kept = marks_of(method, CHOICES, tuple((number, 1) for number in order))
    in_order = [number for number, _ in kept]
    assert in_order == (order if method.marking == "order" else sorted(order))


@pytest.mark.parametrize("code", sorted(METHODS))
def test_an_empty_paper_is_a_vote_for_nobody_except_where_one_answer_is_asked(code: str) -> None:
    method = METHODS[code]
    if method.marking != "one":
        assert marks_of(method, CHOICES, ()) == ()
        return
    with pytest.raises(Refused, match="one_answer"):
        marks_of(method, (YES, NO, ABSTAIN), ())


def test_nought_points_are_the_same_as_none() -> None:
    score = METHODS["score"]
    assert marks_of(score, CHOICES, ((2, 0), (1, 7))) == ((1, 7),)
    with pytest.raises(Refused, match="points_beyond"):
        marks_of(score, CHOICES, ((1, MOST_POINTS + 1),))


@pytest.mark.parametrize(
    ("code", "answer", "asked"),
    [("consent", NO, True), ("consent", YES, False), ("consent", ABSTAIN, False),
     ("majority", NO, False), ("two_thirds", NO, False)],
)  # fmt: skip
def test_only_an_objection_to_consent_gives_its_reason(code: str, answer: int, asked: bool) -> None:
    assert needs_reason(METHODS[code], ((answer, 1),), NO) is asked


@pytest.mark.parametrize("code", sorted(METHODS))
def test_whoever_sits_there_silently_abstains_from_a_motion_and_chooses_nobody(code: str) -> None:
    method = METHODS[code]
    assert silent_marks(method) == (((ABSTAIN, 1),) if method.is_motion else ())


marks = some.sampled_from([((1, 1),), ((2, 1),), ()])
typed = some.lists(some.tuples(some.integers(1, 6), marks, marks, some.booleans()), max_size=6)


@settings(max_examples=examples(60))
@given(typed)
def test_every_paper_is_settled_differs_or_waits_and_none_is_two_of_them(rows) -> None:
    entered, papers_seen = [], {}
    for number, first, second, both in rows:
        if number in papers_seen:
            continue
        papers_seen[number] = (first, second, both)
        entered.append(Entered(number, 1, first))
        if both:
            entered.append(Entered(number, 2, second))

    found = compared(reversed(entered), {})

    assert set(found.once) == {n for n, (_, _, both) in papers_seen.items() if not both}
    assert set(found.differing) == {n for n, (a, b, both) in papers_seen.items() if both and a != b}
    assert set(found.same) == {n for n, (a, b, both) in papers_seen.items() if both and a == b}
    assert found.is_settled == (len(found.same) == len(papers_seen))
    by_hand = compared(entered, dict.fromkeys(papers_seen, ((3, 1),)))
    assert by_hand.is_settled
    assert set(by_hand.same.values()) <= {((3, 1),)}


@given(some.text("abcdefghjkmnpqrstuvwxyz23456789", min_size=1, max_size=20))
def test_a_receipt_read_aloud_finds_its_paper_and_paper_and_list_share_no_trace(slip: str) -> None:
    spoken = grouped(slip).upper().replace("-", " - ")
    assert plain(spoken) == plain(slip)
    assert paper_trace(spoken) == paper_trace(slip)
    assert paper_trace(slip) != voter_trace(slip)
    assert slip not in paper_trace(slip) + voter_trace(slip) or len(slip) < 6


@pytest.mark.parametrize(
    ("answers", "fast"), [(ANSWERS_A_MINUTE - 1, False), (ANSWERS_A_MINUTE, True), (0, False)]
)
def test_nobody_reads_a_sentence_in_less_than_a_second_for_long(answers: int, fast: bool) -> None:
    assert is_too_fast(answers) is fast
