"""What the programmes of the house have to say: each panel is asked for whoever may hear it."""

from datetime import datetime

from django.urls import reverse

from dure.front.queue.line import Line
from dure.ground.journal.queries import initiatives_where
from dure.ground.journal.types import Actor
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.programmes import programmes
from dure.kernel.words import Words

NOW = Words("지금 살펴 주세요", "Needs you now")


def programme_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """One line for each thing that a programme wants done here."""
    run = {code for one in actor.initiatives if one.id == here.id for code in one.programmes}
    panels = [panel for each in programmes() if each.code in run for panel in each.panels]
    return [
        Line(
            kind="alarm" if line.urgent else "programme",
            what=line.what,
            more=line.more,
            href=reverse(line.page, args=line.args),
            when=NOW if line.urgent else None,
            late=line.late,
            of=here.name,
        )
        for panel in panels
        if _may(actor, panel.permission, here.id)
        for line in panel.ask(actor, here.id, here.slug, at)
    ]


def _may(actor: Actor, permission: str, initiative_id: int) -> bool:
    where = initiatives_where(actor, permission)
    return where is None or initiative_id in where
