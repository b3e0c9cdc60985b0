"""The hall: a big screen that fills, a phone without network, twenty-one cooperatives within a minute."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from dure.agenda.models import Agenda, Ratification
from dure.agenda.services import (
    adopt_version,
    freeze_version,
    hand_out_codes,
    open_ceremony,
    sign_version,
)
from dure.agenda.tests.assembly import federation
from dure.agenda.tests.clauses import written_draft
from dure.agenda.types.signing import Proof, Signing
from dure.kernel.clock import now
from dure.kernel.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HALL = {"width": 1920, "height": 1080}


def test_the_screen_fills_keeps_what_it_has_without_network_and_catches_up(
    browser: Browser, phone: Page, live_server: LiveServer
) -> None:
    here = federation(21)
    draft = written_draft(here)  # type: ignore[arg-type]
    freeze_version(here.director, agenda_id=draft.agenda_id, at=now())
    adopt_version(here.director, agenda_id=draft.agenda_id, decided_by="총회", at=now())
    hall = open_ceremony(
        here.director, at=now(), agenda_id=draft.agenda_id, title=Words("선포식", "Declaration")
    )
    slips = {
        one.organisation.ko: one.code
        for one in hand_out_codes(here.director, at=now(), token=hall.token)
    }
    room = browser.new_context(viewport=HALL, locale="ko-KR", reduced_motion="reduce")
    screen = room.new_page()
    screen.goto(f"{live_server.url}/declare/{hall.token}/screen/")
    expect(screen.locator("li.open")).to_have_count(21)

    phone.goto(f"{live_server.url}/declare/{hall.token}/")
    phone.get_by_label("종이에 적힌 여덟 글자").fill(slips["꿈자람협동조합"])
    phone.get_by_role("button", name="계속").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("꿈자람협동조합")
    phone.get_by_role("checkbox").check()

    phone.context.set_offline(True)
    room.set_offline(True)
    phone.get_by_role("button", name="서명합니다").click()
    expect(phone.get_by_text("서명을 간직했어요")).to_be_visible()
    sign_the_others(here, draft.agenda_id, hall.id)
    expect(screen.locator(".waits")).to_be_visible()
    expect(screen.locator("[data-id]")).to_have_count(0)

    room.set_offline(False)
    phone.context.set_offline(False)

    expect(phone.get_by_text("서명했어요", exact=True)).to_be_visible()
    expect(screen.locator("[data-id]")).to_have_count(21)
    expect(screen.locator(".waits")).to_be_hidden()
    expect(screen.locator("[data-count]")).to_have_text("21")
    rows = Ratification.objects.within(agenda_id=draft.agenda_id).order_by("received_at", "id")
    assert [each.get_attribute("data-id") for each in screen.locator("[data-id]").all()] == [
        row.public_id for row in rows
    ]
    mine = rows.get(organisation_id=here.org(0))
    assert mine.signed_at < mine.received_at
    assert mine.signed_at < rows.exclude(pk=mine.pk).latest("received_at").received_at
    room.close()


def sign_the_others(here, agenda_id: int, ceremony_id: int) -> None:
    """Twenty delegates whose phones have another network."""
    text = Agenda.objects.within(pk=agenda_id).get()
    for at in range(1, 21):
        actor, moment = here.delegates[at], now()
        told = Signing(
            agenda_id,
            here.org(at),
            text.fingerprint,
            True,
            moment,
            f"p{at}",
            ceremony_id=ceremony_id,
        )
        sign_version(
            actor, at=moment, signing=told, proof=Proof(actor.account_id, "password", moment)
        )
