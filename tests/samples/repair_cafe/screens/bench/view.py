"""What lies on the bench?"""

from django.http import HttpResponse
from django.shortcuts import render
from dure.programmes.repair_cafe.queries import bench

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.faces import needs


@needs("mend_things")
def bench_page(request: ActingRequest, slug: str) -> HttpResponse:
    """Everything that was brought."""
    card = initiative_card(slug)
    said = {
        "condition": "activities",
        "initiative": card.name,
        "slug": slug,
        "items": bench(request.actor, card.id),
    }
    return render(request, "programmes/repair_cafe/screens/bench/page.html", said)
