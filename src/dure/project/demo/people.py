"""People: the elders who eat, the guests of the day activity, and everybody whose case is an edge."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from dure.ground.consent.services import record_consent, withdraw_consent
from dure.ground.consent.types import NewConsent
from dure.ground.people.queries import consent_giver
from dure.ground.people.services import (
    NewGuardian,
    add_guardian,
    change_person,
    erase_person,
    register_person,
)
from dure.ground.people.types import NewPerson
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.curves import shared_out, sway
from dure.project.demo.library import COUNTY
from dure.project.demo.pack import told

REGISTERED = date(2026, 7, 20)
HEADS = {"sonmat": "sonmat-head", "saerok": "saerok-head"}
AGREED = date(2026, 7, 20)


def register_people(cast: Cast) -> None:
    """Known people first, then as many elders and guests as are missing."""
    for key, each in told("people")["known"].items():
        _known(cast, key, each)
    known = [key for key in cast.people if told("people")["known"][key].get("town")]
    for number, (key, new) in enumerate(_elders(len(known))):
        cast.people[key] = _register(cast, "sonmat", new, number)
    for number in range(told("people")["day_guests"]):
        cast.people[f"guest-{number:02d}"] = _register(cast, "saerok", _guest(number), number)


def is_elder(key: str) -> bool:
    """True for those whom the kitchen serves."""
    return key.startswith("elder-") or "town" in told("people")["known"].get(key, {})


def _known(cast: Cast, key: str, each: dict[str, Any]) -> None:
    codes = dict(each["codes"])
    if "town" in each:
        codes |= {"town": each["town"], "elder_age": band(each["born"])}
    new = NewPerson(
        name=each["name"],
        own_number=each["number"],
        birth_date=each["born"],
        sex=each["sex"],
        place_code=COUNTY if "town" in each else "",
        note=each.get("note", ""),
        attributes=codes,
    )
    person = _register(cast, each["organisation"], new, 0)
    cast.people[key] = person
    if "guardian" in each:
        _protect(cast, each, person)
    if "agrees" in each:
        _agree(cast, each, person)
    if "forgets" in each:
        _forget(cast, each, person)


def _forget(cast: Cast, each: dict[str, Any], person: int) -> None:
    """Somebody moved away and asked to be forgotten; an empty shell stays for the ledgers' key."""
    erase_person(
        _head(cast, each["organisation"]),
        at=at_hour(each["forgets"]),
        initiative_id=_initiative(cast, each["organisation"]),
        person_id=person,
        reason="이사 가시며 기록을 지워 달라고 하셨어요.",
    )


def change_this_morning(cast: Cast) -> None:
    """오춘자's daughter called before the kitchen began: no shrimp and no crab from today on."""
    at = at_hour(cast.today, 6, 40)
    change_person(
        cast.actor("sonmat-head", at),
        at=at,
        initiative_id=cast.initiatives["halmae"],
        person_id=cast.people["allergy"],
        changes={"note": told("people")["known"]["allergy"]["morning"]},
    )


def _register(cast: Cast, organisation: str, new: NewPerson, number: int) -> int:
    made: int = register_person(
        _head(cast, organisation),
        at=at_hour(REGISTERED, 9 + number // 60, number % 60),
        initiative_id=_initiative(cast, organisation),
        organisation_id=cast.organisations[organisation],
        new=new,
    )
    return made


def _protect(cast: Cast, each: dict[str, Any], person: int) -> None:
    organisation = each["organisation"]
    add_guardian(
        _head(cast, organisation),
        at=at_hour(REGISTERED, 17),
        initiative_id=_initiative(cast, organisation),
        person_id=person,
        new=NewGuardian(**each["guardian"]),
    )


def _agree(cast: Cast, each: dict[str, Any], person: int) -> None:
    organisation, initiative = each["organisation"], _initiative(cast, each["organisation"])
    backbone = "daon-federation" if initiative == cast.initiatives["daon"] else "garam-centre"
    needs_recipient = each["agrees"].startswith("count_across")
    actor, on = _head(cast, organisation), each.get("agreed", AGREED)
    card = record_consent(
        actor,
        at=at_hour(max(on, REGISTERED), 17, 30),
        initiative_id=initiative,
        giver=consent_giver(person),
        new=NewConsent(
            purpose=each["agrees"],
            items=("name", "birth_date"),
            given_on=on,
            given_by=each.get("by", "self"),
            supported_by=each.get("helped_by", ""),
            recipient_id=cast.organisations[backbone] if needs_recipient else None,
            easy_read=True,
        ),
    )
    if "withdrew" in each:
        withdraw_consent(
            actor,
            at=at_hour(each["withdrew"]),
            initiative_id=initiative,
            consent_id=card.id,
            note="전화로 그만두겠다고 하셨어요.",
        )


def _head(cast: Cast, organisation: str) -> Any:
    """Who may open personal rows there; the backbone's director where a member has nobody."""
    initiative = "halmae" if organisation == "sonmat" else "daon"
    name = HEADS.get(organisation) or cast.director(initiative).email.partition("@")[0]
    return cast.actor(name, at_hour(REGISTERED))


def _initiative(cast: Cast, organisation: str) -> int:
    return cast.initiatives["halmae" if organisation == "sonmat" else "daon"]


def _elders(known: int) -> Iterator[tuple[str, NewPerson]]:
    """The rest of the two hundred and fourteen, spread over the towns as they live."""
    count = told("people")["elders"] - known
    towns = _dealt("town", count)
    ages, homes = _dealt("elder_age", count), _dealt("living", count)
    purses, sexes = _dealt("income", count), _dealt("elder_sex", count)
    for number in range(count):
        born = _born(ages[number], number)
        yield (
            f"elder-{number:03d}",
            NewPerson(
                name=_name(sexes[number], number),
                own_number=f"E-{number + 1:03d}",
                birth_date=born,
                sex=sexes[number],
                phone=f"010-0000-{1000 + number}",
                place_code=COUNTY,
                attributes={
                    "town": towns[number],
                    "elder_age": ages[number],
                    "living": homes[number],
                    "income": purses[number],
                },
            ),
        )


def _dealt(dimension: str, count: int) -> list[str]:
    """One category for each of `count` people, in the shares of the levels, well shuffled."""
    shares = {"f": 71, "m": 29} if dimension == "elder_sex" else told("levels")["cells"][dimension]
    parts = shared_out(count, [float(share) for share in shares.values()])
    cards = [code for code, part in zip(shares, parts, strict=True) for _ in range(part)]
    order = sorted(range(count), key=lambda at: sway("deal", dimension, str(at)))
    return [cards[at] for at in order]


def _name(sex: str, number: int) -> str:
    names = told("people")
    given = names["women"] if sex == "f" else names["men"]
    family = names["family"][int((sway("family", str(number)) + 1) / 2 * len(names["family"]))]
    return f"{family}{given[number % len(given)]}"


def _born(age: str, number: int) -> date:
    first, last = {"65-74": (1952, 1960), "75-84": (1942, 1950), "85-": (1932, 1940)}[age]
    year = first + number % (last - first + 1)
    return date(year, 1 + number % 12, 1 + number % 28)


def band(born: date) -> str:
    """The age band of an elder in 2026."""
    age = (
        REGISTERED.year - born.year - ((REGISTERED.month, REGISTERED.day) < (born.month, born.day))
    )
    return "65-74" if age < 75 else "75-84" if age < 85 else "85-"


def _guest(number: int) -> NewPerson:
    names = told("people")
    sex = "m" if number % 3 else "f"
    return NewPerson(
        name=f"{names['family'][number]}{names['young'][number % len(names['young'])]}",
        own_number=f"R-{number + 10:03d}",
        birth_date=date(1988 + number % 16, 1 + number % 12, 3 + number),
        sex=sex,
        attributes={
            "disability": "autistic" if number % 4 == 0 else "intellectual",
            "support": ("some", "much", "always")[number % 3],
        },
    )
