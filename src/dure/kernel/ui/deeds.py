"""How a page answers a deed: what was done is said on the next page, and so is why it was not."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words


def tried(request: HttpRequest, deed: Callable[[], object], done: Words) -> bool:
    """Do it and say so on the next page; a refusal is said there instead. True when it was done."""
    try:
        deed()
    except Refused as refused:
        messages.error(request, str(words_of(refused)))
        return False
    messages.success(request, str(done))
    return True
