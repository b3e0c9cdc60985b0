"""Put a proposal to the members."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.agenda.queries import agendas_of, amendments_to_decide
from dure.agenda.screens.deciding import Here, here
from dure.agenda.screens.propose.form import ProposalForm
from dure.agenda.services import propose as put_proposal
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import organisations_where
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "agenda/screens/propose/page.html"


@needs("propose")
def propose(request: ActingRequest, slug: str) -> HttpResponse:
    """What shall be decided?"""
    where = here(request, slug)
    form = _form(request, where)
    if form.is_valid():
        try:
            told = {"initiative_id": where.card.id, "told": form.told(), "at": now()}
            made = put_proposal(request.actor, **told)
            return HttpResponseRedirect(reverse("proposal", args=[slug, made]))
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    return render(request, PAGE, where.said(form=form), status=422 if form.errors else 200)


def _begun(request: ActingRequest) -> dict[str, str]:
    """From the page of a clause: its amendment is chosen already."""
    asked = request.GET.get("amendment", "")[:10]
    return {"amendment": asked, "subject": "agenda"} if asked.isdecimal() else {}


def _form(request: ActingRequest, where: Here) -> ProposalForm:
    subject = Subject("proposal", "new", where.card.id)
    versions = [one for one in agendas_of(where.card.id) if one.status == "draft"]
    return ProposalForm(
        request.POST or None,
        organisations=organisations_where(request.actor, "propose", where.card.id),
        versions=versions,
        amendments=amendments_to_decide(request.actor, where.card.id),
        initial=_begun(request),
        for_all=may(request.actor, "propose", subject),
    )
