"""A sign that no database takes never reaches one."""

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from dure.kernel.ui.plain_questions import without_nul


def asked(query: str) -> dict[str, str]:
    seen: list[HttpRequest] = []

    def look(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    without_nul(look)(RequestFactory().get(f"/?{query}"))
    return dict(seen[0].GET.items())


def test_a_nul_is_left_out_and_the_rest_stays():
    assert asked("period=2026%00-03&q=%EB%8F%84%EC%9D%BC") == {"period": "2026-03", "q": "도일"}


def test_one_that_is_made_by_taking_another_away_is_found_too():
    assert asked("q=a%0%000b") == {"q": "ab"}


def test_a_percent_sign_that_is_meant_stays():
    assert asked("q=%2500") == {"q": "%00"}
