"""Who eats: doors, orders, needs, contacts with consent; one died, one is in hospital, two share a door."""

from datetime import date, time
from typing import Any

from dure.ground.consent.services import record_consent
from dure.ground.consent.types import NewConsent
from dure.ground.people.queries import codes_of_people, consent_giver
from dure.ground.people.services import register_person
from dure.ground.people.types import NewPerson
from dure.programmes.care_meals.demo.stage import BACKBONE, DAY, Table, spread, told
from dure.programmes.care_meals.services import (
    Answers,
    add_contact,
    change_order,
    end_diner,
    enrol_diner,
    note_answers,
    note_need,
    pause_diner,
)
from dure.programmes.care_meals.types.diners import (
    ContactDraft,
    Door,
    EnrolDraft,
    NeedDraft,
    OrderDraft,
)

SINCE, FIRST = date(2026, 8, 1), date(2026, 7, 22)
EVERY_DAY, TWICE_A_WEEK = tuple(range(1, 8)), (2, 5)
NEIGHBOURS = (
    ("village_head", "이장 송만수"),
    ("neighbour", "이웃 홍순덕"),
    ("family", "아들 김재봉"),
)
ALLERGY = "allergy"  # 오춘자, whose daughter calls this morning


def seat_neighbours(table: Table) -> None:
    """Enrol them one by one, as the coordinator did in summer."""
    people = [key for key in table.stage.people if _eats(key)][: told()["diners"]]
    codes = codes_of_people([table.stage.people[key] for key in people])
    for number, key in enumerate(people):
        town = codes[table.stage.people[key]].get("town", "garam")
        table.diners[key] = _enrol(table, key, number, town)
        _orders(table, key, number)
        _needs(table, key, number)
        _contacts(table, key, number)
    _what_happened(table)
    _answers(table, people)
    _guests(table)


def _eats(key: str) -> bool:
    return key.startswith("elder-") or key in {"same-a", "same-b", "withdrew", "died", ALLERGY}


def _enrol(table: Table, key: str, number: int, town: str) -> int:
    here = told()
    place, home = here["towns"][town], here["kitchen"]
    north, east = spread(number + 1, 0.0015, 0.008)
    road = place["roads"][number % len(place["roads"])]
    far = town not in ("garam", "saedeul", "handeul", "muran")
    door = Door(
        address=f"가람군 {road} {number + 1}",
        place_code=place["code"],
        latitude=round(home[0] + place["at"][0] + north, 6),
        longitude=round(home[1] + place["at"][1] + east, 6),
        opens=time(10, 50),
        closes=time(12, 40) if far else time(12, 20),
        minutes=3 if number % 5 else 5,
        note=here["notes"][number % 4] if number % 6 == 0 else "",
    )
    draft = EnrolDraft(
        kitchen_id=table.kitchen,
        person_id=table.stage.people[key],
        door=door,
        since=SINCE,
        household="own",
    )
    return int(enrol_diner(**table.act(FIRST, 9, number % 60), draft=draft))


def _orders(table: Table, key: str, number: int) -> None:
    """Most have a box every day; a third has side dishes on Tuesdays and Fridays besides."""
    orders = [("care_meals.lunchbox", EVERY_DAY, 1 + (number % 11 == 3))]
    if number % 3 == 0:
        orders.append(("care_meals.banchan", TWICE_A_WEEK, 1))
    for kind, weekdays, portions in orders:
        order = OrderDraft(
            diner_id=table.diners[key],
            kind=kind,
            weekdays=weekdays,
            portions=portions,
            since=SINCE,
        )
        change_order(**table.act(FIRST, 11, number % 60), order=order)


def _needs(table: Table, key: str, number: int) -> None:
    each: dict[str, Any] = {"texture": 5} if key == ALLERGY else _dealt(number)
    if each:
        need = NeedDraft(
            diner_id=table.diners[key],
            allergens=tuple(each.get("allergens", ())),
            diet=each.get("diet", ""),
            texture=each.get("texture", 7),
            since=SINCE,
        )
        note_need(**table.act(FIRST, 13, number % 60), need=need)


def _dealt(number: int) -> dict[str, Any]:
    needs = told()["needs"]
    return dict(needs[number % len(needs)])


def _contacts(table: Table, key: str, number: int) -> None:
    """Everybody has somebody; every fourth family wants to hear, and the elder agrees to it."""
    relation, name = NEIGHBOURS[number % len(NEIGHBOURS)]
    told_family = relation == "family" and key != "withdrew"
    contact = ContactDraft(
        diner_id=table.diners[key],
        relation=relation,
        name=name,
        phone=f"010-0000-{2000 + number}",
        consent_id=_consent(table, key, "message_family", number) if told_family else None,
        wants_message=told_family,
    )
    add_contact(**table.act(FIRST, 15, number % 60), contact=contact)


def _consent(table: Table, key: str, purpose: str, number: int) -> int:
    card = record_consent(
        **table.act(FIRST, 16, number % 60),
        initiative_id=table.here["initiative_id"],
        giver=consent_giver(table.stage.people[key]),
        new=NewConsent(purpose=purpose, items=("name",), given_on=FIRST, easy_read=True),
    )
    return int(card.id)


def _what_happened(table: Table) -> None:
    """최봉임 died in October; one is in hospital since last week and comes home tomorrow."""
    today = table.stage.today
    if "died" in table.diners:
        end_diner(
            **table.act(date(2026, 10, 20), 11),
            diner_id=table.diners["died"],
            on=date(2026, 10, 20),
            reason="died",
        )
    ill = [key for key in table.diners if key.startswith("elder-")][7]
    pause_diner(
        **table.act(today - 6 * DAY, 16),
        diner_id=table.diners[ill],
        since=today - 5 * DAY,
        until=today + DAY,
        reason="hospital",
    )


def _answers(table: Table, people: list[str]) -> None:
    """In October the care workers asked those who agreed: meals, nutrition, loneliness."""
    asked = [key for key in people if key.startswith("elder-")][:14]
    day = date(2026, 10, 14)
    for number, key in enumerate(asked):
        _consent(table, key, "service_health", number)
        answers = Answers(day, number % 4 % 3, number % 3 == 0, 4 + number % 4)
        note_answers(
            **table.act(day + DAY, 10, number), diner_id=table.diners[key], answers=answers
        )


def _guests(table: Table) -> None:
    """The guests of the hall are the welfare centre's people."""
    stage = table.stage
    for number, each in enumerate(told()["hall"]):
        who = table.act(FIRST, 14, number, who=BACKBONE)
        new = NewPerson(
            name=each["name"],
            own_number=f"H-{number + 1:02d}",
            birth_date=each["born"],
            sex=each["sex"],
            attributes={"living": "alone"},
        )
        person = register_person(
            **who,
            initiative_id=stage.initiatives["halmae"],
            organisation_id=stage.organisations["welfare"],
            new=new,
        )
        draft = EnrolDraft(kitchen_id=table.hall, person_id=person, door=Door(), since=SINCE)
        diner = enrol_diner(**who, draft=draft)
        order = OrderDraft(
            diner_id=diner,
            kind="care_meals.hall",
            weekdays=EVERY_DAY,
            portions=1,
            since=SINCE,
        )
        change_order(**who, order=order)
        if "also" in each:
            _to_be_compared(table, person, number)
            _to_be_compared(table, stage.people[each["also"]], number)


def _to_be_compared(table: Table, person: int, number: int) -> None:
    """She agrees to be counted once, wherever she eats."""
    new = NewConsent(
        purpose="count_across",
        items=("name", "birth_date"),
        given_on=FIRST,
        recipient_id=table.stage.organisations["garam-centre"],
        easy_read=True,
    )
    record_consent(
        **table.act(FIRST, 17, number, who=BACKBONE),
        initiative_id=table.here["initiative_id"],
        giver=consent_giver(person),
        new=new,
    )
