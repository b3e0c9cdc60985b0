"""The agenda of an initiative: what is in force, what is being written, what has come up, how it grew."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.agenda.queries import agenda_tree, agendas_of, amendments_waiting, reviews_of
from dure.agenda.screens.drawn import drawn
from dure.agenda.screens.writing import Desk, desk_of, did, href, whole
from dure.agenda.services import begin_draft, freeze_version, open_version_again
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.faces import needs
from dure.kernel.words import Words

BEGUN = Words("새 초안을 시작했어요.", "A new draft has begun.")
FROZEN = Words(
    "문안을 확정했어요. 이제 이 글 그대로 결정하고 서명해요.",
    "The wording is final: this very text is decided on and signed.",
)
OPENED = Words("초안을 다시 열었어요. 지문은 새로 만들어요.", "The draft is open again.")


@needs("see_initiative")
def agenda_home(request: ActingRequest, slug: str) -> HttpResponse:
    """What do we want together, and where does the text stand?"""
    desk = desk_of(request, slug)
    return render(request, "agenda/screens/agenda_home/page.html", desk.said(**_found(desk)))


@require_POST
@needs("write_agenda")
def begin(request: ActingRequest, slug: str) -> HttpResponse:
    """The next version begins."""
    desk = desk_of(request, slug)
    return did(
        request,
        lambda: begin_draft(request.actor, initiative_id=desk.initiative.id, at=now()),
        BEGUN,
        href("agenda_draft", slug),
    )


@require_POST
@needs("write_agenda")
def freeze(request: ActingRequest, slug: str) -> HttpResponse:
    """The wording is final, or is opened once more."""
    desk = desk_of(request, slug)
    agenda_id = _of_this_house(desk, whole(request.POST.get("agenda", "")))
    if agenda_id is None:
        return HttpResponseRedirect(href("agenda_home", slug))
    again = request.POST.get("deed") == "open"
    verb = open_version_again if again else freeze_version
    deed = lambda: verb(request.actor, agenda_id=agenda_id, at=now())  # noqa: E731
    return did(request, deed, OPENED if again else FROZEN, href("agenda_draft", slug))


def _of_this_house(desk: Desk, agenda_id: int) -> int | None:
    known = {card.id for card in agendas_of(desk.initiative.id)}
    return agenda_id if agenda_id in known else None


def _found(desk: Desk) -> dict[str, object]:
    versions = agendas_of(desk.initiative.id)
    adopted = next((one for one in versions if one.status == "adopted"), None)
    draft = next((one for one in versions if one.status == "draft"), None)
    tree = agenda_tree(adopted.id) if adopted else None
    return {
        "versions": versions,
        "adopted": adopted,
        "draft": draft,
        "waiting": sum(amendments_waiting(draft.id).values()) if draft else 0,
        "vision": next((one for one in tree.nodes if one.kind == "vision"), None) if tree else None,
        "picture": drawn(tree, desk.initiative) if tree else None,
        "reviews": reviews_of(desk.initiative.id, open_only=True),
    }
