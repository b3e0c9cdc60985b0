"""What people of the demo say about a number, a clause and a report, each on the page of its thing."""

from typing import Any

from dure.agenda.queries import adopted_agenda, agenda_tree
from dure.communication.types import About
from dure.front.screens.agenda_clause.view import about_clause
from dure.front.screens.number.view import about_number
from dure.ground.organisations.queries import initiative_by_id
from dure.measurement.models import PublishedNumber, Report
from dure.measurement.queries import published_number
from dure.measurement.queries.report_head import report_head
from dure.measurement.screens.check_report.about import about_report
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.pack import told
from dure.project.demo.talk import Table

SPOKEN_OF = ("outcome", "strategy")


def talk_of_things(cast: Cast) -> None:
    """The threads that hang on pages of other rooms."""
    for initiative, story in told("talk").items():
        table = Table(cast, initiative)
        for each in story.get("things", ()):
            table.say_all(_about(cast, initiative, each["about"]), each["said"])


def _about(cast: Cast, initiative: str, on: dict[str, Any]) -> About:
    here = cast.initiatives[initiative]
    if "number" in on:
        return _number(here, on)
    if "clause" in on:
        return _clause(here, on["clause"])
    rows = Report.objects.within(
        round__initiative_id=here, round__period=on["period"], organisation__slug=on["report"]
    )
    director = cast.actor(cast.director_name(initiative), at_hour(cast.today))
    return about_report(report_head(director, report_id=rows.get().pk))


def _number(initiative_id: int, on: dict[str, Any]) -> About:
    rows = PublishedNumber.objects.filter(
        publication__initiative_id=initiative_id,
        indicator__code=on["number"],
        period=on["period"],
        place_code="",
        organisation=None,
        cell="",
    )
    return about_number(published_number(rows.latest("pk").address))


def _clause(initiative_id: int, which: int) -> About:
    card = adopted_agenda(initiative_id)
    if card is None:
        raise LookupError("the story speaks of a clause that was never adopted")
    nodes = [node for node in agenda_tree(card.id).nodes if node.kind in SPOKEN_OF]
    return about_clause(initiative_by_id(initiative_id), card.number, nodes[which])
