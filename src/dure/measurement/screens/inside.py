"""What the pages of measurement inside an initiative share: whose they are, how a deed is answered."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from dure.ground.organisations.types import InitiativeCard
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words


def said(card: InitiativeCard, **more: object) -> dict[str, object]:
    """The context of a page inside an initiative."""
    here = {"condition": "measurement", "initiative": card.name, "slug": card.slug}
    return {**here, "card": card, **more}


def tried(request: HttpRequest, deed: Callable[[], object], done: Words) -> bool:
    """Do it and say so on the next page; a refusal is said there instead. True when it was done."""
    try:
        deed()
    except Refused as refused:
        messages.error(request, str(words_of(refused)))
        return False
    messages.success(request, str(done))
    return True


def asked(ko: str, en: str) -> Any:
    """The label, hint or choice of a form field in both languages; Django's types know only text."""
    return Words(ko, en)
