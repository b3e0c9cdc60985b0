"""The verbs of a referral as its page and the link ask for them."""

from datetime import datetime

from django.http import QueryDict

from dure.activities.screens.written import day_in, number_in, text_in
from dure.activities.services import (
    accept_referral,
    close_referral,
    decline_referral,
    hand_on_referral,
    note_contact,
    renew_link,
    withdraw_referral,
)
from dure.activities.types.referrals import Answered
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.words import Words

DONE = {
    "accepted": Words("받아들였어요. 보낸 기관에 알렸어요.", "Accepted. The sender has been told."),
    "declined": Words("까닭과 함께 알렸어요.", "The sender has been told, and why."),
    "contacted": Words("처음 만난 날을 적었어요.", "The first contact is noted."),
    "closed": Words("결과를 알렸어요. 고맙습니다.", "The outcome has been told. Thank you."),
    "withdrawn": Words("의뢰를 거두었어요.", "It has been taken back."),
    "handed_on": Words("다른 기관에 부탁했어요.", "Another organisation has been asked."),
    "renewed": Words("링크를 새로 보냈어요.", "A new link has been sent."),
}


def give_answer(
    actor: Actor, public_id: str, told: QueryDict, *, at: datetime, by: str = ""
) -> None:
    """Do what the one asked may do; also by link, then with the name that was typed."""
    given = Answered(
        code=text_in(told, "code", 20),
        note=text_in(told, "note"),
        on=day_in(told, "on"),
        by=by,
    )
    verbs = {
        "accepted": accept_referral,
        "declined": decline_referral,
        "contacted": note_contact,
        "closed": close_referral,
    }
    verb = verbs.get(told.get("deed", ""))
    if verb is None:
        raise Refused("activities.not_yet")
    verb(actor, public_id=public_id, told=given, at=at)


def do_deed(actor: Actor, public_id: str, told: QueryDict, *, at: datetime) -> None:
    """Do what either side may do."""
    asked, given = told.get("deed", ""), Answered(note=text_in(told, "note"))
    address = text_in(told, "address", 200)
    here = {"public_id": public_id, "at": at}
    if asked == "withdrawn":
        withdraw_referral(actor, told=given, **here)
    elif asked == "renewed":
        renew_link(actor, address=address, **here)
    elif asked == "handed_on":
        to = number_in(told, "to")
        hand_on_referral(actor, to=to, address=address, told=given, **here)
    else:
        give_answer(actor, public_id, told, at=at)
