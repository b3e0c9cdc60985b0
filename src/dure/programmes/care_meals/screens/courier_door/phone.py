"""The phone of a courier: a key of its own for one link."""

from django.http import HttpRequest, HttpResponse

from dure.kernel.ui.phone_mark import PhoneMark

# A week: what a phone still holds may come some days late.
MARK = PhoneMark("dure_door", "dure.care_meals.door", seconds=60 * 60 * 24 * 7)


def phone_of(request: HttpRequest, token: str) -> str:
    """The key of this phone for this link; empty where it is new."""
    kept = MARK.read(request)
    known = isinstance(kept, dict) and kept.get("link") == token
    return str(kept["phone"]) if known else ""


def remember(request: HttpRequest, answer: HttpResponse, token: str, phone: str) -> HttpResponse:
    """Let the phone be known as the same one at this address."""
    MARK.keep(request, answer, {"link": token, "phone": phone}, path=f"/door/{token}/")
    return answer
