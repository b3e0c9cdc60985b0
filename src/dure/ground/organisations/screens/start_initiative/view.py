"""Whoever keeps the house starts a further initiative."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import must
from dure.ground.journal.types import Subject
from dure.ground.organisations.screens.inside import taken
from dure.ground.organisations.screens.start_initiative.form import FurtherForm
from dure.ground.organisations.services import add_initiative
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.words import Words

STARTED = Words(
    "새 공동사업이 시작됐어요. 오늘 화면이 첫걸음을 알려 드려요.",
    "The new initiative has started. Today shows its first steps.",
)
TAKEN_OVER = Words(
    "한 언어로만 적은 이름은 다른 언어에도 그대로 두었어요. 설정에서 바꿀 수 있어요.",
    "A name told in one language stands in both for now. You can change it in the settings.",
)


@needs("start_initiative")
def start(request: ActingRequest) -> HttpResponse:
    """What is the new initiative, and who serves it?"""
    must(request.actor, "start_initiative", Subject("house", "this"))
    form = FurtherForm(request.POST or None, initial={"started_on": day_of(now())})
    if taken(request, form, lambda: _start(request, form), STARTED):
        if form.taken_over():
            messages.info(request, str(TAKEN_OVER))
        return redirect("/today/")
    page = "ground/organisations/screens/start_initiative/page.html"
    return render(request, page, {"form": form}, status=422 if form.errors else 200)


def _start(request: ActingRequest, form: FurtherForm) -> None:
    backbone = form.backbone() if form.registers() else None
    new = form.initiative(form.cleaned_data["organisation"] or 0)
    add_initiative(request.actor, at=now(), new=new, backbone=backbone)
