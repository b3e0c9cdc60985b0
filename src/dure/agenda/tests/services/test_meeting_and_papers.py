"""A general meeting: proxies, weights, votes on paper, minutes, and a version of the agenda adopted."""

from datetime import timedelta

import pytest

from dure.agenda.models import Agenda, BallotVoter, MeetingSeat, Minutes
from dure.agenda.queries import (
    ballot_card,
    meeting_card,
    minutes_of,
    my_seats,
    papers_file,
    result_of,
    typed_papers,
)
from dure.agenda.rules.box import fingerprint_of
from dure.agenda.services import (
    adopt_version,
    begin_draft,
    close_ballot,
    end_meeting,
    end_proxy,
    enter_paper,
    freeze_version,
    give_proxy,
    hand_paper,
    mark_present,
    open_version_again,
    record_weights,
    settle_paper,
    sign_minutes,
    write_minutes,
)
from dure.agenda.tests.assembly import (
    NOW,
    TODAY,
    bylaws,
    federation,
    frozen_version,
    meets,
    opened,
    proposed,
    row_of,
    votes,
)
from dure.agenda.types.deciding import ProxyDraft
from dure.ground.journal.models import JournalEntry
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return federation()


def proxy(here, meeting, giver, holder, proof="위임장 원본"):
    told = ProxyDraft(giver_id=here.org(giver), holder_id=here.org(holder), proof=proof)
    return give_proxy(here.director, meeting=meeting, told=told, at=NOW)


def test_a_federation_votes_with_weights_and_one_proxy_and_passes_by_two_thirds(here):
    bylaws(here, since=TODAY, weighting="members", weight_cap="1/2")
    record_weights(
        here.director,
        initiative_id=here.initiative.pk,
        since=TODAY,
        votes={here.org(at): weight for at, weight in enumerate((4, 3, 2, 1, 1))},
        at=NOW,
    )
    meeting = meets(here)
    proxy(here, meeting, 1, 0)
    ballot = opened(here, "two_thirds", subject="bylaws", meeting=meeting)

    votes(here, ballot, 0, 1)
    assert [seat.by_proxy for seat in my_seats(here.delegates[0], ballot=ballot, on=TODAY)] == [
        False,
        True,
    ]
    votes(here, ballot, 1, 1, by=here.delegates[0])
    votes(here, ballot, 2, 2)
    assert close_ballot(here.director, ballot=ballot, at=NOW) == "adopted"

    told = result_of(here.director, ballot)
    assert told.votes == {1: "7", 2: "2", 3: "0"}
    assert "대리 1곳 포함" in told.why.ko
    assert "출석 9표의 3분의 2는 6표" in told.why.ko
    assert "정관에 따라" in told.why.ko


def test_whoever_gave_a_proxy_does_not_vote_and_takes_it_back_to_do_so(here):
    meeting = meets(here)
    proxy(here, meeting, 1, 0)
    ballot = opened(here, meeting=meeting)
    with pytest.raises(Refused, match="not_your_vote"):
        votes(here, ballot, 1, 1)
    with pytest.raises(Refused, match="proxy_stands"):
        mark_present(
            here.director, meeting=meeting, organisation_id=here.org(1), present=True, at=NOW
        )
    votes(here, ballot, 1, 1, by=here.delegates[0])
    end_proxy(here.director, meeting=meeting, giver_id=here.org(1), at=NOW)
    assert votes(here, ballot, 1, 2).replaced
    with pytest.raises(Refused, match="not_your_vote"):
        votes(here, ballot, 1, 1, by=here.delegates[0])


def test_who_came_itself_gives_no_proxy_and_who_votes_is_present(here):
    meeting = meets(here)
    ballot = opened(here, meeting=meeting)
    votes(here, ballot, 0, 1)
    with pytest.raises(Refused, match="present_itself"):
        proxy(here, meeting, 0, 1)
    card = meeting_card(here.director, meeting)
    assert (card.present, card.needed, card.missing) == (1, 3, 2)
    mark_present(here.director, meeting=meeting, organisation_id=here.org(0), present=False, at=NOW)
    assert not MeetingSeat.objects.everywhere("test").exists()


def test_a_meeting_waits_for_its_beginning_and_for_open_ballots(here):
    ahead = meets(here, starts_at=NOW + timedelta(days=8), notified_on=TODAY)
    with pytest.raises(Refused, match="meeting_ahead"):
        opened(here, meeting=ahead)
    with pytest.raises(Refused, match="meeting_ahead"):
        end_meeting(here.director, meeting=ahead, at=NOW)
    meeting = meets(here)
    opened(here, meeting=meeting)
    with pytest.raises(Refused, match="ballot_still_open"):
        end_meeting(here.director, meeting=meeting, at=NOW)


def test_an_adjourned_meeting_is_called_again_once_more(here):
    meeting = meets(here)
    assert end_meeting(here.director, meeting=meeting, at=NOW) == "adjourned"
    again = meets(here, again_of=meeting)
    assert meeting_card(here.director, meeting).again == again
    with pytest.raises(Refused, match="meeting_over"):
        proxy(here, meeting, 1, 0)


def test_papers_are_typed_twice_settled_and_counted_with_the_screens(here):
    ballot = opened(here, is_secret=True)
    votes(here, ballot, 3, 1)
    votes(here, ballot, 4, 1)
    for member in range(3):
        hand_paper(here.director, ballot=ballot, organisation_id=here.org(member), at=NOW)
    with pytest.raises(Refused, match="voted_on_paper"):
        votes(here, ballot, 0, 1)
    with pytest.raises(Refused, match="voted_already"):
        hand_paper(here.director, ballot=ballot, organisation_id=here.org(3), at=NOW)

    def types(actor, number, answer, verb=enter_paper):
        return verb(actor, ballot=ballot, number=number, marks=((answer, 1),), at=NOW)

    for number in (1, 2, 3):
        types(here.director, number, 1)
    assert typed_papers(here.teller, ballot).next == 1
    with pytest.raises(Refused, match="papers_differ"):
        close_ballot(here.director, ballot=ballot, at=NOW)
    for number, answer in ((1, 1), (2, 2), (3, 1)):
        types(here.teller, number, answer)
    assert typed_papers(here.teller, ballot).differing == (2,)
    with pytest.raises(Refused, match="papers_agree"):
        types(here.teller, 1, 2, settle_paper)
    with pytest.raises(Refused, match="paper_beyond"):
        types(here.teller, 4, 1)
    types(here.teller, 2, 2, settle_paper)
    with pytest.raises(Refused, match="paper_settled"):
        types(here.director, 2, 1)
    assert close_ballot(here.director, ballot=ballot, at=NOW) == "adopted"
    assert result_of(here.director, ballot).votes == {1: "4", 2: "1", 3: "0"}


def test_papers_of_an_open_ballot_carry_names_and_weights(here):
    bylaws(here, since=TODAY, weighting="members")
    record_weights(
        here.director, initiative_id=here.initiative.pk, since=TODAY, votes={here.org(0): 3}, at=NOW
    )
    ballot = opened(here)
    for member in range(3):
        hand_paper(here.director, ballot=ballot, organisation_id=here.org(member), at=NOW)
    with pytest.raises(Refused, match="paper_unnamed"):
        enter_paper(here.director, ballot=ballot, number=1, marks=((1, 1),), at=NOW)
    for number in range(3):
        for actor in (here.director, here.teller):
            enter_paper(
                actor,
                ballot=ballot,
                number=number + 1,
                marks=((1 if number == 0 else 2, 1),),
                whose=(here.org(number), 1),
                at=NOW,
            )
    close_ballot(here.director, ballot=ballot, at=NOW + timedelta(days=4))
    assert result_of(here.director, ballot).votes == {1: "3", 2: "2", 3: "0"}


def test_the_same_name_on_two_papers_is_told(here):
    ballot = opened(here)
    for member in range(2):
        hand_paper(here.director, ballot=ballot, organisation_id=here.org(member), at=NOW)
    for number in (1, 2):
        for actor in (here.director, here.teller):
            enter_paper(
                actor,
                ballot=ballot,
                number=number,
                marks=((1, 1),),
                whose=(here.org(0), 1),
                at=NOW,
            )
    with pytest.raises(Refused, match="paper_twice"):
        close_ballot(here.director, ballot=ballot, at=NOW + timedelta(days=4))
    assert row_of(ballot).closed_at is None
    assert BallotVoter.objects.everywhere("test").filter(how="paper").count() == 2


def test_minutes_are_whole_with_the_chair_and_three_elected(here):
    meeting = meets(here)
    for member in range(4):
        mark_present(
            here.director, meeting=meeting, organisation_id=here.org(member), present=True, at=NOW
        )
    ballot = opened(here, meeting=meeting)
    for member in range(4):
        votes(here, ballot, member, 1)
    close_ballot(here.director, ballot=ballot, at=NOW)
    course = Words("의장이 개회를 알렸다.", "")

    def write(*signers):
        ids = [here.org(each) for each in signers]
        return write_minutes(here.director, meeting=meeting, course=course, signers=ids, at=NOW)

    with pytest.raises(Refused, match="meeting_still_on"):
        write(0, 1, 2)
    end_meeting(here.director, meeting=meeting, at=NOW)
    with pytest.raises(Refused, match="signers_needed"):
        write(0, 1)
    with pytest.raises(Refused, match="signers_needed"):
        write(0, 1, 4)  # whoever was absent signs nothing
    write(0, 1, 2)
    mark = Minutes.objects.everywhere("test").get().fingerprint

    def sign(actor, what=mark):
        return sign_minutes(actor, meeting=meeting, fingerprint=what, at=NOW)

    with pytest.raises(Refused, match="minutes_changed"):
        sign(here.director, "0" * 64)
    with pytest.raises(Refused, match="not_your_minutes"):
        sign(here.delegates[3])
    assert [sign(each) for each in (here.director, *here.delegates[:3])] == [
        False,
        False,
        False,
        True,
    ]
    with pytest.raises(Refused, match="minutes_signed"):
        write(0, 1, 3)
    card = minutes_of(here.director, meeting)
    assert card is not None
    assert card.is_confirmed
    assert "제29조" in card.results[0]["why"].ko


def test_an_adopted_proposal_puts_the_very_version_in_force(here):
    version = _frozen(here)
    ballot = opened(here, proposal=proposed(here, "agenda", agenda_id=version))
    for member in range(3):
        votes(here, ballot, member, 1)
    close_ballot(here.director, ballot=ballot, at=NOW + timedelta(days=4))
    assert Agenda.objects.everywhere("test").get(pk=version).status == "adopted"
    assert "제1판이 확정" in result_of(here.director, ballot).adoption.ko
    entry = JournalEntry.objects.everywhere("test").get(verb="agenda.version.adopt")
    assert entry.values["agenda"] == version


def test_a_vote_stands_where_its_version_was_put_in_force_otherwise(here):
    version = _frozen(here)
    ballot = opened(here, proposal=proposed(here, "agenda", agenda_id=version))
    for member in range(3):
        votes(here, ballot, member, 1)
    adopt_version(here.director, agenda_id=version, decided_by="다른 결정", at=NOW)
    assert close_ballot(here.director, ballot=ballot, at=NOW + timedelta(days=4)) == "adopted"
    assert "확정하지 못했어요" in result_of(here.director, ballot).adoption.ko


def test_a_version_that_is_still_written_is_not_voted_on(here):
    version = begin_draft(here.director, initiative_id=here.initiative.pk, at=NOW)
    with pytest.raises(Refused, match="not_frozen"):
        opened(here, proposal=proposed(here, "agenda", agenda_id=version))


def _frozen(here):
    version = begin_draft(here.director, initiative_id=here.initiative.pk, at=NOW)
    words = {"title_ko": "평범한 하루", "title_en": "An ordinary day"}
    Agenda.objects.everywhere("test").get(pk=version).nodes.create(
        key="vision", kind="vision", **words
    )
    freeze_version(here.director, agenda_id=version, at=NOW)
    return version


def test_who_comes_after_a_ballot_is_counted_changes_nothing_of_it(here):
    meeting = meets(here)
    ballot = opened(here, meeting=meeting)
    for member in range(3):
        votes(here, ballot, member, 1)
    close_ballot(here.director, ballot=ballot, at=NOW)
    _, before = papers_file(here.director, ballot)
    mark_present(here.director, meeting=meeting, organisation_id=here.org(4), present=True, at=NOW)
    _, after = papers_file(here.director, ballot)
    assert fingerprint_of(after) == fingerprint_of(before) == row_of(ballot).fingerprint
    assert ballot_card(here.director, ballot, NOW).present == 3


def test_who_voted_and_left_before_the_count_was_there_for_it(here):
    """Four come, two are for it; one of those against votes and goes: two of four carry nothing."""
    meeting = meets(here)
    ballot = opened(here, meeting=meeting)
    for member, mark in enumerate((1, 1, 2, 2)):
        votes(here, ballot, member, mark)
    mark_present(here.director, meeting=meeting, organisation_id=here.org(3), present=False, at=NOW)
    assert close_ballot(here.director, ballot=ballot, at=NOW) == "rejected"
    assert "4곳이 출석" in result_of(here.director, ballot).why.ko


def test_a_text_that_is_voted_on_is_not_opened_again(here):
    version = frozen_version(here)
    ballot = opened(here, proposal=proposed(here, "agenda", agenda_id=version))
    with pytest.raises(Refused, match="version_in_vote"):
        open_version_again(here.director, agenda_id=version, at=NOW)
    for member in range(5):
        votes(here, ballot, member, 2)
    close_ballot(here.director, ballot=ballot, at=NOW)
    open_version_again(here.director, agenda_id=version, at=NOW)


def test_the_cap_looks_at_the_votes_that_others_have_already(here):
    bylaws(here, since=TODAY, weighting="members", weight_cap="1/2")
    told = {"initiative_id": here.initiative.pk, "since": TODAY, "at": NOW}
    record_weights(here.director, votes={here.org(at): 3 for at in range(5)}, **told)
    record_weights(here.director, votes={here.org(0): 6}, **told)  # of eighteen, not of ten
    with pytest.raises(Refused, match="votes_over_cap"):
        record_weights(here.director, votes={here.org(0): 13}, **told)


def test_a_share_that_nobody_could_keep_is_told(here):
    with pytest.raises(Refused, match="no_such_share"):
        bylaws(here, since=TODAY, basis="agreement", quorum="0.12345678901234567")


def test_a_lone_paper_in_a_secret_ballot_is_pointed_out_to_whoever_types_it(here):
    ballot = opened(here, is_secret=True)
    assert not typed_papers(here.teller, ballot).few
    for member, is_few in enumerate((True, True, False)):
        hand_paper(here.director, ballot=ballot, organisation_id=here.org(member), at=NOW)
        assert typed_papers(here.teller, ballot).few == is_few
