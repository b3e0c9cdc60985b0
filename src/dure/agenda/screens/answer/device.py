"""The device of somebody without an account, by which a voice is known again."""

from django.http import HttpRequest, HttpResponse

from dure.kernel.ui.phone_mark import PhoneMark

MARK = PhoneMark("dure_voice", "dure.agenda.voice", seconds=60 * 60 * 24 * 365)


def device_of(request: HttpRequest) -> str:
    """The device that answers; empty where it is new."""
    return str(MARK.read(request))


def remember(request: HttpRequest, response: HttpResponse, device: str) -> HttpResponse:
    """Let the device come back as the same voice, only for hearing."""
    MARK.keep(request, response, device, path="/hear/")
    return response
