"""The agenda of the demo: declared, amended, put to the vote with weights and one proxy, signed by all."""

from datetime import date, datetime, timedelta
from typing import Any

from dure.agenda.models import Agenda, AgendaNode
from dure.agenda.queries import signed_text
from dure.agenda.services import (
    accept_amendment,
    adopt_version,
    assume,
    begin_draft,
    decline_amendment,
    freeze_version,
    propose_amendment,
    write_clause,
)
from dure.agenda.types.writing import AmendmentDraft, ClauseDraft, Wording
from dure.ground.journal.types import Actor
from dure.kernel.words import Words
from dure.project.demo.assembly import decide
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.declared import declare_in_the_hall, sign_one_by_one
from dure.project.demo.pack import told, words

BY_CODE = ("indicator", "activity")
DAY = timedelta(days=1)


def live_agendas(cast: Cast) -> None:
    """Both initiatives: the first version, the second, and who stands behind each."""
    for initiative, story in told("agenda").items():
        first = _first(cast, initiative, story)
        _signed(cast, initiative, story, first, number=1)
        second = _second(cast, initiative, story, first)
        if "meeting" in story["second"]:
            decide(cast, initiative, story, second)
        else:
            _adopt(cast, initiative, second, story["second"]["adopted"])
        _signed(cast, initiative, story, second, number=2)


def _lead(cast: Cast, initiative: str, at: datetime) -> Actor:
    return cast.actor(cast.director_name(initiative), at)


def _first(cast: Cast, initiative: str, story: dict[str, Any]) -> int:
    begun = at_hour(story["first"]["begun"], 9)
    lead = _lead(cast, initiative, begun)
    agenda_id: int = begin_draft(
        lead,
        initiative_id=cast.initiatives[initiative],
        title=words(story["title"]),
        at=begun,
    )
    keys: dict[str, str] = {}
    for clause in story["clauses"]:
        kind, above, name, ko, en, *more = clause
        draft = ClauseDraft(
            kind=kind,
            above=keys.get(above, ""),
            title=Words(ko, en),
            text=Words("", "") if kind in BY_CODE else Words(*more),
            refers_to=more[0] if kind in BY_CODE else "",
        )
        node_id = write_clause(lead, agenda_id=agenda_id, clause=draft, at=begun)
        keys[name] = AgendaNode.objects.within(pk=node_id).get().key
    for lower, upper, ko, en in story["assumes"]:
        node = _node(agenda_id, keys[lower])
        assume(lead, node_id=node.pk, upper=keys[upper], assumption=Words(ko, en), at=begun)
    story["keys"] = keys
    freeze_version(lead, agenda_id=agenda_id, at=begun + timedelta(hours=2))
    _adopt(cast, initiative, agenda_id, story["first"])
    return agenda_id


def _second(cast: Cast, initiative: str, story: dict[str, Any], first: int) -> int:
    begun = at_hour(story["second"]["begun"], 10)
    lead = _lead(cast, initiative, begun)
    agenda_id: int = begin_draft(lead, initiative_id=cast.initiatives[initiative], at=begun)
    for number, one in enumerate(story["second"]["amended"], start=1):
        _amended(cast, lead, agenda_id, story["keys"], one, begun + number * 7 * DAY)
    freeze_version(lead, agenda_id=agenda_id, at=at_hour(story["second"]["frozen"], 16))
    return agenda_id


def _amended(
    cast: Cast, lead: Actor, agenda_id: int, keys: dict[str, str], one: list[str], at: datetime
) -> None:
    name, by, outcome, ko, en, text_ko, text_en, reason, why = one
    node = _node(agenda_id, keys[name])
    draft = AmendmentDraft(
        revision=node.revision,
        wording=Wording(Words(ko, en), Words(text_ko, text_en)),
        reason=reason,
        organisation_id=cast.organisations[by],
    )
    made = propose_amendment(cast.actor(by, at), node_id=node.pk, amendment=draft, at=at)
    if outcome == "accepted":
        accept_amendment(lead, amendment_id=made.id, revision=node.revision, at=at + DAY)
    else:
        decline_amendment(lead, amendment_id=made.id, why=why, at=at + DAY)


def _node(agenda_id: int, key: str) -> AgendaNode:
    row: AgendaNode = AgendaNode.objects.within(agenda_id=agenda_id, key=key).get()
    return row


def _adopt(cast: Cast, initiative: str, agenda_id: int, how: dict[str, Any]) -> None:
    at = at_hour(how["adopted"] if "adopted" in how else how["held"], 15)
    by = words(how["by"])
    told = f"{by.ko}\n{by.en}"
    adopt_version(_lead(cast, initiative, at), agenda_id=agenda_id, decided_by=told, at=at)


def _signed(
    cast: Cast, initiative: str, story: dict[str, Any], agenda_id: int, *, number: int
) -> None:
    text = signed_text(initiative, number)
    row: Agenda = Agenda.objects.within(pk=agenda_id).get()
    if number == 2 and "hall" in story:
        declare_in_the_hall(cast, initiative, story, text)
        return
    adopted: datetime = row.adopted_at or at_hour(date(2023, 9, 8))
    sign_one_by_one(cast, initiative, story, text, adopted + timedelta(hours=1))
