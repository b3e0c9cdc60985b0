"""A partner without an account: the link shows nothing personal until a code from the mail is typed."""

from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dure.activities.queries import is_known, link_of_token
from dure.activities.screens.partner_referral.said import known_page
from dure.activities.screens.referral.deeds import DONE, give_answer
from dure.activities.screens.written import text_in
from dure.activities.services import partner_of, send_link_code, type_link_code, visitor_of
from dure.activities.types.referrals import PartnerLink
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import open_to_all
from dure.kernel.refusals import words_of
from dure.kernel.ui.deeds import tried
from dure.kernel.ui.errors import too_often
from dure.kernel.ui.phone_mark import PhoneMark, new_mark
from dure.kernel.words import Words

BY_LINK = "a partner without an account opens it from a message; a code from the mail comes first"
PAGE = "activities/screens/partner_referral/page.html"
MARK = PhoneMark("dure_referral", "dure.activities.referral", seconds=60 * 60 * 8)
SENT = Words("메일로 코드를 보냈어요.", "A code is on its way to the mailbox.")


@open_to_all(reason=BY_LINK)
@never_cache
def partner_referral(request: ActingRequest, token: str) -> HttpResponse:
    """Can you help? First: are you the one who was asked?"""
    link = _link(request, token)
    if isinstance(link, HttpResponse):
        return link
    if link.standing == "ended":
        return _drawn(request, link, {"stage": "over"})
    mark, name = _mark(request, token)
    if not is_known(link, mark, at=now()):
        return _drawn(request, link, {"stage": "code", "asked": request.GET.get("asked") == "1"})
    actor = partner_of(link, name, request.actor.address)
    return _drawn(request, link, {"stage": "known"} | known_page(actor, link, at=now()))


@open_to_all(reason=BY_LINK)
@require_POST
@never_cache
def ask_code(request: ActingRequest, token: str) -> HttpResponse:
    """Send a code to the address that was invited."""
    asked = {"app": "allauth.account", "action": "referral_code", "limit_get": True}
    if ratelimit.consume(request, **asked) is None:
        return too_often(request)
    link = _link(request, token)
    if isinstance(link, HttpResponse):
        return link
    who, back = visitor_of(link, request.actor.address), reverse("partner_referral", args=[token])
    done = tried(request, lambda: send_link_code(who, link_id=link.id, at=now()), SENT)
    return HttpResponseRedirect(f"{back}?asked=1" if done else back)


@open_to_all(reason=BY_LINK)
@require_POST
@never_cache
def type_code(request: ActingRequest, token: str) -> HttpResponse:
    """The code of the mail, and who answers."""
    link, told = _link(request, token), request.POST
    if isinstance(link, HttpResponse):
        return link
    mark, name = new_mark(), text_in(told, "by", 80)
    try:
        _typed(request, link, text_in(told, "code", 12), mark, name)
    except Refused as refused:
        said = {"stage": "code", "asked": True, "fault": words_of(refused), "by": name}
        return _drawn(request, link, said, status=422)
    answer = HttpResponseRedirect(reverse("partner_referral", args=[token]))
    kept = {"link": token, "mark": mark, "by": name}
    MARK.keep(request, answer, kept, path=f"/referral/{token}/")
    return answer


@open_to_all(reason=BY_LINK)
@require_POST
@never_cache
def answer_by_link(request: ActingRequest, token: str) -> HttpResponse:
    """Yes, no and why, the first contact, how it went: each once, for this referral only."""
    link = _link(request, token)
    if isinstance(link, HttpResponse):
        return link
    back = HttpResponseRedirect(reverse("partner_referral", args=[token]))
    mark, name = _mark(request, token)
    if link.standing == "ended" or not is_known(link, mark, at=now()):
        return back
    actor, told = partner_of(link, name, request.actor.address), request.POST
    done = DONE.get(told.get("deed", ""), SENT)
    tried(request, lambda: give_answer(actor, link.public_id, told, at=now(), by=name), done)
    return back


def _typed(request: ActingRequest, link: PartnerLink, code: str, mark: str, name: str) -> None:
    if not name:
        raise Refused("activities.your_name_needed")
    who = visitor_of(link, request.actor.address)
    result = type_link_code(who, link_id=link.id, code=code, mark=mark, at=now())
    if result == "wrong":
        raise Refused("activities.code_wrong")
    if result == "void":
        raise Refused("activities.code_void")


def _link(request: ActingRequest, token: str) -> PartnerLink | HttpResponse:
    try:
        return link_of_token(token, at=now())
    except Refused as refused:
        said = {"condition": "activities", "stage": "none", "fault": words_of(refused)}
        return render(request, PAGE, said, status=404)


def _mark(request: ActingRequest, token: str) -> tuple[str, str]:
    kept: Any = MARK.read(request)
    mine = isinstance(kept, dict) and kept.get("link") == token
    return (str(kept["mark"]), str(kept["by"])) if mine else ("", "")


def _drawn(
    request: ActingRequest, link: PartnerLink, said: dict[str, Any], status: int = 200
) -> HttpResponse:
    answer = render(request, PAGE, {**_about(request, link), **said}, status=status)
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


def _about(request: ActingRequest, link: PartnerLink) -> dict[str, Any]:
    token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
    return {"link": link, "condition": "activities", "link_token": token}
