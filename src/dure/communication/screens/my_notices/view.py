"""My notices: by what I am told, when not, how often, and of what."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dure.communication.queries import own_notices
from dure.communication.queries.push_key import push_key
from dure.communication.screens.my_notices.form import OwnManner
from dure.communication.screens.written import number_in
from dure.communication.services import (
    Manner,
    add_browser,
    add_phone,
    add_service,
    add_webhook,
    confirm_phone,
    keep_manner,
    keep_wishes,
    remove_point,
    try_address,
)
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import signed_in
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

PAGE = "communication/screens/my_notices/page.html"
KEPT = Words("저장했어요.", "Saved.")
ASKED = Words(
    "확인 번호 여섯 자리를 문자로 보냈어요. 10분 안에 아래에 적어 주세요.",
    "Six figures are on their way to your phone. Enter them below within ten minutes.",
)
ADDED = Words(
    "더했어요. 이제 그곳으로도 알려 드려요.", "Added. You are told there too from now on."
)
REMOVED = Words("뺐어요. 이제 그곳으로는 보내지 않아요.", "Removed. Nothing goes there any more.")
AGAIN = Words(
    "이제 이 주소로 다시 보내요. 또 되돌아오면 여기에서 알려 드려요.",
    "Mail goes to this address again. If it comes back, this page says so.",
)
KEY = Words(
    "웹훅을 더했어요. 서명 열쇠는 지금만 보여요: {key}",
    "The webhook is added. Its signing key is shown this once: {key}",
)


@signed_in
@never_cache
def my_notices(request: ActingRequest) -> HttpResponse:
    """How am I told?"""
    form = _form(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        keep_manner(request.actor, manner=Manner(**form.cleaned_data), at=now())
        messages.success(request, str(KEPT))
        return redirect("my_notices")
    return _drawn(request, form, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def my_wishes(request: ActingRequest) -> HttpResponse:
    """How often of each occasion."""
    wishes = {
        name.removeprefix("wish."): str(value)
        for name, value in request.POST.items()
        if name.startswith("wish.")
    }
    return _tried(request, lambda: keep_wishes(request.actor, wishes=wishes, at=now()), KEPT)


@require_POST
@signed_in
def my_phone(request: ActingRequest) -> HttpResponse:
    """A number, or the figures that came to it."""
    point = number_in(request.POST.get("point", ""))
    if point:
        figures = request.POST.get("figures", "")
        return _tried(
            request,
            lambda: confirm_phone(request.actor, point=point, figures=figures, at=now()),
            ADDED,
        )
    number = request.POST.get("number", "")
    return _tried(request, lambda: add_phone(request.actor, number=number, at=now()), ASKED)


@require_POST
@signed_in
def my_mail(request: ActingRequest) -> HttpResponse:
    """Letters arrive at my address again."""
    return _tried(request, lambda: try_address(request.actor, at=now()), AGAIN)


@require_POST
@signed_in
def my_browser(request: ActingRequest) -> HttpResponse:
    """This browser let us."""
    given = request.POST.get("subscription", "")[:2000]
    label = request.POST.get("label", "")
    return _tried(
        request,
        lambda: add_browser(request.actor, subscription=given, label=label, at=now()),
        ADDED,
    )


@require_POST
@signed_in
def my_program(request: ActingRequest) -> HttpResponse:
    """A webhook or a room of another service."""
    address = request.POST.get("address", "").strip()[:500]
    if address.startswith(("http://", "https://")):
        return _webhook(request, address)
    return _tried(request, lambda: add_service(request.actor, address=address, at=now()), ADDED)


@require_POST
@signed_in
def remove_my_point(request: ActingRequest) -> HttpResponse:
    """I am not told there any more."""
    point = number_in(request.POST.get("point", ""))
    return _tried(request, lambda: remove_point(request.actor, point=point, at=now()), REMOVED)


def _webhook(request: ActingRequest, address: str) -> HttpResponse:
    try:
        key = add_webhook(request.actor, address=address, at=now())
    except Refused as refused:
        return _drawn(request, _form(request), status=422, problems=[words_of(refused)])
    messages.success(request, str(KEY.filled(key=key)))
    return redirect("my_notices")


def _tried(request: ActingRequest, deed: Callable[[], object], said: Words) -> HttpResponse:
    try:
        deed()
    except Refused as refused:
        return _drawn(request, _form(request), status=422, problems=[words_of(refused)])
    messages.success(request, str(said))
    return redirect("my_notices")


def _form(request: ActingRequest, given: QueryDict | None = None) -> OwnManner:
    own = own_notices(request.actor, email=request.user.email)
    begun = {
        "first": own.first,
        "quiet_from": own.quiet_from,
        "quiet_until": own.quiet_until,
        "digest": own.digest,
        "digest_day": own.digest_day,
    }
    # A program is offered where somebody has added one: chosen without it nothing would come.
    lacking = {"hook", "service"} - {one.kind for one in own.points}
    return OwnManner(given, initial=begun, channels=own.channels - lacking)


def _drawn(
    request: ActingRequest,
    form: OwnManner,
    *,
    status: int = 200,
    problems: list[Words] | None = None,
) -> HttpResponse:
    said = {
        "form": form,
        "own": own_notices(request.actor, email=request.user.email),
        "email": request.user.email,
        "push_key": push_key(),
        "problems": problems or [],
    }
    return render(request, PAGE, said, status=status)
