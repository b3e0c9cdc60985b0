"""A hall and a ballot in a real database: many hands at one moment. Run inside an instance of its own."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import datetime

from dure.agenda.models import Agenda, Ballot, BallotPaper, BallotVoter, HallCode, Ratification
from dure.agenda.queries import ceremony_at, code_typed, names_on_screen, result_of
from dure.agenda.services import (
    adopt_version,
    cast_vote,
    close_ballot,
    close_ceremony,
    freeze_version,
    hand_out_codes,
    open_ceremony,
    sign_version,
)
from dure.agenda.tests.assembly import LAST, Federation, delegate, federation, opened
from dure.agenda.tests.clauses import written_draft
from dure.agenda.tests.hearing_evening import together
from dure.agenda.types.deciding import VoteDraft
from dure.agenda.types.signing import CeremonyCard, Proof, Signing
from dure.ground.access.queries import actor_of_id
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW
from dure.kernel.words import Words

MEMBERS = 21
Act = Callable[[], object]


def evening() -> str:
    """What became of each scene, as JSON."""
    here = federation(MEMBERS)
    agenda_id = written_draft(here).agenda_id  # type: ignore[arg-type]
    freeze_version(here.director, agenda_id=agenda_id, at=NOW)
    adopt_version(here.director, agenda_id=agenda_id, decided_by="정기총회", at=NOW)
    title = Words("선포식", "Declaration")
    hall = open_ceremony(here.director, at=NOW, agenda_id=agenda_id, title=title)
    told = {
        "tabs": tabs(here, hall),
        "two_speak": two_speak(here, hall),
        "one_slip": one_slip(here, hall),
        "the_hall": the_hall(here, hall),
        "closing_the_hall": closing_the_hall(here, hall),
        "two_ballots": [two_ballots(here, secret=secret) for secret in (False, True)],
        "closing_the_ballot": closing_the_ballot(here),
    }
    return json.dumps(told)


def signs(
    actor: Actor,
    organisation_id: int,
    hall: CeremonyCard,
    key: str,
    *,
    known: str = "password",
    code_id: int | None = None,
    at: datetime = NOW,
) -> Act:
    """A phone that is about to send its signature."""
    text = Agenda.objects.within(pk=hall.text.agenda_id).get()
    told = Signing(text.pk, organisation_id, text.fingerprint, True, at, key, ceremony_id=hall.id)
    proof = Proof(actor.account_id, known, at, code_id=code_id)  # type: ignore[arg-type]
    return lambda: sign_version(actor, at=at, signing=told, proof=proof)


def rows(hall: CeremonyCard, *organisations: int) -> int:
    found = Ratification.objects.within(agenda_id=hall.text.agenda_id)
    return int(found.filter(organisation_id__in=organisations).count())


def tabs(here: Federation, hall: CeremonyCard) -> dict[str, object]:
    """A thumb that taps six times: the same act from one phone."""
    act = signs(here.delegates[0], here.org(0), hall, "tapped")
    return {"states": Counter(together(*[act] * 6)), "rows": rows(hall, here.org(0))}


def two_speak(here: Federation, hall: CeremonyCard) -> dict[str, object]:
    """The delegate and the alternate of one member sign at the same moment."""
    other = delegate(here.members[1], here.initiative, "alternate-1", "alternate")
    states = together(
        signs(here.delegates[1], here.org(1), hall, "delegate"),
        signs(other, here.org(1), hall, "alternate"),
    )
    return {"states": Counter(states), "rows": rows(hall, here.org(1))}


def one_slip(here: Federation, hall: CeremonyCard) -> dict[str, object]:
    """The code of one slip is typed on two phones, each with an act of its own."""
    (slip,) = hand_out_codes(
        here.director, at=NOW, token=hall.token, organisation_ids=(here.org(2),)
    )
    code_id, account_id, whose = code_typed(ceremony_at(hall.token), slip.code, at=NOW)
    actor = actor_of_id(account_id, at=NOW)
    told = {"known": "hall_code", "code_id": code_id}
    states = together(
        signs(actor, whose, hall, "first", **told),  # type: ignore[arg-type]
        signs(actor, whose, hall, "second", **told),  # type: ignore[arg-type]
    )
    used = HallCode.objects.within(pk=code_id, used_at__isnull=False).count()
    return {"states": Counter(states), "rows": rows(hall, here.org(2)), "used": used}


def the_hall(here: Federation, hall: CeremonyCard) -> dict[str, object]:
    """Everybody else but three, at once; the screen names each once, in the order of receipt."""
    late = range(3, MEMBERS - 3)
    acts = [signs(here.delegates[at], here.org(at), hall, f"phone {at}") for at in late]
    states = together(*acts)
    shown = [name.id for name in names_on_screen(ceremony_at(hall.token))]
    kept = Ratification.objects.within(agenda_id=hall.text.agenda_id)
    return {
        "states": Counter(states),
        "shown": len(shown),
        "once": len(set(shown)),
        "kept": kept.count(),
    }


def closing_the_hall(here: Federation, hall: CeremonyCard) -> dict[str, object]:
    """The hall is closed while the last three sign: nobody loses a signature, whatever hall it says."""
    acts = [
        signs(here.delegates[at], here.org(at), hall, f"last {at}")
        for at in range(MEMBERS - 3, MEMBERS)
    ]
    states = together(
        acts[0], lambda: close_ceremony(here.director, at=NOW, token=hall.token), *acts[1:]
    )
    return {"states": Counter(states), "kept": rows(hall, *(each.pk for each in here.members))}


def two_ballots(here: Federation, *, secret: bool) -> dict[str, object]:
    """Two tabs of one delegate vote differently, and five delegates vote at once."""
    ballot = opened(here, is_secret=secret)

    def voting(member: int, answer: int) -> Act:
        told = VoteDraft(marks=((answer, 1),))
        return lambda: cast_vote(
            here.delegates[member],
            ballot=ballot,
            organisation_id=here.org(member),
            told=told,
            at=NOW,
        )

    states = together(voting(0, 1), voting(0, 2), *(voting(at, 1) for at in range(1, 6)))
    papers = BallotPaper.objects.everywhere("test").filter(ballot__public_id=ballot)
    voted = BallotVoter.objects.everywhere("test").filter(ballot__public_id=ballot)
    return {
        "states": Counter(states),
        "papers": papers.filter(replaced=False).count(),
        "voted": voted.exclude(how="").count(),
    }


def closing_the_ballot(here: Federation) -> dict[str, object]:
    """The ballot is closed while one more votes: counted, or told why not."""
    ballot = opened(here)
    for member in range(MEMBERS - 1):
        told = VoteDraft(marks=((1, 1),))
        cast_vote(
            here.delegates[member],
            ballot=ballot,
            organisation_id=here.org(member),
            told=told,
            at=NOW,
        )
    last = VoteDraft(marks=((2, 1),))
    states = together(
        lambda: cast_vote(
            here.delegates[-1],
            ballot=ballot,
            organisation_id=here.org(MEMBERS - 1),
            told=last,
            at=NOW,
        ),
        lambda: close_ballot(here.director, ballot=ballot, at=LAST),
    )
    against = int(result_of(here.director, ballot).votes[2])
    outcome = Ballot.objects.everywhere("test").get(public_id=ballot).outcome
    return {"vote": states[0], "closing": states[1], "against": against, "outcome": outcome}
