"""Check the text: its fingerprint reckoned now, and any text that somebody holds against it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from dure.agenda.queries import signed_text, text_checked
from dure.agenda.rules.canonical import fingerprint_of
from dure.agenda.rules.signing import in_fours
from dure.agenda.screens.sign.drawn import about
from dure.agenda.types.signing import SignedText
from dure.kernel.faces import open_to_all

PAGE = "agenda/screens/check_text/page.html"
WHY_OPEN = "anybody can check what organisations have signed"
LARGEST = 2_000_000


@open_to_all(reason=WHY_OPEN)
@never_cache
def check_text(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Is this the text that was signed?"""
    text = signed_text(slug, number)
    checked = text_checked(text)
    said = {**about(text), "checked": checked, "reckoned": in_fours(checked.reckoned)}
    if request.method == "POST":
        held = _held(request)
        mark = fingerprint_of(held)
        said |= {"asked": bool(held), "same": mark == text.fingerprint, "theirs": in_fours(mark)}
        said["sent"] = held if len(held) < LARGEST else ""
    return render(request, PAGE, said)


@open_to_all(reason=WHY_OPEN)
def canonical(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The very letters, as a file: `sha256sum` gives the fingerprint."""
    text = signed_text(slug, number)
    answer = HttpResponse(text.text.encode("utf-8"), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{file_name(text)}"'
    return answer


def file_name(text: SignedText) -> str:
    """`halmae-agenda-2.txt`."""
    return f"{text.slug}-agenda-{text.number}.txt"


def _held(request: HttpRequest) -> str:
    """What somebody uploads or pastes; a browser's line ends are those of the text again."""
    file = request.FILES.get("file")
    if file is not None:
        return bytes(file.read(LARGEST)).decode("utf-8", errors="replace")
    pasted = request.POST.get("text", "").replace("\r\n", "\n")
    return f"{pasted.strip()}\n" if pasted.strip() else ""
