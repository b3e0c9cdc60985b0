"""Long work on its way: how far, how it ended, and where to go on. Asked again until it is over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.ground.journal.queries import work_card
from dure.ground.journal.types import Actor
from dure.kernel.faces import signed_in
from dure.kernel.words import Words

DOING = {
    "measurement.release.preview": Words(
        "공표할 숫자를 헤아리고 있어요", "Reckoning what would be published"
    ),
    "measurement.numbers.publish": Words("숫자를 공표하고 있어요", "Publishing the numbers"),
    "measurement.table.import": Words("파일을 가져오고 있어요", "Taking the file in"),
}
SOMETHING = Words("일을 하고 있어요", "The work is under way")
WAITING = Words("곧 시작해요", "About to begin")


@signed_in
def work(request: HttpRequest, public_id: str) -> HttpResponse:
    """How far is it? Shown only to whoever started it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the room above, access
    card = work_card(actor, public_id)
    doing = WAITING if card.state == "waiting" else DOING.get(card.kind, SOMETHING)
    leads = card.result if card.result.startswith("/") else ""
    said = {"work": card, "doing": doing, "poll": reverse("work", args=[public_id]), "leads": leads}
    part = "HX-Request" in request.headers
    said["swapped"] = part  # then the heading follows the work as well
    name = "_state.html" if part else "page.html"
    return render(request, f"ground/journal/screens/work/{name}", said)
