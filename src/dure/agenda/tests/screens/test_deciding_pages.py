"""The pages of deciding as the people of a federation open them, on a phone, in both languages."""

from datetime import timedelta

import pytest

from dure.agenda.models import Ballot, BallotPaper, BallotVoter, Meeting, Minutes, Proposal
from dure.agenda.services import call_meeting, close_ballot, end_meeting, open_ballot
from dure.agenda.tests.assembly import Federation, bylaws, federation, proposed
from dure.agenda.types.deciding import BallotDraft, MeetingDraft, OptionDraft
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import person_who
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
IN = "/in/daon/agenda/"


@pytest.fixture
def here():
    return federation()


def opened(here: Federation, method: str = "majority", *names: str, **said: object) -> str:
    """A ballot that is open now."""
    asked = str(said.pop("proposal", "") or proposed(here))
    given: dict[str, object] = {"closes_at": now() + timedelta(days=2)}
    options = tuple(OptionDraft(name=Words(name, ""), cost=1000) for name in names)
    told = BallotDraft(method=method, options=options, **(given | said))
    return str(open_ballot(here.director, proposal=asked, told=told, at=now()))


def meets(here: Federation) -> str:
    """A meeting that began an hour ago."""
    told = MeetingDraft(
        title=Words("정기총회", "General meeting"),
        purpose=Words("공동기금", "The fund"),
        place="강당",
        notified_on=day_of(now()) - timedelta(days=10),
        starts_at=now() - timedelta(hours=1),
        chair_id=here.director.account_id,
    )
    return str(call_meeting(here.director, initiative_id=here.initiative.pk, told=told, at=now()))


def box(ballot: str) -> list[str]:
    rows = BallotPaper.objects.everywhere("test").filter(ballot__public_id=ballot, replaced=False)
    return sorted(paper.marks for paper in rows)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_page_opens_in_both_languages(here, language):
    meeting = meets(here)
    ballots = [
        opened(here),
        opened(here, "ranked", "가", "나", "다"),
        opened(here, "score", "가", "나", "다", seats=2),
        opened(here, "shares", "가", "나", budget=1500),
        opened(here, "consent", meeting=meeting),
    ]
    director, client = (
        browser_of(actor, language=language) for actor in (here.director, here.delegates[0])
    )
    for each in (director, client):
        for address in ("proposals/", "meetings/", f"meetings/{meeting}/", "bylaws/"):
            page(each, IN + address)
        for ballot in ballots:
            page(each, f"{IN}ballots/{ballot}/")
            page(each, f"{IN}ballots/{ballot}/check/")
            page(each, f"{IN}proposals/{row(ballot).proposal.public_id}/")
        page(each, f"{IN}proposals/new/")
        page(each, f"{IN}meetings/{meeting}/minutes/")
    page(director, f"{IN}meetings/new/")
    page(director, f"{IN}ballots/{ballots[0]}/on-paper/")
    for ballot in ballots[:4]:
        shut(here, ballot)
        page(client, f"{IN}ballots/{ballot}/result/")
        assert client.get(f"{IN}ballots/{ballot}/").status_code == 302


def row(ballot: str) -> Ballot:
    return Ballot.objects.everywhere("test").get(public_id=ballot)


def shut(here: Federation, ballot: str) -> str:
    return str(close_ballot(here.director, ballot=ballot, at=now() + timedelta(days=3)))


def test_a_delegate_votes_by_thumb_and_keeps_a_receipt(here):
    ballot = opened(here, is_secret=True)
    client = browser_of(here.delegates[0])
    address = f"{IN}ballots/{ballot}/"

    shown = send(client, address, status=200, organisation=here.org(0), answer="2")
    receipt = shown.split("<output")[1].split(">")[1].split("<")[0]
    assert len(receipt.replace("-", "")) == 20
    # On paper a secret number stands without a name; on the screen two receipts are kept apart.
    whose = shown.split('class="ballot-whose no-print"')[1].split("</p>")[0]
    assert "꿈자람협동조합" in whose
    assert box(ballot) == ["[[2, 1]]"]
    assert "투표함에 잘 있어요" in send(client, f"{address}check/", status=200, receipt=receipt)
    assert "그런 번호의 표는 없어요" in send(client, f"{address}check/", status=200, receipt="abc")

    # The second tab sends the paper that it still shows.
    again = send(client, address, status=422, organisation=here.org(0), answer="1")
    assert "확인 번호를 적어 주세요" in again
    send(client, address, status=200, organisation=here.org(0), answer="1", receipt=receipt)
    assert box(ballot) == ["[[1, 1]]"]


@pytest.mark.parametrize(
    ("method", "given", "kept"),
    [
        ("ranked", {"mark-1": "2", "mark-2": "", "mark-3": "1"}, "[[3, 1], [1, 1]]"),
        ("approval", {"choice": ["3", "1"]}, "[[1, 1], [3, 1]]"),
        ("score", {"mark-1": "10", "mark-2": "0", "mark-3": "4"}, "[[1, 10], [3, 4]]"),
        ("shares", {"choice": ["2"]}, "[[2, 1]]"),
    ],
)
def test_every_way_of_voting_is_read_as_it_was_marked(here, method, given, kept):
    money = {"budget": 2500} if method == "shares" else {}
    ballot = opened(here, method, "가", "나", "다", **money)
    send(
        browser_of(here.delegates[0]),
        f"{IN}ballots/{ballot}/",
        status=200,
        organisation=here.org(0),
        **given,
    )
    assert box(ballot) == [kept]


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("ranked", {"mark-1": "1", "mark-2": "1"}),
        ("score", {"mark-1": "11"}),
        ("score", {"mark-1": "-1"}),
        ("approval", {"choice": ["9"]}),
        ("majority", {}),
        ("majority", {"answer": ["1", "2"]}),
        ("majority", {"answer": "drop table"}),
    ],
)
def test_a_paper_that_says_nothing_clear_is_told_and_not_taken(here, method, given):
    names = () if method == "majority" else ("가", "나", "다")
    ballot = opened(here, method, *names)
    send(
        browser_of(here.delegates[0]),
        f"{IN}ballots/{ballot}/",
        status=422,
        organisation=here.org(0),
        **given,
    )
    assert box(ballot) == []
    assert not BallotVoter.objects.everywhere("test").exclude(how="").exists()


def test_nobody_votes_for_another_and_a_stranger_sees_nothing(here):
    ballot = opened(here)
    address = f"{IN}ballots/{ballot}/"
    other = browser_of(here.delegates[1])
    send(other, address, status=422, organisation=here.org(0), answer="1")
    assert "대의원이나 교체 대의원이 투표해요" in page(browser_of(here.director), address)

    elsewhere = federation(slug="other")
    stranger = browser_of(elsewhere.delegates[0])
    for each in ("", "result/", "check/", "papers/"):
        page(stranger, f"/in/other/agenda/ballots/{ballot}/{each}", status=403)
        page(stranger, address + each, status=403)
    page(browser_of(person_who("funder", here.initiative, None, "money")), address)
    send(browser_of(here.delegates[0]), f"{address}close/", status=403)


def test_the_result_says_why_and_hands_out_the_papers(here):
    ballot = opened(here)
    for at, answer in enumerate((1, 1, 1, 2)):
        reason = "<script>alert(1)</script> 일러요" if answer == 2 else ""
        send(
            browser_of(here.delegates[at]),
            f"{IN}ballots/{ballot}/",
            status=200,
            organisation=here.org(at),
            answer=answer,
            reason=reason,
        )
    page(browser_of(here.director), f"{IN}ballots/{ballot}/result/", status=422)
    shut(here, ballot)

    shown = page(browser_of(here.delegates[4]), f"{IN}ballots/{ballot}/result/")
    assert "가결되었어요" in shown
    assert "찬성 3표, 반대 1표, 기권 0표" in shown
    assert "제29조 제2항" in shown
    assert "&lt;script&gt;" in shown
    assert "<script>alert" not in shown
    assert "dure elect" in shown
    papers = browser_of(here.delegates[4]).get(f"{IN}ballots/{ballot}/papers/")
    assert papers.content.decode().startswith("3 1\n")
    assert row(ballot).fingerprint in shown


def test_an_adjourned_ballot_shows_no_votes_and_offers_another(here):
    ballot = opened(here)
    send(
        browser_of(here.delegates[0]),
        f"{IN}ballots/{ballot}/",
        status=200,
        organisation=here.org(0),
        answer="1",
    )
    shut(here, ballot)
    shown = page(browser_of(here.director), f"{IN}ballots/{ballot}/result/")
    assert "유회되었어요" in shown
    assert "다시 부치기" in shown
    assert "찬성 1표" not in shown
    assert "모자랐어요" in shown
    assert "지금" not in shown.split("이 투표의 규칙")[1]  # it is over: nothing there is of now
    page(browser_of(here.director), f"{IN}ballots/{ballot}/papers/", status=422)


def test_a_proposal_is_put_and_opened_on_the_pages(here):
    told = {
        "subject": "ordinary",
        "organisation": here.org(0),
        "title_ko": "회비를 올리자",
        "text_ko": "한 달 만 원.",
        "reason_ko": "모자라서",
    }
    client = browser_of(here.delegates[0])
    send(client, f"{IN}proposals/new/", **told)
    send(client, f"{IN}proposals/new/", status=422, **(told | {"text_ko": ""}))
    send(client, f"{IN}proposals/new/", status=422, **(told | {"organisation": here.org(1)}))
    made = Proposal.objects.everywhere("test").get()

    address = f"{IN}proposals/{made.public_id}/"
    send(client, address, status=403, method="majority", closes_at="2199-01-01T10:00")
    director = browser_of(here.director)
    send(director, address, status=422, method="majority", closes_at="2020-01-01T10:00")
    send(director, address, method="majority", closes_at="2199-01-01T10:00")
    assert row(Ballot.objects.everywhere("test").get().public_id).method == "majority"


def test_an_expensive_choice_is_read_with_its_cost(here):
    made = proposed(here, "budget")
    lines = "놀이터 고치기 = 12,000,000원\n작은 도서관=3000000"
    told = {"method": "shares", "options": lines, "budget": "15000000"}
    send(
        browser_of(here.director),
        f"{IN}proposals/{made}/",
        closes_at="2199-01-01T10:00",
        **told,
    )
    options = Ballot.objects.everywhere("test").get().options.all()
    assert [(one.name_ko, one.cost) for one in options] == [
        ("놀이터 고치기", 12_000_000),
        ("작은 도서관", 3_000_000),
    ]


def test_a_meeting_is_called_filled_and_ended_with_its_minutes(here):
    director = browser_of(here.director)
    soon = now() + timedelta(days=3)
    told = {
        "title_ko": "임시총회",
        "purpose_ko": "기금",
        "place": "강당",
        "starts_at": f"{soon:%Y-%m-%dT%H:%M}",
        "notified_on": f"{day_of(now()):%Y-%m-%d}",
        "chair": here.director.account_id,
    }
    refused = send(director, f"{IN}meetings/new/", status=422, **told)
    assert "7일 전까지 알려야" in refused
    assert "제28조 제5항" in refused
    hurried = send(director, f"{IN}meetings/new/", status=422, **told, urgent_reason="화재")
    assert "급하더라도 7일 전까지" in hurried
    told["starts_at"] = f"{now() + timedelta(days=8):%Y-%m-%dT%H:%M}"
    send(director, f"{IN}meetings/new/", **told)

    meeting = meets(here)
    address = f"{IN}meetings/{meeting}/"
    for at in range(3):
        send(director, f"{address}attend/", organisation=here.org(at), present="yes")
    send(director, f"{address}proxy/", giver=here.org(3), holder=here.org(0), proof="위임장 원본")
    send(director, f"{address}proxy/", giver=here.org(4), holder=here.org(0), proof="위임장 원본")
    shown = page(director, address)
    assert "정족수가 찼어요" in shown
    assert "이미 대리하고 있으니" in shown
    beyond = f"{address}proxy/{10**25}/paper/"  # a key that no table holds is nobody's
    assert director.get(beyond).status_code in {404, 422}
    counted = director.get(f"{address}?part=count", headers={"HX-Request": "true"})
    assert "4곳" in counted.content.decode()
    send(browser_of(here.delegates[0]), f"{address}attend/", status=403, organisation=here.org(4))

    send(director, f"{address}end/")
    assert Meeting.objects.everywhere("test").get(public_id=meeting).state == "ended"
    few = {"course_ko": "모두 찬성", "course_en": "all for it", "signer": [here.org(0)]}
    shown = send(director, f"{address}minutes/write/", status=422, **few)
    assert "3명 이상이 서명해야 해요" in shown
    assert ">모두 찬성</textarea>" in shown  # nothing that was typed is lost
    assert ">all for it</textarea>" in shown
    assert f'value="{here.org(0)}" checked' in shown
    assert not Minutes.objects.everywhere("test").exists()
    signers = [here.org(at) for at in range(3)]
    send(director, f"{address}minutes/write/", course_ko="모두 찬성", signer=signers)
    again = page(director, f"{address}minutes/")  # to change a word, nobody is elected anew
    assert [f'value="{each}" checked' in again for each in signers] == [True] * 3
    assert "확인하는 사람" in again
    kept = Minutes.objects.everywhere("test").get()
    for actor in (here.director, *here.delegates[:3]):
        client = browser_of(actor)
        send(client, f"{address}minutes/sign/", fingerprint=kept.fingerprint)
    assert "모두 확인했어요" in page(director, f"{address}minutes/")
    page(director, f"{address}minutes/?paper=1")
    send(browser_of(here.delegates[4]), f"{address}minutes/sign/", fingerprint=kept.fingerprint)
    assert kept.signers.filter(signed_at__isnull=False).count() == 4


def test_a_secret_ballot_of_unequal_votes_offers_no_paper(here):
    ballot = opened(here, is_secret=True)
    Ballot.objects.within(public_id=ballot).update(is_weighted=True)
    shown = page(browser_of(here.director), f"{IN}ballots/{ballot}/on-paper/")
    assert "종이로 받지 않아요" in shown
    assert "종이 주기" not in shown  # every one of them would be refused


def test_papers_are_typed_by_two_and_settled_where_they_differ(here):
    ballot = opened(here, is_secret=True)
    director, teller = browser_of(here.director), browser_of(here.teller)
    address = f"{IN}ballots/{ballot}/on-paper/"
    for at in range(3):
        send(director, f"{address}hand-out/", organisation=here.org(at))
    for number, answer in ((1, 1), (2, 1), (3, 2)):
        send(director, f"{address}type/", number=number, answer=answer)
        send(teller, f"{address}type/", number=number, answer=1)
    assert "두 사람의 입력이 달라요" in page(teller, address)
    send(director, f"{IN}ballots/{ballot}/close/")
    assert row(ballot).closed_at is None
    send(teller, f"{address}settle/", number=3, answer=2)
    shut(here, ballot)
    assert row(ballot).outcome == "rejected" or row(ballot).result["votes"]["1"] == "2"
    assert box(ballot) == ["[[1, 1]]", "[[1, 1]]", "[[2, 1]]"]


def test_what_waits_for_my_vote_stands_on_today(here):
    ballot = opened(here)
    client = browser_of(here.delegates[0])
    assert "공동기금을 만들자" in page(client, "/today/")
    send(client, f"{IN}ballots/{ballot}/", status=200, organisation=here.org(0), answer="1")
    assert f"/ballots/{ballot}/" not in page(client, "/today/")


def test_weights_stand_on_the_page_of_the_bylaws_and_never_for_a_cooperative(here):
    bylaws(here, since=day_of(now()), weighting="members", weight_cap="2/5")
    director = browser_of(here.director)
    votes = {f"votes-{here.org(at)}": weight for at, weight in enumerate((3, 2, 1, 1, 1))}
    send(director, f"{IN}bylaws/votes/", **votes)
    assert "모두 8표" in page(director, f"{IN}bylaws/")
    send(director, f"{IN}bylaws/votes/", **(votes | {f"votes-{here.org(0)}": 30}))
    assert "모두 8표" in page(director, f"{IN}bylaws/")

    told = {"since": f"{day_of(now())}", "basis": "cooperative", "weighting": "shares"}
    told |= {"citation_ko": "정관 제1조", "quorum": "1/2", "majority": "1/2", "notice_days": "7"}
    refused = send(director, f"{IN}bylaws/", status=422, **told)
    assert "제23조 제1항" in refused
    send(browser_of(here.delegates[0]), f"{IN}bylaws/votes/", status=403, **votes)


def test_a_meeting_without_a_quorum_is_adjourned_and_called_again(here):
    meeting = meets(here)
    assert end_meeting(here.director, meeting=meeting, at=now()) == "adjourned"
    director = browser_of(here.director)
    shown = page(director, f"{IN}meetings/{meeting}/")
    assert "유회되었어요" in shown
    assert f"again={meeting}" in shown
    again = page(director, f"{IN}meetings/new/?again={meeting}")
    former = Meeting.objects.within(public_id=meeting).get()
    for said in (former.title_ko, former.place, former.purpose_ko):
        assert said in again.split("<form")[-1]  # nobody types it a second time


def test_whoever_calls_a_meeting_chairs_it_unless_another_is_chosen(here):
    shown = page(browser_of(here.director), f"{IN}meetings/new/")
    assert f'<option value="{here.director.account_id}" selected>' in shown


def test_an_empty_field_is_told_in_the_voice_of_the_house(here):
    address = f"{IN}meetings/new/"
    told = send(browser_of(here.director), address, status=422, kind="general")
    assert "어디에서</a>: 비어 있어요." in told
    told = send(browser_of(here.director, language="en"), address, status=422, kind="general")
    assert "Where</a>: This is empty." in told
