"""The pages of a vote on an amendment, of reasons, of a proxy's paper and of a ballot that is over."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dure.agenda.models import Ballot, BallotPaper, MeetingProxy, Proposal
from dure.agenda.services import (
    begin_draft,
    close_ballot,
    close_due_ballots,
    hand_paper,
    propose_amendment,
    write_clause,
)
from dure.agenda.tests.assembly import federation, frozen_version, proposed, votes
from dure.agenda.tests.screens.test_deciding_pages import meets, opened
from dure.agenda.types import AmendmentDraft, ClauseDraft, Wording
from dure.ground.access.queries import house
from dure.ground.tests.browser import browser_of, page, send
from dure.kernel.clock import now
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
IN = "/in/daon/agenda/"


def guest_in(language: str) -> Client:
    """Somebody who is not signed in."""
    client = Client()
    client.cookies["dure_language"] = language
    return client


@pytest.fixture
def here():
    return federation()


@pytest.fixture
def amendment(here):
    draft = begin_draft(here.director, initiative_id=here.initiative.pk, at=now())
    vision = Words("함께 먹는다", "We eat together")
    told = ClauseDraft("vision", "", vision, Words("달마다.", "Monthly."))
    clause = write_clause(here.director, agenda_id=draft, clause=told, at=now())
    said = AmendmentDraft(
        1, Wording(vision, Words("주마다.", "Weekly.")), "너무 드물어요", here.org(1)
    )
    return propose_amendment(here.delegates[1], node_id=clause, amendment=said, at=now()).id


def test_an_amendment_goes_from_its_clause_to_the_vote_and_into_the_draft(here, amendment):
    client = browser_of(here.director)
    draft = page(client, f"{IN}draft/")
    links = [part.split("/")[0] for part in draft.split(f'href="{IN}draft/')[1:]]
    clause = next(one for one in links if one and one not in {"new", '"'} and '"' not in one)
    shown = page(client, f"{IN}draft/{clause}/")
    assert f"proposals/new/?amendment={amendment}" in shown

    form = page(client, f"{IN}proposals/new/?amendment={amendment}")
    assert f'value="{amendment}" selected' in form
    send(
        client, f"{IN}proposals/new/", subject="agenda", organisation="0", amendment=str(amendment)
    )
    asked = Proposal.objects.everywhere("test").get()
    assert (asked.amendment_id, asked.title_ko) == (amendment, "‘함께 먹는다’ 수정안")
    assert asked.reason_ko == "너무 드물어요"
    for language in ("ko", "en"):
        told = page(
            browser_of(here.director, language=language), f"{IN}proposals/{asked.public_id}/"
        )
        assert ("주마다" if language == "ko" else "Weekly") in told

    ballot = opened(here, proposal=asked.public_id)
    assert "투표 중" in page(client, f"{IN}draft/{clause}/")
    for member in range(3):
        votes(here, ballot, member, 1, at=now())
    close_ballot(here.director, ballot=ballot, at=now() + timedelta(days=3))
    assert "초안에 적었어요" in page(client, f"{IN}ballots/{ballot}/result/")
    assert "주마다." in page(client, f"{IN}draft/{clause}/")


def test_without_an_amendment_a_proposal_still_needs_its_words(here, amendment):
    client = browser_of(here.director)
    send(client, f"{IN}proposals/new/", status=422, subject="ordinary", organisation="0")
    send(
        client,
        f"{IN}proposals/new/",
        status=422,
        subject="agenda",
        organisation="0",
        amendment="999",
    )
    assert not Proposal.objects.everywhere("test").exists()


def test_a_delegate_says_why_against_which_clause_and_who_may_read_it(here):
    ballot = opened(
        here, "two_thirds", proposal=proposed(here, "agenda", agenda_id=frozen_version(here))
    )
    client = browser_of(here.delegates[0])
    shown = page(client, f"{IN}ballots/{ballot}/")
    assert "혼자 두지 않는다" in shown
    send(
        client,
        f"{IN}ballots/{ballot}/",
        status=200,
        organisation=here.org(0),
        answer="2",
        reason="<script>alert(1)</script> 너무 커요",
        clause="outcome",
        shows_reason="yes",
    )
    paper = BallotPaper.objects.everywhere("test").get()
    assert (paper.clause, paper.is_shown) == ("outcome", True)
    for member in (1, 2, 3, 4):
        votes(here, ballot, member, 1, at=now())
    close_ballot(here.director, ballot=ballot, at=now() + timedelta(days=3))
    address = f"{IN}ballots/{ballot}/result/"
    told = page(client, address)
    assert "<script>alert" not in told
    assert "거두기" in told
    assert "거두기" not in page(browser_of(here.delegates[1]), address)

    send(client, f"{IN}ballots/{ballot}/reason/", organisation=here.org(0), shown="no")
    assert "너무 커요" not in page(guest_in("ko"), "/i/daon/agenda/")
    send(client, f"{IN}ballots/{ballot}/reason/", organisation=here.org(0), shown="yes")
    assert "너무 커요" in page(guest_in("ko"), "/i/daon/agenda/")


def test_whoever_sends_a_vote_after_the_count_is_told_that_it_was_not_taken_in(here):
    ballot = opened(here)
    client = browser_of(here.delegates[0])
    page(client, f"{IN}ballots/{ballot}/")
    for member in (1, 2, 3):
        votes(here, ballot, member, 1, at=now())
    close_ballot(here.director, ballot=ballot, at=now() + timedelta(days=3))
    sent = client.post(
        f"{IN}ballots/{ballot}/", {"organisation": here.org(0), "answer": "2"}, follow=True
    )
    assert "담기지 않았어요" in sent.content.decode()
    assert BallotPaper.objects.everywhere("test").count() == 3


def test_a_ballot_that_is_over_says_to_its_keeper_why_it_waits_and_to_today_too(here):
    ballot = opened(here)
    for member in (0, 1, 2):
        votes(here, ballot, member, 1, at=now())
    hand_paper(here.director, ballot=ballot, organisation_id=here.org(4), at=now())
    from_past = now() - timedelta(hours=1)
    _row(ballot).update(closes_at=from_past, opened_at=from_past - timedelta(days=1))
    assert close_due_ballots(house(), at=now()) == ()

    lead, member = browser_of(here.director), browser_of(here.delegates[0])
    assert 'role="alert"' in page(lead, f"{IN}ballots/{ballot}/")
    assert "세어야 해요" in page(lead, "/today/")
    assert "세어야 해요" not in page(member, "/today/")


def test_what_closed_by_itself_is_on_today_of_its_keeper_in_both_languages(here):
    ballot = opened(here)
    for member in (0, 1, 2):
        votes(here, ballot, member, 1, at=now())
    _row(ballot).update(closes_at=now() - timedelta(hours=1))
    close_due_ballots(house(), at=now())
    assert "투표가 끝났어요: 가결" in page(browser_of(here.director), "/today/")
    assert "has ended: carried" in page(browser_of(here.director, language="en"), "/today/")


def test_the_paper_of_a_proxy_is_handed_in_and_opened_by_the_keeper_only(here):
    meeting = meets(here)
    lead = browser_of(here.director)
    scan = SimpleUploadedFile("위임장.pdf", b"%PDF-1.7\n%%EOF", "application/pdf")
    send(
        lead,
        f"{IN}meetings/{meeting}/proxy/",
        giver=here.org(1),
        holder=here.org(0),
        proof="원본",
        paper=scan,
    )
    assert MeetingProxy.objects.everywhere("test").get().file_id
    address = f"{IN}meetings/{meeting}/proxy/{here.org(1)}/paper/"
    assert address in page(lead, f"{IN}meetings/{meeting}/")
    answer = lead.get(address)
    assert answer.content.startswith(b"%PDF")
    assert "no-store" in answer["Cache-Control"]
    assert browser_of(here.delegates[0]).get(address).status_code == 403


def test_the_version_is_renamed_from_the_draft(here, amendment):
    lead = browser_of(here.director)
    send(lead, f"{IN}rename/", title_ko="다온 선언", title_en="The Daon Declaration")
    assert "다온 선언" in page(lead, f"{IN}draft/")
    assert browser_of(here.delegates[0]).post(f"{IN}rename/", {}).status_code == 403


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_page_of_who_shaped_it_tells_the_vote_and_who_was_absent(here, language):
    ballot = opened(
        here, "two_thirds", proposal=proposed(here, "agenda", agenda_id=frozen_version(here))
    )
    for member in range(4):
        votes(here, ballot, member, 1, at=now())
    close_ballot(here.director, ballot=ballot, at=now() + timedelta(days=3))
    told = page(browser_of(here.delegates[0], language=language), f"{IN}1/shaped/")
    assert ("빠진 곳" if language == "ko" else "Absent") in told
    assert ("온마을품협동조합" if language == "ko" else "Member 5") in told


def _row(ballot):
    return Ballot.objects.everywhere("test").filter(public_id=ballot)
