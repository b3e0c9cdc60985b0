"""A weight must not name a secret paper: papers of a motion lie together, a telling file stays shut."""

import pytest

from dure.agenda.queries import checked, papers_file, result_of
from dure.agenda.rules.box import Box, Choice, Paper, merged, tallied, text_of
from dure.agenda.rules.voting_methods import METHODS
from dure.agenda.services import close_ballot, record_weights
from dure.agenda.tests.assembly import LAST, NOW, TODAY, bylaws, federation, opened, row_of, votes
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
HEAVY, LIGHT = range(5), range(5, 10)


@pytest.fixture
def here():
    made = federation(10)
    bylaws(made, since=TODAY, weighting="members")
    record_weights(
        made.director,
        initiative_id=made.initiative.pk,
        since=TODAY,
        votes={made.org(at): 3 for at in HEAVY},
        at=NOW,
    )
    return made


def test_papers_of_a_secret_motion_lie_together_and_are_counted_the_same(here):
    ballot = opened(here, is_secret=True)
    receipts = [votes(here, ballot, at, 2 if at == 0 else 1) for at in (0, *LIGHT)]
    close_ballot(here.director, ballot=ballot, at=LAST)

    _, text = papers_file(here.director, ballot)
    assert "3 2 0" in text.splitlines()  # the sum of those against, whoever they are
    assert "5 1 0" in text.splitlines()
    assert result_of(here.director, ballot).votes == {1: "5", 2: "3", 3: "0"}
    rows = {checked(here.director, ballot, each.number).row for each in receipts[1:]}
    assert rows == {text.splitlines().index("5 1 0") + 1}


def test_a_secret_choice_whose_weight_would_tell_hands_out_no_file(here):
    ballot = opened(here, "ranked", is_secret=True, options=("가", "나", "다"))
    for at in (0, *LIGHT):  # one alone has three votes
        votes(here, ballot, at, 1, 2)
    close_ballot(here.director, ballot=ballot, at=LAST)
    with pytest.raises(Refused, match="papers_would_name"):
        papers_file(here.director, ballot)
    assert result_of(here.director, ballot).chosen == (1,)


def test_where_enough_of_each_weight_voted_the_file_is_handed_out(here):
    ballot = opened(here, "ranked", is_secret=True, options=("가", "나", "다"))
    for at in (*HEAVY, *LIGHT):
        votes(here, ballot, at, 1, 2)
    close_ballot(here.director, ballot=ballot, at=LAST)
    _, text = papers_file(here.director, ballot)
    assert text.splitlines().count("3 1 2 0") == 5


def test_an_open_ballot_keeps_a_line_for_each_paper(here):
    ballot = opened(here)
    for at in (0, *LIGHT):
        votes(here, ballot, at, 1)
    close_ballot(here.director, ballot=ballot, at=LAST)
    _, text = papers_file(here.director, ballot)
    assert text.splitlines().count("1 1 0") == 5
    assert row_of(ballot).fingerprint == result_of(here.director, ballot).fingerprint


def test_merging_changes_no_count():
    papers = (Paper(marks=((1, 1),), weight=4), Paper(marks=((2, 1),)), Paper(marks=((1, 1),)))
    choices = tuple(Choice(number=at, name=f"{at}") for at in (1, 2, 3))
    one, other = (
        Box(title="안", method=METHODS["majority"], choices=choices, papers=each, lots=(1, 2, 3))
        for each in (papers, merged(papers))
    )
    assert tallied(one).votes == tallied(other).votes == {1: "5", 2: "1", 3: "0"}
    assert text_of(other).splitlines()[2:4] == ["5 1 0", "1 2 0"]
