"""The certificate of a signature, and of a whole version: one sheet of paper, with the way to check it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.agenda.queries import dissent_for_all, one_signature, signed_text, wall_of
from dure.agenda.screens.sign.drawn import about
from dure.engines.qr import draw_qr, tell_qr
from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs, open_to_all

PAGE = "agenda/screens/certificate/page.html"
ALL = "agenda/screens/certificate/whole.html"


@needs("see_initiative")
def certificate(request: ActingRequest, slug: str, number: int, public_id: str) -> HttpResponse:
    """This organisation signed this text."""
    signature = one_signature(request.actor, slug=slug, number=number, public_id=public_id)
    text = signed_text(slug, number)
    said = {**about(text), **way_to_check(slug, number), "signature": signature}
    return render(request, PAGE, said)


@open_to_all(reason="the declaration of an adopted agenda is public")
def declaration(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The declaration for a frame: the vision and everybody who signed."""
    wall = wall_of(slug, number)
    said = {**about(wall.text), **way_to_check(slug, number), "wall": wall}
    said |= {"dissent": dissent_for_all(wall.text.agenda_id)}
    return render(request, ALL, said)


def way_to_check(slug: str, number: int) -> dict[str, str]:
    """The public address of the check, as a code to scan and to read."""
    address = f"{settings.DURE_ADDRESS}{reverse('check_text', args=[slug, number])}"
    return {"qr": draw_qr(address), "check_at": tell_qr(address)}
