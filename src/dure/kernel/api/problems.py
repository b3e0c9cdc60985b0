"""Problems (RFC 9457): every error in one shape, with a stable code and words in both languages."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse

from dure.kernel.api.unreadable import sentence_of
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.ui.refused import status_of
from dure.kernel.words import Words, spoken_language

MEDIA_TYPE = "application/problem+json"
TOLD = 5  # so many faults stand in the sentence; all of them in `problems`
TITLES = {
    400: Words("요청을 읽을 수 없어요", "The request cannot be read"),
    401: Words("열쇠가 필요해요", "A key is needed"),
    403: Words("할 수 없는 일이에요", "Not allowed"),
    404: Words("없어요", "Not there"),
    405: Words("여기서는 그렇게 할 수 없어요", "Not done this way here"),
    409: Words("이미 다르게 쓴 열쇠말이에요", "This key was used for something else"),
    413: Words("너무 커요", "Too large"),
    422: Words("받을 수 없는 값이에요", "These values cannot be taken"),
    429: Words("너무 자주 물었어요", "Asked too often"),
    507: Words("디스크가 가득 찼어요", "The disk is full"),
    500: Words("우리 잘못으로 멈췄어요", "It stopped, and it is our fault"),
}


def problem(
    status: int, code: str, words: Words, problems: list[dict[str, Any]] | None = None
) -> HttpResponse:
    """The answer for one problem."""
    said = words.in_language(spoken_language())
    body = {
        "type": f"urn:dure:problem:{code}",
        "title": TITLES[status].in_language(spoken_language()),
        "status": status,
        "code": code,
        "detail": said,
        "words": words.as_dict(),
        "problems": problems or [],
    }
    text = json.dumps(body, ensure_ascii=False, default=str)
    return HttpResponse(text, status=status, content_type=MEDIA_TYPE)


def refused(error: Refused) -> HttpResponse:
    """A refusal of the rules, with every single finding where there are several."""
    found = getattr(error.values.get("problems"), "each", ())
    each = [
        {
            "code": one.code,
            "indicator": one.indicator,
            "place": one.place_code,
            "cell": one.cell,
            "words": one.words.as_dict(),
        }
        for one in found
    ]
    status = 401 if error.code == "access.bad_token" else status_of(error.code)
    return problem(status, error.code, words_of(error), each)


def unreadable(errors: list[dict[str, Any]]) -> HttpResponse:
    """What was sent does not fit the schema; each place with its reason, and never the value."""
    sentences = [sentence_of(error) for error in errors]
    each = [
        {
            "where": ".".join(str(part) for part in error["loc"]),
            "why": error["msg"],
            "words": words.as_dict(),
        }
        for error, words in zip(errors, sentences, strict=True)
    ]
    told = sentences[:TOLD]
    words = Words(" ".join(one.ko for one in told), " ".join(one.en for one in told))
    return problem(422, "api.unreadable", words, each)


NO_JSON = Words(
    "보낸 내용을 JSON으로 읽을 수 없어요. 괄호와 따옴표, 쉼표를 확인해 주세요.",
    "What was sent cannot be read as JSON. Please check its brackets, quotes and commas.",
)
NOT_THIS_WAY = Words(
    "이 주소에는 {method} 요청을 보낼 수 없어요. 보낼 수 있는 것: {allowed}.",
    "{method} is not done at this address; what is: {allowed}.",
)


def not_this_way(method: str, allowed: str) -> HttpResponse:
    """An address that is there, asked in a way that it does not know."""
    told = NOT_THIS_WAY.filled(method=method, allowed=allowed)
    answer = problem(405, "api.not_this_way", told)
    answer["Allow"] = allowed
    return answer


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """An address below the API at which nothing is."""
    del request, rest
    return problem(404, "api.no_such_address", TITLES[404])
