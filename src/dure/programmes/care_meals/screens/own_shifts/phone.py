"""The phone of a worker, by which the link of her shifts knows her again."""

from django.http import HttpRequest, HttpResponse

from dure.kernel.ui.phone_mark import PhoneMark

MARK = PhoneMark("dure_shift", "dure.care_meals.shift", seconds=60 * 60 * 24 * 365)


def mark_of(request: HttpRequest) -> str:
    """The mark of this phone; empty where it has none."""
    return str(MARK.read(request))


def remember(request: HttpRequest, answer: HttpResponse, mark: str) -> HttpResponse:
    """Let the phone come back as the same one."""
    MARK.keep(request, answer, mark, path="/shift/")
    return answer
