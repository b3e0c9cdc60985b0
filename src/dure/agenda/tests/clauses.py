"""A small agenda that the stories are told about: 다온's vision with two outcomes and what serves them."""

from dataclasses import dataclass

from dure.agenda.models import Agenda, AgendaLink, AgendaNode
from dure.agenda.services import adopt_version, begin_draft, freeze_version
from dure.agenda.services.begin_draft import first_text
from dure.ground.tests.story import NOW, Village

VISION = (
    "발달장애인이 동네에서 평범한 하루를 산다.",
    "People with developmental disabilities live an ordinary day.",
)
# key, kind, above, Korean heading, English heading, code
CLAUSES = (
    ("vision0000", "vision", "", *VISION, ""),
    ("work000000", "outcome", "vision0000", "배우고 일한다", "Learn and work", ""),
    (
        "jobs000000",
        "strategy",
        "work000000",
        "동네 일터를 함께 만든다",
        "Make workplaces together",
        "",
    ),
    ("paid000000", "indicator", "jobs000000", "유급 고용 인원", "People in paid work", "F10"),
    ("art0000000", "outcome", "vision0000", "예술로 표현한다", "Speak through art", ""),
    ("band000000", "activity", "art0000000", "타악 합주반", "Percussion band", "dd.band"),
)


@dataclass(frozen=True)
class Written:
    """A draft with its clauses by key."""

    agenda_id: int
    node: dict[str, int]


def written_draft(at_home: Village) -> Written:
    """Begin a draft and write six clauses and one assumption into it."""
    agenda_id = begin_draft(at_home.director, initiative_id=at_home.initiative.pk, at=NOW)
    agenda = Agenda.objects.within(pk=agenda_id).get()
    rows: dict[str, AgendaNode] = {}
    for position, (key, kind, above, ko, en, code) in enumerate(CLAUSES):
        rows[key] = AgendaNode.objects.create(
            agenda=agenda,
            key=key,
            kind=kind,
            parent=rows.get(above),
            position=position,
            title_ko=ko,
            title_en=en,
            text_ko="" if code else f"{ko}\n우리는 이렇게 한다.",
            text_en="" if code else f"{en}\nThis is how we do it.",
            refers_to=code,
        )
        first_text(rows[key], at_home.director, NOW, because="written").save()
    AgendaLink.objects.create(
        lower=rows["jobs000000"],
        upper=rows["work000000"],
        assumption_ko="사장님들이 함께 일해 본 적이 있다.",
        assumption_en="Employers have worked together before.",
    )
    return Written(agenda_id, {key: row.pk for key, row in rows.items()})


def adopted_agenda_of(at_home: Village) -> Written:
    """The same draft, frozen and adopted by the general meeting."""
    draft = written_draft(at_home)
    freeze_version(at_home.director, agenda_id=draft.agenda_id, at=NOW)
    adopt_version(at_home.director, agenda_id=draft.agenda_id, decided_by="2026년 정기총회", at=NOW)
    return draft
