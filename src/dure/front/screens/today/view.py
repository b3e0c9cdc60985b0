"""Today: one queue of what needs you, nothing else."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.front.queue.line import in_order
from dure.front.queue.mine import my_initiatives, my_queue
from dure.front.queue.people import address_lines
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.faces import signed_in
from dure.kernel.ui.drawn_once import drawn_once


@signed_in
@drawn_once
def today(request: ActingRequest) -> HttpResponse:
    """What needs me today?"""
    at = now()
    email = request.user.email
    initiatives = my_initiatives(request.actor, at)
    said = {
        "lines": in_order(
            [*address_lines(request.actor, email=email), *my_queue(request.actor, at)]
        ),
        "initiatives": initiatives,
        "several": len(initiatives) > 1,
        "on": day_of(at),
        "name": request.actor.name,
    }
    return render(request, "front/screens/today/page.html", said)
