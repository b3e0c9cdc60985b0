"""From many voices to a signed text: heard, amended, decided, signed in a hall."""

from types import SimpleNamespace

import pytest
from django.test import Client

from dure.agenda.models import Agenda, AgendaNode
from dure.agenda.queries import agenda_tree, signatures_of, signed_text
from dure.agenda.services import (
    accept_amendment,
    close_ballot,
    close_question,
    freeze_version,
    give_proxy,
    hand_out_codes,
    mark_present,
    open_ceremony,
    propose_amendment,
    record_weights,
)
from dure.agenda.tests.assembly import (
    Federation,
    bylaws,
    federation,
    meets,
    opened,
    proposed,
    row_of,
    votes,
)
from dure.agenda.tests.clauses import written_draft
from dure.agenda.tests.hearing_story import Hall, asked, by_link, member, says
from dure.agenda.types.deciding import ProxyDraft
from dure.agenda.types.hearing import GroupDraft
from dure.agenda.types.writing import AmendmentDraft, Wording
from dure.ground.tests.browser import browser_of, page
from dure.ground.tests.story import NOW, TODAY
from dure.kernel.clock import now
from dure.kernel.words import Words
from dure.measurement.models import Disaggregation
from dure.measurement.tests.releases import County, assign, indicator, reports

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
COOPERATIVES = 21
KINDS = (
    GroupDraft(Words("회원조합", "Member cooperatives"), "type", "cooperative"),
    GroupDraft(Words("당사자", "People with lived experience"), "lived"),
    GroupDraft(Words("주민", "Residents"), "residents"),
)
YES, NO = 1, 2


def test_from_a_question_to_a_text_that_twenty_one_cooperatives_signed() -> None:
    here = federation(COOPERATIVES)
    counted(here)
    heard(here)
    agenda_id = drafted_and_amended(here)
    decided(here, agenda_id)

    token, signed = signed_in_the_hall(here, agenda_id)

    assert signed == COOPERATIVES
    screen = page(Client(), f"/declare/{token}/screen/")
    assert screen.count("data-id=") == COOPERATIVES
    assert 'class="open"' not in screen
    opens_its_indicator(here)


def counted(here: Federation) -> None:
    """One cooperative reports the indicator by which a clause is measured."""
    Disaggregation.objects.create(code="sex", name_ko="성별", name_en="Sex", categories=[])
    home = SimpleNamespace(
        initiative=here.initiative, reporter=here.delegates[0], director=here.director
    )
    made = County(home, {"꿈자람": here.members[0]}, indicator("F10"))  # type: ignore[arg-type]
    assign(made, made.served, "꿈자람", "")
    reports(made, "꿈자람", "2026-09", {"": 12})


def heard(here: Federation) -> None:
    """A member, somebody with lived experience and a resident answer: nobody who was invited is missing."""
    question, tokens = asked(here, at=NOW, groups=KINDS)  # type: ignore[arg-type]
    hall = Hall(here, question, tokens)  # type: ignore[arg-type]
    says(hall, member(hall, here.delegates[0]), (1, 1, 1))
    says(hall, by_link(hall, "tablet", "lived"), (1, 1, -1))
    says(hall, by_link(hall, "phone"), (1, -1, 0))

    assert close_question(here.director, question_id=question.id, at=NOW) == ()


def drafted_and_amended(here: Federation) -> int:
    """A cooperative proposes other words for an outcome; they are taken into the draft."""
    draft = written_draft(here)  # type: ignore[arg-type]
    node = AgendaNode.objects.within(pk=draft.node["art0000000"]).get()
    told = AmendmentDraft(
        revision=node.revision,
        wording=Wording(
            Words("예술로 말한다", "Speak through art"), Words("무대에 선다.", "On the stage.")
        ),
        reason="표현보다 말이 쉬워요.",
        organisation_id=here.org(1),
    )
    made = propose_amendment(here.delegates[1], node_id=node.pk, amendment=told, at=NOW)
    accept_amendment(here.director, amendment_id=made.id, revision=node.revision, at=NOW)
    assert "예술로 말한다" in [one.title.ko for one in agenda_tree(draft.agenda_id).nodes]
    freeze_version(here.director, agenda_id=draft.agenda_id, at=NOW)
    return draft.agenda_id


def decided(here: Federation, agenda_id: int) -> None:
    """Eighteen of twenty-one are there, one by proxy; the weighted votes reach two thirds."""
    bylaws(here, weighting="members")
    since = TODAY
    record_weights(
        here.director,
        initiative_id=here.initiative.pk,
        since=since,
        votes={here.org(0): 3, here.org(1): 2},
        at=NOW,
    )
    meeting = meets(here)
    for at in range(17):
        mark_present(
            here.director, meeting=meeting, organisation_id=here.org(at), present=True, at=NOW
        )
    proxy = ProxyDraft(giver_id=here.org(17), holder_id=here.org(16), proof="위임장")
    give_proxy(here.director, meeting=meeting, told=proxy, at=NOW)
    ballot = opened(
        here,
        "two_thirds",
        proposal=proposed(here, "agenda", agenda_id=agenda_id),
        meeting=meeting,
        closes_at=None,
    )
    for at in range(18):
        against = at in {5, 6}
        reason = Words("더 살펴봐야 해요.", "It needs more thought.") if against else Words("", "")
        by = here.delegates[16 if at == 17 else at]
        votes(here, ballot, at, NO if against else YES, by=by, reason=reason)

    assert close_ballot(here.director, ballot=ballot, at=NOW) == "adopted"
    assert row_of(ballot).is_weighted
    assert Agenda.objects.within(pk=agenda_id).get().status == "adopted"


def signed_in_the_hall(here: Federation, agenda_id: int) -> tuple[str, int]:
    """Each delegate scans the code on the screen, types the letters of a slip, ticks and signs."""
    ceremony = open_ceremony(
        here.director, at=now(), agenda_id=agenda_id, title=Words("비전선포식", "Declaration")
    )
    slips = hand_out_codes(here.director, at=now(), token=ceremony.token)
    address = f"/declare/{ceremony.token}/"
    for number, slip in enumerate(slips):
        phone = Client()
        phone.post(f"{address}code/", {"code": slip.code})
        html = page(phone, f"{address}sign/")
        ticket = html.split('name="ticket" value="')[1].split('"')[0]
        form = {"ticket": ticket, "ticked": "yes", "key": f"phone-{number}"}
        for _ in range(2):  # a thumb that taps twice signs once
            answer = phone.post("/declare/signature/", form, headers={"Accept": "application/json"})
            assert answer.json()["state"] == "signed", answer.json()
    return ceremony.token, len(signatures_of(signed_text(here.initiative.slug, 1)))


def opens_its_indicator(here: Federation) -> None:
    """The clause of the adopted version leads to the indicator it is measured by."""
    reader = browser_of(here.director)
    clause = page(reader, f"/in/{here.initiative.slug}/agenda/1/paid000000/")
    assert "유급 고용 인원" in clause
    assert f"/in/{here.initiative.slug}/indicators/F10/" in clause
