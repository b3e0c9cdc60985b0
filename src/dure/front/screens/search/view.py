"""Search across everything one may see in an initiative."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.communication.queries import search as find
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.faces import needs
from dure.kernel.words import Words

KINDS = {
    "communication.message": ("message-square", Words("글", "Message")),
    "communication.topic": ("messages-square", Words("이야기", "Thread")),
    "communication.announcement": ("megaphone", Words("공지", "Announcement")),
    "communication.meeting": ("calendar", Words("실무 회의", "Working meeting")),
    "communication.decision": ("gavel", Words("결정", "Decision")),
    "communication.action": ("square-check", Words("할 일", "Action")),
    "agenda.clause": ("text", Words("조항", "Clause")),
    "measurement.indicator": ("chart-line", Words("지표", "Indicator")),
    "organisations.member": ("building-2", Words("참여기관", "Member")),
    "activities.service": ("hand-heart", Words("서비스", "Service")),
}
OTHER = ("circle-dot", Words("", ""))


@needs("see_initiative")
def search(request: ActingRequest, slug: str) -> HttpResponse:
    """Where was that?"""
    card, query = initiative_card(slug), request.GET.get("q", "")[:100]
    finds = find(request.actor, initiative_id=card.id, query=query)
    said = {
        "condition": "communication",
        "initiative": card.name,
        "slug": slug,
        "query": query,
        "finds": finds,
        "lines": [(one, *KINDS.get(one.kind, OTHER)) for one in finds.found],
    }
    return render(request, "front/screens/search/page.html", said)
