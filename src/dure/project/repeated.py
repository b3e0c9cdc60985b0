"""The face of repeatable calls: reads `Idempotency-Key`, answers from what was kept."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from dure.ground.journal.services.repeatable import begin_call, digest_of, end_call
from dure.kernel.api.problems import problem
from dure.kernel.clock import now
from dure.kernel.words import Words

Answer = Callable[[HttpRequest], HttpResponseBase]
LONGEST = 100
BAD_NAME = Words(
    "Idempotency-Key는 1~100자의 글자·숫자·-_.여야 해요.",
    "An Idempotency-Key has 1 to 100 letters, digits, - _ or .",
)
OTHER_CALL = Words(
    "이 Idempotency-Key는 다른 요청에 이미 썼어요.",
    "This Idempotency-Key was used for another call.",
)
GOING_ON = Words(
    "같은 요청을 아직 처리하고 있어요. 잠시 뒤 다시 보내 주세요.",
    "The same call is still being carried out; send it again in a moment.",
)


def repeatable(get_response: Answer) -> Answer:
    """Middleware for writing calls of the API that name themselves; all others pass untouched."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        name = request.headers.get("Idempotency-Key", "")
        writes = request.method not in ("GET", "HEAD", "OPTIONS")
        if not (name and writes and request.path.startswith("/api/")):
            return get_response(request)
        if (
            len(name) > LONGEST
            or not name.replace("-", "").replace("_", "").replace(".", "").isalnum()
        ):
            return problem(400, "api.bad_idempotency_key", BAD_NAME)
        return _once(request, name, get_response)

    return answer


def _once(request: HttpRequest, name: str, get_response: Answer) -> HttpResponseBase:
    caller = digest_of(request.headers.get("Authorization", "").encode())
    asked = digest_of(str(request.method).encode(), request.get_full_path().encode(), request.body)
    known = begin_call(caller=caller, name=name, asked=asked, at=now())
    if known is None:
        made = get_response(request)
        text = made.content.decode() if isinstance(made, HttpResponse) else ""
        kind = made.headers.get("Content-Type", "")
        end_call(caller=caller, name=name, status=made.status_code, kind=kind, answer=text)
        return made
    if known.asked != asked:
        return problem(409, "api.idempotency_key_used", OTHER_CALL)
    if not known.status:
        return problem(409, "api.still_going_on", GOING_ON)
    kept = HttpResponse(known.answer, status=known.status, content_type=known.kind or None)
    kept.headers["Idempotent-Replayed"] = "true"
    return kept
