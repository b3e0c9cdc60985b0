"""A small house in which every page has something to show, and the way to each address."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.urls import URLPattern, URLResolver, get_resolver

from dure.activities.models import ServiceKind, ServiceRecord, Session
from dure.activities.services import (
    enrol_person,
    hold_session,
    offer_service,
    record_service,
    say_needs,
    wait_for,
)
from dure.activities.tests.story import elder
from dure.activities.types import NeedTold, ServiceDraft, ServiceFact
from dure.agenda.queries import signed_text
from dure.agenda.services import (
    agree_review,
    begin_draft,
    call_meeting,
    open_ballot,
    open_ceremony,
    propose,
    raise_review,
    sign_version,
)
from dure.agenda.tests.clauses import adopted_agenda_of
from dure.agenda.tests.hall import delegate_of
from dure.agenda.tests.hearing_story import Hall, asked, by_link, says
from dure.agenda.types import OccasionDraft
from dure.agenda.types.deciding import BallotDraft, MeetingDraft, ProposalDraft
from dure.agenda.types.signing import Proof, Signing
from dure.front.tests.published import publish
from dure.ground.access.models import Grant
from dure.ground.access.queries import house as keeper
from dure.ground.access.services import invite, make_api_token
from dure.ground.consent.models import Consent
from dure.ground.consent.services import record_consent
from dure.ground.consent.types import NewConsent
from dure.ground.journal.services import start_work
from dure.ground.journal.types import Actor
from dure.ground.people.models import Person
from dure.ground.people.queries import consent_giver
from dure.ground.tests.story import Village, person_who
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words
from dure.measurement.models import PublishedNumber, Target, Why
from dure.measurement.tests.releases import NORTH, County, county, reports
from dure.programmes.care_meals.models import Dish
from dure.project.tests.every_page_meals import meals
from dure.project.tests.every_page_talk import talk
from dure.project.tests.helped import helped


@dataclass(frozen=True)
class House:
    """The county, who lives in it, and what stands in each gap of an address."""

    made: County
    people: dict[str, Actor | None]
    gaps: dict[str, object]


def house() -> House:
    """Five months of reports, a release, a session with its records, a consent, a key, an invitation."""
    made = county()
    worker = person_who("worker", made.village.initiative, made.kitchens["손맛"], "worker-halmae")
    gaps = {**_reported(made), **_served(made, worker), **_let_in(made)}
    gaps |= {**_declared(made), **_heard(made), **_decided(made)}
    gaps |= meals(made.village, worker)
    gaps |= talk(made.village, worker, made.kitchens["손맛"].pk)
    gaps |= {"dish": Dish.objects.everywhere("test").earliest("pk").public_id}
    gaps |= helped(made, worker, str(gaps["person"]))
    people: dict[str, Actor | None] = {
        "nobody": None,
        "reporter": made.village.reporter,
        "worker": worker,
        "approver": person_who("approver", made.village.initiative, None, "approver-halmae"),
        "funder": made.village.funder,
        "director": made.village.director,
    }
    return House(made, people, gaps)


def _reported(made: County) -> dict[str, object]:
    for at, month in enumerate(("2026-06", "2026-07", "2026-08", "2026-09")):
        reports(made, "손맛", month, {"": 43 + at, "sex=f": 40, "sex=m": 3 + at})
        reports(made, "두손", month, {"": 71 + at, "sex=f": 50, "sex=m": 21 + at})
    release = publish(made, "2026-06", "2026-09")
    handed_in = reports(made, "손맛", "2026-10", {"": 48}, status="submitted")
    told = {"initiative": made.village.initiative, "indicator": made.served}
    Target.objects.create(**told, period="2026", role="target", value=160)
    Why.objects.create(
        **told,
        period="2026-09",
        text_ko="선선해져서 더 오셨어요.",
        text_en="More came as it cooled.",
        written_at=now(),
        written_by_id=made.village.director.account_id,
    )
    whole = PublishedNumber.objects.filter(
        organisation=None, place_code="", cell="", status="published"
    )
    return {
        "slug": "halmae",
        "org": made.kitchens["손맛"].slug,
        "member": made.kitchens["손맛"].slug,
        "code": "M01",
        "place": NORTH,
        "round_id": handed_in.round_id,
        "report": handed_in.public_id,
        "release": release.public_id,
        "address": whole.latest("pk").address,
        "language": "ko",
    }


def _served(made: County, worker: Actor) -> dict[str, object]:
    at, since = now(), date(2026, 1, 1)
    kitchen, initiative = made.kitchens["손맛"], made.village.initiative
    ServiceKind.objects.create(
        code="care_meals.lunch", name_ko="점심", name_en="Lunch", unit="식", personal=True
    )
    someone = elder(kitchen, "박순례", "K-1")
    someone.birth_year = 1944
    someone.save()
    draft = ServiceDraft(
        initiative_id=initiative.pk,
        organisation_id=kitchen.pk,
        kind="care_meals.lunch",
        name=Words("월요 밥상", "Monday table"),
        place_code=NORTH,
        starts_on=since,
    )
    service = offer_service(made.village.director, service=draft, at=at)
    enrol_person(worker, service_id=service, person_id=someone.pk, since=since, at=at)
    begins = at - timedelta(hours=1)
    hold_session(worker, service_id=service, starts_at=begins, ends_at=at, at=at)
    fact = ServiceFact(
        initiative_id=initiative.pk,
        organisation_id=kitchen.pk,
        kind="care_meals.lunch",
        occurred_at=at - timedelta(days=2),
        place_code=NORTH,
        source="test:1",
        person_id=someone.pk,
    )
    record_service(worker, fact=fact, at=at)
    record_consent(
        worker,
        at=at,
        initiative_id=initiative.pk,
        giver=consent_giver(someone.pk),
        new=NewConsent("photo", ("name",), day_of(at)),
    )
    return _beside(made, draft, service) | {
        "service_id": service,
        "session_id": Session.objects.everywhere("test").get().pk,
        "record_id": ServiceRecord.objects.everywhere("test").get().pk,
        "person": Person.objects.everywhere("test").get().public_id,
        "consent_id": Consent.objects.everywhere("test").get().pk,
    }


def _beside(made: County, draft: ServiceDraft, service: int) -> dict[str, object]:
    """Another kitchen does the same in the same place, waits for the first, and more is needed."""
    at, director = now(), made.village.director
    told = replace(
        draft, organisation_id=made.kitchens["두손"].pk, name=Words("두손 밥상", "Duson table")
    )
    other = offer_service(director, service=told, at=at)
    need = NeedTold(
        place_code=NORTH, kind=draft.kind, count=40, source="조사", counted_on=day_of(at)
    )
    say_needs(director, initiative_id=made.village.initiative.pk, needs=[need], at=at)
    waits = wait_for(director, after_id=other, before_id=service, at=at)
    return {"overlap": f"{service}-{other}", "kind": draft.kind, "dependency_id": waits}


def _heard(made: County) -> dict[str, object]:
    """A question that is open, answered by one, with a link."""
    here = Hall(made.village, *asked(made.village))
    says(here, by_link(here, "a phone"), [1, 0, -1], now())
    return {
        "question": here.question.public_id,
        "hearing": here.tokens["residents"],
        "number": 1,
        "hearing_link": by_link(here, "a phone").link_id,
    }


def _let_in(made: County) -> dict[str, object]:
    at, director = now(), made.village.director
    here = made.village.initiative.pk
    make_api_token(director, at=at, name="보고 시스템")
    token = invite(
        director, at=at, email="new@example.org", role="observer", initiative_id=here
    ).token
    work = start_work(director, kind="release", initiative_id=here, at=at)
    return {"token": token, "work": work.public_id, "grant_id": Grant.objects.latest("pk").pk}


def _declared(made: County) -> dict[str, object]:
    """An agenda in force, a ceremony that is open, and the kitchen's signature in it."""
    at, home, kitchen = now(), made.village, made.kitchens["손맛"]
    adopted_agenda_of(home)
    text = signed_text(home.initiative.slug, 1)
    cook = delegate_of(kitchen, home.reporter)
    ceremony = open_ceremony(
        home.director, at=at, agenda_id=text.agenda_id, title=Words("선포식", "Declaration")
    )
    signing = Signing(text.agenda_id, kitchen.pk, text.fingerprint, True, at, "every-page")
    proof = Proof(cook.account_id or 0, "password", at)
    signature = sign_version(cook, at=at, signing=signing, proof=proof)
    told = {"number": 1, "hall": ceremony.token, "signature": signature.public_id}
    return told | _written(home, at)


def _written(home: Village, at: datetime) -> dict[str, object]:
    """The next version is being written, and a clause of the one in force has come up for review."""
    begin_draft(home.director, at=at, initiative_id=home.initiative.pk)
    occasion = agree_review(
        home.director,
        at=at,
        initiative_id=home.initiative.pk,
        key="work000000",
        occasion=OccasionDraft(due_on=day_of(at)),
    )
    told = Words("날이 됐어요.", "The day has come.")
    review = raise_review(keeper(), at=at, occasion_id=occasion, seen="today", told=told)
    return {"key": "work000000", "shape": "wide", "review_id": review}


def _decided(made: County) -> dict[str, object]:
    """A proposal with a ballot that is open, and a meeting that has begun."""
    at, director, here = now(), made.village.director, made.village.initiative.pk
    asked = ProposalDraft(
        subject="ordinary",
        title=Words("공동기금", "A pooled fund"),
        text=Words("회비의 1할을 모은다.", "A tenth is pooled."),
        reason=Words("함께 버티려고", "To hold out"),
    )
    proposal = propose(director, initiative_id=here, told=asked, at=at)
    until = BallotDraft(method="majority", closes_at=at + timedelta(days=2))
    called = MeetingDraft(
        title=Words("정기총회", "General meeting"),
        purpose=Words("공동기금", "The fund"),
        place="강당",
        notified_on=day_of(at) - timedelta(days=10),
        starts_at=at - timedelta(hours=1),
        chair_id=director.account_id or 0,
    )
    return {
        "proposal": proposal,
        "ballot": open_ballot(director, proposal=proposal, told=until, at=at),
        "meeting": call_meeting(director, initiative_id=here, told=called, at=at),
    }


def addresses(gaps: dict[str, object]) -> dict[str, str]:
    """The name of every address the story can fill, each address once."""
    found: dict[str, str] = {}
    for name, route, names in patterns():
        filled = fill(route, names, gaps)
        if filled is not None:
            found.setdefault(filled, name)
    return found


def unfilled(gaps: dict[str, object]) -> set[str]:
    """Names of addresses for which the story has nothing."""
    return {name for name, route, names in patterns() if fill(route, names, gaps) is None}


def patterns(
    resolver: URLResolver | None = None, before: str = ""
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(name, route, names of its gaps) of everything that has an address of its own."""
    for one in (resolver or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if route.startswith("api/"):  # its own tests walk it
            continue
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        elif isinstance(one, URLPattern) and one.name:
            yield one.name, route, tuple(one.pattern.converters)


def fill(route: str, names: tuple[str, ...], gaps: dict[str, object]) -> str | None:
    """The address with its gaps filled; None where the story has nothing for one."""
    for name in names:
        value = gaps.get(_meant(route, name))
        if value is None:
            return None
        kind = next(each for each in _kinds(name) if each in route)
        route = route.replace(kind, str(value))
    return f"/{route}"


MEANT = (
    ("proposals/", "proposal"),
    ("ballots/", "ballot"),
    ("meetings/", "meeting"),
    ("signatures/", "signature"),
    ("releases/new/", "preview"),
    ("releases/", "release"),
    ("reports/", "report"),
    ("people/", "person"),
    ("work/", "work"),
    ("dishes/", "dish"),
    ("diners/", "diner"),
    ("workers/", "worker"),
)


# A gap called `token` means whatever the first word of the route is about.
TOKENS = {"hear": "hearing", "referral": "referral_link", "door": "door", "shift": "own_shifts"}


def _meant(route: str, name: str) -> str:
    """A gap called `public_id` means whatever the route is about."""
    if name == "token" and route.partition("/")[0] in TOKENS:
        return TOKENS[route.partition("/")[0]]
    if name == "key":  # an overlap's, or a guardian's or supporter's; else a clause's
        words = {"who/overlaps/": "overlap", "people/": "beside"}
        return next((meant for word, meant in words.items() if word in route), name)
    if name != "public_id":
        return name
    return next((meant for word, meant in MEANT if word in route), name)


def _kinds(name: str) -> tuple[str, ...]:
    return tuple(f"<{kind}{name}>" for kind in ("slug:", "str:", "int:", "path:", ""))
