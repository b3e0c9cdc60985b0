"""A text in force and the people who sign it: delegates of the village, a hall, a phone's one act."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dure.agenda.models import Agenda
from dure.agenda.queries import signed_text
from dure.agenda.services import open_ceremony, sign_version
from dure.agenda.tests.clauses import adopted_agenda_of
from dure.agenda.types.signing import CeremonyCard, Proof, Signature, SignedText, Signing
from dure.ground.access.models import Account, Affiliation
from dure.ground.access.queries import actor_of
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Organisation
from dure.ground.tests.story import NOW, TODAY, Village, joins, organisation, person_who, village
from dure.kernel.words import Words

TITLE = Words("비전선포식", "Vision declaration")


@dataclass(frozen=True)
class Hall:
    """The village with a version in force; its kitchen's and welfare centre's delegates."""

    home: Village
    text: SignedText
    cook: Actor  # delegate of the kitchen
    warden: Actor  # delegate of the welfare centre


def hall() -> Hall:
    """Both members have a delegate; the first agenda is adopted."""
    home = village()
    adopted_agenda_of(home)
    row = Agenda.objects.within(initiative=home.initiative, status="adopted").get()
    return Hall(
        home,
        signed_text(home.initiative.slug, row.number),
        delegate_of(home.kitchen, home.reporter),
        delegate_of(home.welfare, home.welfare_reporter),
    )


def delegate_of(where: Organisation, actor: Actor, standing: str = "delegate") -> Actor:
    """This person speaks for the organisation from now on."""
    Affiliation.objects.create(
        account_id=actor.account_id, organisation=where, delegate=standing, since=TODAY
    )
    return actor


def another_member(home: Village, number: int) -> tuple[Organisation, Actor]:
    """One more organisation with its delegate."""
    made = organisation(
        f"coop-{number}", f"{number}번째조합", f"Cooperative {number}", "cooperative"
    )
    joins(made, home.initiative)
    return made, delegate_of(
        made, person_who("reporter", home.initiative, made, f"delegate-{number}")
    )


def ceremony_in(made: Hall, at: datetime = NOW) -> CeremonyCard:
    """The director opens the hall."""
    opened: CeremonyCard = open_ceremony(
        made.home.director, at=at, agenda_id=made.text.agenda_id, title=TITLE
    )
    return opened


def act(made: Hall, where: Organisation, key: str = "", **more: object) -> Signing:
    """What a phone tells: the text that was read, the sentence ticked, now."""
    told: dict[str, object] = {
        "agenda_id": made.text.agenda_id,
        "organisation_id": where.pk,
        "fingerprint": made.text.fingerprint,
        "ticked": True,
        "signed_at": NOW,
        "key": key or f"key-{where.slug}",
        **more,
    }
    return Signing(**told)  # type: ignore[arg-type]


def proof_of(actor: Actor, method: str = "password", **more: object) -> Proof:
    """Known two minutes ago."""
    assert actor.account_id is not None
    told: dict[str, object] = {
        "account_id": actor.account_id,
        "method": method,
        "authenticated_at": NOW - timedelta(minutes=2),
        **more,
    }
    return Proof(**told)  # type: ignore[arg-type]


def signs(made: Hall, where: Organisation, actor: Actor, **more: object) -> Signature:
    """The delegate signs now."""
    given: Signature = sign_version(
        actor, at=NOW, signing=act(made, where, **more), proof=proof_of(actor)
    )
    return given


def anew(actor: Actor) -> Actor:
    """The same person, rights looked up again."""
    return actor_of(Account.objects.get(pk=actor.account_id), on=TODAY, second_factor=True)
