"""When a page cannot be given: not allowed, not there, too often, a stale form, a fault of ours."""

import sys
import tempfile

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from dure.kernel.full_disk import NOTHING_TAKEN, is_full
from dure.kernel.ui.language import language_of_stranger
from dure.kernel.words import Words, speaking

PAGE = "kernel/ui/error.html"
NOT_ALLOWED = (
    Words("이 화면을 볼 수 있는 역할이 아니에요", "Your role does not open this page"),
    Words(
        "필요하시다면 백본 조직에 역할을 부탁해 주세요.",
        "If you need it, please ask the backbone organisation for the role.",
    ),
)
NOT_THERE = (
    Words("여기에는 아무것도 없어요", "There is nothing here"),
    Words(
        "주소가 바뀌었거나 잘못 적혔을 수 있어요.", "The address may have changed or been mistyped."
    ),
)
TOO_OFTEN = (
    Words("조금 쉬었다 해 주세요", "Please pause for a moment"),
    Words(
        "짧은 사이에 너무 여러 번 하셨어요. 몇 분 뒤에 다시 해 주세요.",
        "That was too often in a short time. Please try again in a few minutes.",
    ),
)
STALE = (
    Words("이 화면은 너무 오래 열려 있었어요", "This page has been open for too long"),
    Words(
        "안전을 위해 받지 않았어요. 앞 화면으로 돌아가 새로 고친 뒤 다시 보내 주세요.",
        "To be safe it was not taken. Go back, reload the page and send it again.",
    ),
)
FAILED = (
    Words("저희 쪽에서 잘못되었어요", "Something went wrong on our side"),
    Words(
        "적으신 것은 저장되지 않았을 수 있어요. 잠시 뒤에 다시 해 주세요.",
        "What you entered may not have been kept. Please try again in a while.",
    ),
)
NO_ROOM = (Words("디스크가 가득 찼어요", "The disk is full"), NOTHING_TAKEN)
Said = tuple[Words, Words]


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but not with this right."""
    return _said(request, NOT_ALLOWED, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: also for what somebody may not know to exist."""
    return _said(request, NOT_THERE, 404)


def too_often(request: HttpRequest) -> HttpResponse:
    """429: somebody, or a machine, is in too much of a hurry."""
    return _said(request, TOO_OFTEN, 429)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of the form protection."""
    return _said(request, STALE, 403)


def failed(request: HttpRequest) -> HttpResponse:
    """500: drawn without session, account or database, any of which may be what is broken.

    507 where the disk has no room: then that is said, because somebody can mend it.
    """
    said, status = what_failed()
    with speaking(language_of_stranger(request)):
        html = render_to_string(PAGE, _words(said) | {"is_ours": True})
    return HttpResponse(html, status=status)


def what_failed() -> tuple[Said, int]:
    """What is said of the error in hand, and its status."""
    full = is_full(sys.exc_info()[1], (str(settings.DURE_HOME), tempfile.gettempdir()))
    return (NO_ROOM, 507) if full else (FAILED, 500)


def _said(request: HttpRequest, said: Said, status: int) -> HttpResponse:
    return render(request, PAGE, _words(said), status=status)


def _words(said: Said) -> dict[str, object]:
    return {"what": said[0], "more": said[1]}
