"""A small federation that decides: five cooperatives, each with a delegate, and a director who chairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dure.agenda.models import Agenda, Ballot
from dure.agenda.services import (
    begin_draft,
    call_meeting,
    cast_vote,
    freeze_version,
    open_ballot,
    propose,
    record_bylaws,
)
from dure.agenda.types.deciding import (
    BallotDraft,
    BylawsDraft,
    MeetingDraft,
    OptionDraft,
    ProposalDraft,
    Receipt,
    VoteDraft,
)
from dure.ground.access.models import Affiliation
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Initiative, Organisation
from dure.ground.tests.story import (
    NOW,
    TODAY,
    all_join,
    organisations,
    people_who,
    person_who,
)
from dure.kernel.words import Words

NAMES = ("꿈자람", "느린걸음", "두손", "새록", "온마을품")
LAST = NOW + timedelta(days=3)
CITED = Words("정관 제27조", "Bylaws, Article 27")


@dataclass(frozen=True)
class Federation:
    """Who decides."""

    initiative: Initiative
    members: tuple[Organisation, ...]
    delegates: tuple[Actor, ...]
    director: Actor
    teller: Actor

    def org(self, at: int) -> int:
        """The key of a member."""
        return int(self.members[at].pk)


def federation(count: int = 5, *, slug: str = "daon", basis: str = "federation") -> Federation:
    """Its bylaws give one vote each, take proxies, and let an urgent meeting be called in two days."""
    initiative = Initiative.objects.create(
        slug=slug, name_ko="다온연합회", name_en="Daon Federation", started_on=date(2024, 1, 1)
    )
    names = [NAMES[at] if at < len(NAMES) else f"회원{at + 1}" for at in range(count)]
    members = organisations(
        *(
            (f"{slug}-{at}", f"{name}협동조합", f"Member {at + 1}", "cooperative")
            for at, name in enumerate(names)
        )
    )
    all_join(initiative, *members)
    director, teller, *delegates = people_who(
        initiative,
        ("backbone_director", None, f"director-{slug}"),
        ("approver", None, f"teller-{slug}"),
        *(("reporter", each, f"{slug}-delegate-{at}") for at, each in enumerate(members)),
    )
    speak(members, delegates)
    made = Federation(
        initiative=initiative,
        members=tuple(members),
        delegates=tuple(delegates),
        director=director,
        teller=teller,
    )
    bylaws(made, basis=basis)
    return made


def delegate(
    member: Organisation, initiative: Initiative, name: str, kind: str = "delegate"
) -> Actor:
    """Somebody of a member who votes for it."""
    actor = person_who("reporter", initiative, member, name)
    speak([member], [actor], kind)
    return actor


def speak(members: Sequence[Organisation], actors: Sequence[Actor], kind: str = "delegate") -> None:
    """Each of them speaks for the member beside it."""
    Affiliation.objects.bulk_create(
        Affiliation(
            account_id=actor.account_id,
            organisation=member,
            delegate=kind,
            since=date(2024, 1, 1),
        )
        for member, actor in zip(members, actors, strict=True)
    )


def bylaws(here: Federation, since: date = date(2024, 1, 1), **said: object) -> None:
    """What they say from a day on."""
    given: dict[str, object] = {
        "basis": "federation",
        "takes_proxies": True,
        "urgent_days": 2,
        "citation": CITED,
    }
    told = BylawsDraft(**(given | said))  # type: ignore[arg-type]
    record_bylaws(here.director, initiative_id=here.initiative.pk, since=since, told=told, at=NOW)


def proposed(here: Federation, subject: str = "ordinary", **said: object) -> str:
    """Something to be decided."""
    given: dict[str, object] = {
        "subject": subject,
        "title": Words("공동기금을 만들자", "Let us pool a fund"),
        "text": Words("회비의 1할을 모은다.", "A tenth of the fees is pooled."),
        "reason": Words("함께 버티려고", "To hold out together"),
    }
    told = ProposalDraft(**(given | said))  # type: ignore[arg-type]
    return str(propose(here.director, initiative_id=here.initiative.pk, told=told, at=NOW))


def opened(here: Federation, method: str = "majority", **said: object) -> str:
    """A ballot on a new proposal, until the last day unless a meeting is named."""
    options = said.pop("options", ())
    names: Sequence[str] = options if isinstance(options, tuple) else ()
    costs = said.pop("costs", ())
    assert isinstance(costs, tuple)
    drafts = tuple(
        OptionDraft(name=Words(name, ""), cost=costs[at] if costs else 0)
        for at, name in enumerate(names)
    )
    asked = str(said.pop("proposal", "") or proposed(here, str(said.pop("subject", "ordinary"))))
    given: dict[str, object] = {"method": method, "closes_at": LAST, "options": drafts}
    told = BallotDraft(**(given | said))  # type: ignore[arg-type]
    return str(open_ballot(here.director, proposal=asked, told=told, at=NOW))


def meets(here: Federation, **said: object) -> str:
    """A general meeting that began an hour ago, called ten days before."""
    given: dict[str, object] = {
        "title": Words("정기총회", "General meeting"),
        "purpose": Words("공동기금", "The pooled fund"),
        "place": "온마을 강당",
        "notified_on": TODAY - timedelta(days=10),
        "starts_at": NOW - timedelta(hours=1),
        "chair_id": here.director.account_id,
    }
    told = MeetingDraft(**(given | said))  # type: ignore[arg-type]
    return str(call_meeting(here.director, initiative_id=here.initiative.pk, told=told, at=NOW))


def votes(
    here: Federation,
    ballot: str,
    member: int,
    *numbers: int,
    by: Actor | None = None,
    **said: object,
) -> Receipt:
    """A member votes through its delegate, or through somebody else."""
    at = said.pop("at", NOW)
    assert isinstance(at, datetime)
    points = said.pop("points", None)
    marks = points if points is not None else tuple((number, 1) for number in numbers)
    told = VoteDraft(marks=marks, **said)  # type: ignore[arg-type]
    whose = here.org(member)
    return cast_vote(
        by or here.delegates[member], ballot=ballot, organisation_id=whose, told=told, at=at
    )


def row_of(ballot: str) -> Ballot:
    """The row."""
    return Ballot.objects.everywhere("test").get(public_id=ballot)


def frozen_version(here: Federation) -> int:
    """A version with a vision and an outcome, its wording final; answers its key."""
    version = int(begin_draft(here.director, initiative_id=here.initiative.pk, at=NOW))
    for kind, above, ko, en in (
        ("vision", "", "평범한 하루", "An ordinary day"),
        ("outcome", "vision", "혼자 두지 않는다", "Nobody is left alone"),
    ):
        nodes = Agenda.objects.everywhere("test").get(pk=version).nodes
        nodes.create(
            key=kind,
            kind=kind,
            title_ko=ko,
            title_en=en,
            parent=nodes.filter(key=above).first() if above else None,
        )
    freeze_version(here.director, agenda_id=version, at=NOW)
    return version
