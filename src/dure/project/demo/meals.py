"""Meals: the kitchen's service ledger since August 2026, and the numbers that are counted from it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from dure.activities.models import Enrolment, ServiceRecord
from dure.activities.services import (
    begin_programme,
    correct_record,
    offer_service,
    person_died,
    record_services,
)
from dure.activities.types import Correction, ServiceDraft, ServiceFact
from dure.ground.people.queries import codes_of_people
from dure.kernel.words import Words
from dure.programmes.care_meals.demo.stage import first_eaters
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.curves import sway
from dure.project.demo.library import COUNTY, RECORDS_SINCE
from dure.project.demo.pack import told
from dure.project.demo.people import is_elder

KINDS = {
    "care_meals.lunchbox": Words("도시락", "Lunch box"),
    "care_meals.banchan": Words("밑반찬", "Side dishes"),
    "care_meals.hall": Words("경로식당", "Dining hall"),
}
HOLIDAYS = {date(2026, 8, 17), date(2026, 9, 24), date(2026, 9, 25), date(2026, 10, 5)}
HOLIDAYS |= {date(2026, 10, 9)}
TUESDAY, FRIDAY = 1, 4
DAY = timedelta(days=1)
# How many elders take what, by their place in the list: 96 boxes, 146 homes with side dishes, 78 guests.
LUNCHBOX, BANCHAN, HALL = range(96), range(50, 196), (*range(150, 214), *range(14))
DELIVERED, AT_TABLE = 0.96, 0.78


def open_services(cast: Cast) -> None:
    """Say what the kitchen does, and who takes part in what."""
    elders = [cast.people[key] for key in cast.people if is_elder(key)]
    head = cast.actor("sonmat-head", at_hour(RECORDS_SINCE))
    backbone = cast.actor("halmae-director", at_hour(RECORDS_SINCE))
    initiative_id = cast.initiatives["halmae"]
    begin_programme(
        backbone, initiative_id=initiative_id, programme="care_meals", at=at_hour(RECORDS_SINCE, 8)
    )
    for code, chosen in zip(KINDS, (LUNCHBOX, BANCHAN, HALL), strict=True):
        draft = ServiceDraft(
            initiative_id=initiative_id,
            organisation_id=cast.organisations["sonmat"],
            kind=code,
            name=KINDS[code],
            place_code=COUNTY,
            starts_on=RECORDS_SINCE,
            group=Words("가람군 어르신", "Elders of Garam"),
            capacity=110 if code == "care_meals.lunchbox" else None,
        )
        service = offer_service(head, service=draft, at=at_hour(RECORDS_SINCE, 8, 30))
        Enrolment.objects.bulk_create(
            Enrolment(service_id=service, person_id=elders[at], since=RECORDS_SINCE)
            for at in chosen
        )


def record_meals(cast: Cast) -> None:
    """Every meal handed over, written each Friday; one slip of the finger is put right."""
    worker = cast.actor("sonmat-worker", at_hour(cast.today))
    week: list[ServiceFact] = []
    for day in _working_days(cast.today):
        week += _day(cast, day)
        if day.weekday() == FRIDAY or day + DAY >= cast.today:
            record_services(
                worker,
                facts=week,
                initiative_id=cast.initiatives["halmae"],
                organisation_id=cast.organisations["sonmat"],
                at=at_hour(day, 17),
            )
            week = []
    _put_right(cast)
    _say_goodbye(cast)


def _working_days(today: date) -> Iterator[date]:
    day = RECORDS_SINCE
    while day < today:
        if day.weekday() < 5 and day not in HOLIDAYS:
            yield day
        day += DAY


def _day(cast: Cast, day: date) -> list[ServiceFact]:
    keys = [key for key in cast.people if is_elder(key)]
    codes = _codes(cast)
    told_at_the_door, days = first_eaters(keys, cast.today)
    facts = []
    for kind, chosen, share in _offered(day):
        for at in chosen:
            key = keys[at]
            first = day < RECORDS_SINCE + 7 * DAY or day.day <= 7
            if key in told_at_the_door and day in days and kind != "care_meals.hall":
                continue
            if _is_gone(key, day) or (sway(key, kind, day.isoformat()) + 1) / 2 > share + first:
                continue
            facts.append(_fact(cast, day, kind, key, codes[cast.people[key]]))
    return facts


def _offered(day: date) -> Iterator[tuple[str, tuple[int, ...] | range, float]]:
    yield "care_meals.lunchbox", LUNCHBOX, DELIVERED
    yield "care_meals.hall", HALL, AT_TABLE
    if day.weekday() in (TUESDAY, FRIDAY):
        yield "care_meals.banchan", BANCHAN, 0.99


def _is_gone(key: str, day: date) -> bool:
    until = told("people")["known"].get(key, {}).get("until")
    return until is not None and day >= until


def _fact(cast: Cast, day: date, kind: str, key: str, codes: dict[str, str]) -> ServiceFact:
    # Friday's box lasts the weekend; a couple gets twice as much.
    portions = 1
    if kind == "care_meals.banchan":
        portions = (2 if day.weekday() == FRIDAY else 1) * (2 if codes["living"] != "alone" else 1)
    minute = int((sway("minute", key, kind) + 1) * 42)
    return ServiceFact(
        initiative_id=cast.initiatives["halmae"],
        organisation_id=cast.organisations["sonmat"],
        kind=kind,
        occurred_at=at_hour(day, 10, 50) + timedelta(minutes=minute),
        place_code=COUNTY,
        source=f"meals:{day.isoformat()}:{kind.rpartition('.')[2]}:{codes['number']}",
        quantity=Decimal(portions),
        person_id=cast.people[key],
        attributes={
            **{k: v for k, v in codes.items() if k != "number"},
            "meal": kind.rpartition(".")[2],
        },
    )


def _codes(cast: Cast) -> dict[int, dict[str, str]]:
    """Each elder's codes; the number in the source says nothing about who it is."""
    if not cast.codes:
        ids = [cast.people[key] for key in cast.people if is_elder(key)]
        found = codes_of_people(ids)
        cast.codes = {pk: {**found[pk], "number": str(at)} for at, pk in enumerate(ids)}
    return cast.codes


def _put_right(cast: Cast) -> None:
    """Somebody typed 11 boxes where there was one; the line is taken back and written anew."""
    kitchen = ServiceRecord.objects.within(organisation_id=cast.organisations["sonmat"])
    line = kitchen.filter(occurred_at__gte=at_hour(date(2026, 8, 20), 0)).earliest("pk")
    fix = Correction(quantity=line.quantity + 1)
    at: datetime = at_hour(date(2026, 8, 24), 9)
    reason = "한 끼를 더 드렸는데 빠뜨렸어요."
    worker = cast.actor("sonmat-worker", at)
    correct_record(worker, record_id=line.pk, correction=fix, reason=reason, at=at)


def _say_goodbye(cast: Cast) -> None:
    """최봉임 has died: her place ends that day and nobody knocks at her door any more."""
    stopped = told("people")["known"]["died"]["until"]
    person_died(
        cast.actor("sonmat-head", at_hour(stopped)),
        person_id=cast.people["died"],
        initiative_id=cast.initiatives["halmae"],
        died_on=stopped - DAY,
        at=at_hour(stopped, 11),
    )
