"""What the house hands out is counted again by the commands, and finds the same; secrets stay apart."""

import hashlib
import json

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.agenda.models import BallotPaper, BallotVoter
from dure.agenda.queries import papers_file, result_of
from dure.agenda.rules.ballot_marks import marks_of
from dure.agenda.rules.box import Box, Choice, Paper, tallied, text_of
from dure.agenda.rules.receipts import grouped, paper_trace, voter_trace
from dure.agenda.rules.voting_methods import METHODS, answers_of
from dure.agenda.services import close_ballot, record_weights
from dure.agenda.tests.assembly import (
    LAST,
    NOW,
    TODAY,
    bylaws,
    federation,
    opened,
    row_of,
    votes,
)
from dure.kernel.errors import Refused

pytestmark = pytest.mark.slow
LOGOS = ("햇살", "두 손", "나무")
VOTES = {
    "majority": ((1,), (1,), (1,), (2,), (3,)),
    "two_thirds": ((1,), (1,), (2,), (2,), (3,)),
    "consent": ((1,), (1,), (1,), (3,), (1,)),
    "ranked": ((1, 2), (2, 1), (3, 2), (1,), (2, 3)),
    "stv": ((1, 2), (2, 1), (3, 2), (1, 3), (2, 3)),
    "approval": ((1, 2), (2,), (3, 2), (1,), ()),
    "shares": ((1, 2), (2,), (3, 2), (1,), (3,)),
}


@pytest.mark.django_db
@pytest.mark.parametrize("method", sorted(VOTES))
@pytest.mark.parametrize("weighted", [False, True])
def test_the_commands_find_what_the_house_found(tmp_path, method, weighted):
    here = federation()
    if weighted:
        bylaws(here, since=TODAY, weighting="members")
        weights = {here.org(0): 4, here.org(1): 2}
        record_weights(
            here.director, initiative_id=here.initiative.pk, since=TODAY, votes=weights, at=NOW
        )
    won = 1_000_000  # money is in won: shares are raised by more than one
    costs = (10 * won, 15 * won, 12 * won)
    more = {"budget": 25 * won, "costs": costs} if method == "shares" else {}
    seats = {"seats": 2} if method in ("stv", "approval") else {}
    names = () if METHODS[method].is_motion else LOGOS
    ballot = opened(here, method, options=names, **more, **seats)
    for member, numbers in enumerate(VOTES[method]):
        votes(here, ballot, member, *numbers)
    close_ballot(here.director, ballot=ballot, at=LAST)

    told = result_of(here.director, ballot)
    name, text = papers_file(here.delegates[0], ballot)
    assert hashlib.sha256(text.encode()).hexdigest() == told.fingerprint
    file, out = tmp_path / name, tmp_path / "again.json"
    file.write_text(text, encoding="utf-8")
    words = told.command.split()[1:]
    words[1], words[-1] = str(file), str(out)
    call_command(*words)
    again = json.loads(out.read_text(encoding="utf-8"))

    options = answers_of(METHODS[method]) or dict(enumerate(LOGOS, 1))
    names_of = {number: getattr(name, "ko", name) for number, name in options.items()}
    assert again["inputs"] == row_of(ballot).result["inputs"]
    if METHODS[method].ending == "pb":
        codes = [
            str(one["project_id"] if isinstance(one, dict) else one) for one in again["selected"]
        ]
        assert codes == [str(number) for number in told.chosen]
        return
    assert again["elected"] == [names_of[number] for number in told.chosen]
    first = {names_of[number]: float(count) for number, count in told.votes.items()}
    assert {name: float(count) for name, count in again["rounds"][0]["votes"].items()} == first


@pytest.mark.django_db
def test_scores_add_up_and_the_highest_are_chosen():
    here = federation()
    ballot = opened(here, "score", options=LOGOS, seats=2)
    for member, points in enumerate(
        (((1, 9), (2, 3)), ((2, 8),), ((3, 10),), ((1, 2), (3, 1)), ())
    ):
        votes(here, ballot, member, points=points)
    close_ballot(here.director, ballot=ballot, at=LAST)
    told = result_of(here.director, ballot)
    assert told.votes == {1: "11", 2: "11", 3: "11"}
    first = list(row_of(ballot).lots)[:2]
    assert list(told.chosen) == first  # a tie goes by the lots drawn at the opening


@pytest.mark.django_db
@pytest.mark.parametrize("secret", [False, True])
def test_the_file_names_nobody(secret):
    here = federation()
    ballot = opened(here, is_secret=secret)
    for member in range(5):
        votes(here, ballot, member, 1 + member % 2)
    close_ballot(here.director, ballot=ballot, at=LAST)
    _, text = papers_file(here.director, ballot)
    assert all(name not in text for name in ("꿈자람", "협동조합", "delegate"))


@pytest.mark.django_db
def test_no_column_of_the_secret_paper_leads_to_a_voter():
    here = federation()
    ballot = opened(here, is_secret=True)
    receipts = [votes(here, ballot, member, 1 + member % 3).number for member in range(5)]
    papers = list(BallotPaper.objects.everywhere("test").values())
    voters = list(BallotVoter.objects.everywhere("test").values())

    for paper in papers:
        assert paper["organisation_id"] is None
        assert paper["account_id"] is None
        assert paper["cast_at"] is None
        assert (paper["reason_ko"], paper["votes"]) == ("", 1)
    shared = {paper["trace"] for paper in papers} & {voter["trace"] for voter in voters}
    assert shared == set()
    assert {paper["trace"] for paper in papers} == {paper_trace(each) for each in receipts}
    with connection.cursor() as cursor:
        cursor.execute("SELECT trace, marks FROM ballot_paper")
        stored = cursor.fetchall()
    # In the order in which they lie, which is that of a random mark; and what they say is sealed.
    assert [trace for trace, _ in stored] == sorted(trace for trace, _ in stored)
    assert all("[[" not in marks for _, marks in stored)


@pytest.mark.django_db
def test_a_weight_that_names_its_voter_keeps_a_ballot_open():
    here = federation()
    bylaws(here, since=TODAY, weighting="members")
    record_weights(
        here.director,
        initiative_id=here.initiative.pk,
        since=TODAY,
        votes={here.org(0): 7},
        at=NOW,
    )
    with pytest.raises(Refused, match="weight_names_voter"):
        opened(here, is_secret=True)
    opened(here)


@settings(max_examples=80)
@given(receipt=st.text("23456789abcdefghjkmnpqrstuvwxyz", min_size=20, max_size=20))
def test_the_two_traces_of_a_receipt_have_nothing_in_common(receipt):
    assert paper_trace(receipt) != voter_trace(receipt)
    assert paper_trace(grouped(receipt).upper()) == paper_trace(receipt)
    assert voter_trace(f" {receipt} ") == voter_trace(receipt)


RANKED = st.lists(st.permutations([1, 2, 3]).map(tuple), min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(papers=RANKED, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_papers_changes_nothing(papers, seed):
    def box(some):
        laid = tuple(Paper(marks=tuple((number, 1) for number in one)) for one in some)
        choices = tuple(Choice(number=at, name=name) for at, name in enumerate(LOGOS, 1))
        method = METHODS["ranked"]
        return Box(title="로고", method=method, choices=choices, papers=laid, lots=(3, 1, 2))

    other = list(papers)
    seed.shuffle(other)
    assert tallied(box(papers)).chosen == tallied(box(other)).chosen
    assert tallied(box(papers)).inputs == tallied(box(other)).inputs
    assert len(text_of(box(papers)).splitlines()) == len(papers) + 7


@settings(max_examples=80)
@given(
    method=st.sampled_from(sorted(METHODS)),
    given=st.lists(st.tuples(st.integers(-2, 6), st.integers(-3, 14)), max_size=5).map(tuple),
)
def test_marks_are_kept_strictly_or_refused(method, given):
    way = METHODS[method]
    try:
        kept = marks_of(way, [1, 2, 3], given)
    except Refused:
        return
    numbers = [number for number, _ in kept]
    assert set(numbers) <= {1, 2, 3}
    assert len(numbers) == len(set(numbers))
    assert marks_of(way, [1, 2, 3], kept) == kept
