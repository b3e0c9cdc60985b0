"""Where each edge case of the demo is seen: who looks, where, and what is said in both languages."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.test import Client

from dure.ground.people.models import Person
from dure.ground.tests.browser import browser_of
from dure.kernel.clock import SEOUL
from dure.measurement.models import Publication, PublishedNumber, Report
from dure.project.demo.cast import Cast

NOW = datetime(2026, 11, 25, 12, tzinfo=SEOUL)
Address = Callable[[Cast], str]


@dataclass(frozen=True)
class Seen:
    """One page and what stands on it."""

    who: str  # nobody is the public
    address: Address
    ko: str
    en: str
    status: int = 200


def number(**where: object) -> Address:
    """The page of the newest published number there."""

    def address(cast: Cast) -> str:
        split = any(name.startswith("cell") for name in where)
        whose = any(name.startswith("organisation") for name in where)
        plain = {} if split else {"cell": ""}
        plain |= {} if whose else {"organisation": None}
        rows = PublishedNumber.objects.filter(**plain, **where)
        return f"/n/{rows.latest('pk').address}/"

    return address


def somebody(initiative: str, key: str) -> Address:
    """The page of a person of the demo."""

    def address(cast: Cast) -> str:
        person = Person.objects.within(pk=cast.people[key]).get()
        return f"/in/{initiative}/people/{person.public_id}/"

    return address


def release(title: str) -> Address:
    """The page of a release, by its English title."""
    return lambda cast: f"/in/halmae/releases/{Publication.objects.get(title_en=title).public_id}/"


def history(slug: str, period: str) -> Address:
    """How a report went."""

    def address(cast: Cast) -> str:
        found = Report.objects.within(organisation__slug=slug, round__period=period).get()
        return f"/reports/{found.public_id}/history/"

    return address


SCREENS: dict[str, Seen] = {
    "a cell of three": Seen(
        "",
        number(indicator__code="M02", period="2026-09", cell="town=ansannae"),
        "5명보다 적거나",
        "fewer than 5",
    ),
    "its partner": Seen(
        "",
        number(
            indicator__code="M02",
            period="2026-09",
            cell__startswith="town=",
            status="secondary",
        ),
        "그런 수를 빼서 알아낼 수 있어서",
        "by subtraction",
    ),
    "what was put right": Seen(
        "",
        number(indicator__code="F14", period="2026-Q2", place_code=""),
        "두 번 적힌",
        "booked twice",
    ),
    "two provinces that became one": Seen(
        "",
        number(indicator__code="F01", period="2026-Q3", place_code="1200000000"),
        "전남광주",
        "Jeonnam",
    ),
    "a definition that broke a trend": Seen(
        "", lambda cast: "/i/daon/indicators/F18/", "야간", "night"
    ),
    "a member that left": Seen(
        "", lambda cast: "/i/daon/members/yetteo/", "떠", "Left the federation"
    ),
    "a real zero": Seen(
        "",
        number(
            indicator__code="F02",
            organisation__slug="hamkke",
            period="2024-06",
        ),
        "0명",
        "0",
    ),
    "towns without boundaries": Seen("", lambda cast: "/i/halmae/", "안산내면 비공개", "hidden"),
    "somebody who died": Seen("sonmat-head", somebody("halmae", "died"), "돌아가심", "deceased"),
    "somebody forgotten": Seen(
        "saerok-head", somebody("daon", "forgotten"), "정보를 지운", "erased", 403
    ),
    "an adult with limited guardianship": Seen(
        "saerok-head", somebody("daon", "limited"), "한정후견", "limited"
    ),
    "a consent withdrawn": Seen(
        "sonmat-head", somebody("halmae", "withdrew"), "2026. 6. 15.", "withdrawn"
    ),
    "an allergy told this morning": Seen(
        "sonmat-head", somebody("halmae", "allergy"), "새우", "새우"
    ),
    "an indicator held back": Seen(
        "halmae-director",
        release("The fourth quarter of 2024 again"),
        "새벽 안부전화",
        "dawn call",
    ),
    "a late report opened again": Seen(
        "director", history("sorigyeol", "2026-Q2"), "다시", "eopened"
    ),
    "a guardian's consent for a child": Seen(
        "director", lambda cast: "/in/daon/consents/?org=majung", "보호자", "guardian"
    ),
}


def unseen(cast: Cast) -> Iterator[tuple[str, str, str]]:
    """The edge cases that their page does not tell, by name, language and address."""
    for name, seen in SCREENS.items():
        for language, said in (("ko", seen.ko), ("en", seen.en)):
            address = seen.address(cast)
            answer = _client(cast, seen.who, language).get(address)
            told = _spoken(answer.content.decode())
            if answer.status_code != seen.status or said not in told:
                yield name, language, f"{address} {answer.status_code}"


def _spoken(page: str) -> str:
    """What is written on the page, and what is read aloud of its drawings."""
    aloud = " ".join(re.findall(r'aria-label="([^"]*)"', page))
    return f"{re.sub(r'<[^>]+>', ' ', page)} {aloud}"


def _client(cast: Cast, who: str, language: str) -> Client:
    if who:
        return browser_of(cast.actor(who, NOW), language=language)
    client = Client()
    client.cookies["dure_language"] = language
    return client
