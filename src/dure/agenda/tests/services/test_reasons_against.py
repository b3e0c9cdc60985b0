"""Whoever was against is read beside the adopted clause: members all, everybody what was let stand (A9)."""

import pytest

from dure.agenda.models import BallotPaper
from dure.agenda.queries import (
    ballot_card,
    dissent_for_all,
    dissent_for_members,
    papers_file,
    result_of,
)
from dure.agenda.services import close_ballot, show_reason
from dure.agenda.tests.assembly import (
    LAST,
    NOW,
    delegate,
    federation,
    frozen_version,
    opened,
    proposed,
    row_of,
    votes,
)
from dure.ground.journal.models import JournalEntry
from dure.ground.organisations.models import Initiative
from dure.ground.tests.story import person_who
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
TOO_MUCH = Words("작은 조합이 버거워요", "")


@pytest.fixture
def here():
    return federation()


@pytest.fixture
def version(here):
    return frozen_version(here)


def voted(here, version, *, secret=False, close=True, **against):
    """Four for it, the last against it; the ballot's name."""
    asked = proposed(here, "agenda", agenda_id=version)
    ballot = opened(here, "two_thirds", proposal=asked, is_secret=secret)
    for member in range(4):
        votes(here, ballot, member, 1)
    votes(here, ballot, 4, 2, **({"reason": TOO_MUCH} | against))
    if close:
        close_ballot(here.director, ballot=ballot, at=LAST)
    return ballot


def test_a_reason_with_consent_stands_beside_its_clause_for_everybody(here, version):
    voted(here, version, shows_reason=True, clause="outcome")

    for told in (dissent_for_members(here.delegates[0], version), dissent_for_all(version)):
        (one,) = told.beside("outcome")
        assert one.organisation is not None
        assert (one.organisation.ko, one.reason.ko) == ("온마을품협동조합", "작은 조합이 버거워요")
        assert told.beside() == ()
        assert told.withheld == 0


def test_without_consent_members_read_it_and_everybody_only_that_there_is_one(here, version):
    voted(here, version)

    inside = dissent_for_members(here.delegates[0], version)
    assert [one.reason.ko for one in inside.beside()] == ["작은 조합이 버거워요"]
    assert inside.against == 1
    outside = dissent_for_all(version)
    assert (outside.told, outside.withheld, outside.against) == ((), 1, 0)


def test_a_secret_reason_has_no_name_anywhere(here, version):
    ballot = voted(here, version, secret=True, shows_reason=True)

    (one,) = dissent_for_all(version).told
    assert one.organisation is None
    paper = BallotPaper.objects.everywhere("test").get(is_shown=True)
    assert (paper.organisation_id, paper.account_id, paper.cast_at) == (None, None, None)
    assert result_of(here.director, ballot).nameless == (TOO_MUCH.ko and one.reason,)
    assert "버거워요" not in papers_file(here.director, ballot)[1]
    entries = JournalEntry.objects.everywhere("test").values_list("values", flat=True)
    assert "버거워요" not in str(list(entries))


def test_a_secret_vote_keeps_no_reason_that_was_not_for_reading(here, version):
    voted(here, version, secret=True)  # no consent
    assert not BallotPaper.objects.everywhere("test").exclude(reason_ko="").exists()
    assert dissent_for_members(here.director, version).told == ()


def test_a_secret_reason_for_it_is_not_kept_since_it_would_stand_nowhere(here, version):
    asked = proposed(here, "agenda", agenda_id=version)
    ballot = opened(here, "two_thirds", proposal=asked, is_secret=True)
    votes(here, ballot, 0, 1, reason=Words("좋아서", ""), shows_reason=True)
    assert not BallotPaper.objects.everywhere("test").exclude(reason_ko="").exists()


def test_who_replaces_a_secret_vote_takes_the_reason_out_with_it(here, version):
    asked = proposed(here, "agenda", agenda_id=version)
    ballot = opened(here, "two_thirds", proposal=asked, is_secret=True)
    first = votes(here, ballot, 4, 2, reason=TOO_MUCH, shows_reason=True, clause="outcome")
    votes(here, ballot, 4, 1, receipt=first.number)
    gone = BallotPaper.objects.everywhere("test").get(replaced=True)
    assert (gone.marks, gone.reason_ko, gone.clause) == ("", "", "")
    for member in range(4):
        votes(here, ballot, member, 1)
    close_ballot(here.director, ballot=ballot, at=LAST)
    assert dissent_for_all(version).told == ()


def test_consent_is_taken_back_and_given_again_by_its_member_only(here, version):
    ballot = voted(here, version, shows_reason=True)
    told = {"ballot": ballot, "organisation_id": here.org(4), "at": NOW}

    for somebody in (here.delegates[0], here.director):
        with pytest.raises(Refused, match="not_your_vote"):
            show_reason(somebody, shown=False, **told)
    assert show_reason(here.delegates[4], shown=False, **told) is False
    assert dissent_for_all(version).withheld == 1
    successor = delegate(here.members[4], here.initiative, "after-her", "alternate")
    show_reason(successor, shown=True, **told)
    assert len(dissent_for_all(version).told) == 1
    shown = JournalEntry.objects.everywhere("test").filter(verb="agenda.reason.show")
    assert [each.values["shown"] for each in shown.order_by("pk")] == [False, True]


def test_nobody_shows_a_reason_that_was_never_written(here, version):
    ballot = voted(here, version, secret=True, shows_reason=True)
    with pytest.raises(Refused, match="no_such_reason"):
        show_reason(
            here.delegates[4], ballot=ballot, organisation_id=here.org(4), shown=False, at=NOW
        )
    other = opened(here)
    votes(here, other, 0, 1, reason=Words("좋아요", ""), shows_reason=True)
    with pytest.raises(Refused, match="no_such_reason"):
        show_reason(
            here.delegates[0], ballot=other, organisation_id=here.org(0), shown=True, at=NOW
        )


def test_a_reason_names_a_clause_of_the_very_text(here, version):
    with pytest.raises(Refused, match="no_such_clause"):
        voted(here, version, clause="somewhere")
    ballot = row_of(opened(here, proposal=proposed(here)))
    with pytest.raises(Refused, match="no_such_clause"):  # plain words have no clauses
        votes(here, ballot.public_id, 0, 2, reason=TOO_MUCH, clause="outcome")


def test_nothing_stands_beside_a_text_before_it_is_carried(here, version):
    ballot = voted(here, version, shows_reason=True, close=False)
    assert dissent_for_members(here.director, version).told == ()
    assert dissent_for_all(version).told == ()
    assert ballot_card(here.director, ballot, NOW).voted == 5


def test_strangers_read_what_everybody_reads(here, version):
    voted(here, version)
    elsewhere = Initiative.objects.create(
        slug="far", name_ko="먼곳", name_en="Far", started_on=NOW.date()
    )
    stranger = person_who("backbone_director", elsewhere, None, "stranger")
    with pytest.raises(Refused, match="not_allowed"):
        dissent_for_members(stranger, version)
