"""The main job, run once on the demo and taken back: a meal becomes a number, and the number its meal."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from dure.activities.models import ServiceRecord
from dure.activities.queries import records_behind
from dure.activities.services import record_service
from dure.activities.types import FactsWanted, ServiceFact
from dure.engines.measure import parse_period
from dure.ground.access.models import Account
from dure.ground.access.queries import actor_of
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_card, organisation_card
from dure.kernel.clock import day_of
from dure.kernel.words import Words
from dure.measurement.models import Publication, PublishedNumber
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.report_ids import report_ids
from dure.measurement.queries.trace import trace
from dure.measurement.services import approve_report, calculate_period, publish_numbers
from dure.project.demo.calendar import open_period
from dure.project.demo.cast import DOMAIN
from dure.project.demo.counted import hand_in
from dure.project.demo.library import definitions

Tell = Callable[[str], None]
TITLE = Words("이달의 밥상", "The table of this month")


@dataclass
class Job:
    """Who does it, when, and how long each part took."""

    at: datetime
    tell: Tell
    began: float = 0.0

    def who(self, name: str) -> Actor:
        """Somebody of the demo, signed in with a second factor."""
        account = Account.objects.get(email=f"{name}@{DOMAIN}")
        return actor_of(account, on=day_of(self.at), second_factor=True)

    def part(self, words: str, **figures: Any) -> None:
        """One line: what was done, its figures, and the seconds since the line before."""
        said = "  ".join(f"{name} {value}" for name, value in figures.items())
        now = time.monotonic()
        self.tell(f"  {words:<44} {said:<56} {now - self.began:5.2f} s")
        self.began = now


def run_main_job(at: datetime, tell: Tell) -> dict[str, Any]:
    """Report, check, approve, publish, trace; answers the figures. Nothing of it stays."""
    job = Job(at, tell, time.monotonic())
    with transaction.atomic():
        found = _done(job)
        transaction.set_rollback(True)
    return found


def _done(job: Job) -> dict[str, Any]:
    initiative, kitchen = initiative_card("halmae"), organisation_card("sonmat")
    period = open_period().code
    here = {"initiative_id": initiative.id, "organisation_id": kitchen.id}
    record = _meal(job, **here)
    job.part("한 끼를 건네고 적기 · a meal is recorded", record=record.record_id)
    counted = calculate_period(job.who("sonmat"), period=period, at=job.at, **here)
    job.part("기록에서 세기 · counted", records=counted.records_read, cells=counted.written)
    report_id = report_ids(initiative.id, [period])[kitchen.id, period]
    hand_in(job.who("sonmat"), report_id, job.at)
    approve_report(job.who("halmae-approver"), report_id=report_id, at=job.at)
    job.part("제출, 점검, 승인 · handed in, checked, approved", report=report_id)
    publication = _published(job, initiative.id, initiative.min_cell, period)
    numbers = PublishedNumber.objects.filter(publication=publication)
    hidden = numbers.filter(status__in=("primary", "secondary")).count()
    job.part("작은 수를 가리고 공표 · protected, published", numbers=numbers.count(), hidden=hidden)
    return _traced(job, publication, period, record.record_id)


def _meal(job: Job, *, initiative_id: int, organisation_id: int) -> Any:
    boxes = ServiceRecord.objects.within(
        organisation_id=organisation_id, kind__code="care_meals.lunchbox"
    )
    last = boxes.latest("pk")
    fact = ServiceFact(
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        kind="care_meals.lunchbox",
        occurred_at=job.at,
        place_code=last.place_code,
        source=f"main-job:{job.at.isoformat()}",
        person_id=last.person_id,
        attributes=last.attributes,
    )
    return record_service(job.who("sonmat-worker"), fact=fact, at=job.at)


def _published(job: Job, initiative_id: int, min_cell: int, period: str) -> Publication:
    prepared = prepare_release(
        initiative_id=initiative_id,
        min_cell=min_cell,
        first=period,
        last=period,
        as_of=day_of(job.at),
    )
    made: Publication = publish_numbers(
        job.who("halmae-director"), prepared=prepared, title=TITLE, at=job.at
    )
    return made


def _traced(job: Job, publication: Publication, period: str, record_id: int) -> dict[str, Any]:
    number = PublishedNumber.objects.get(
        publication=publication,
        indicator__code="M01",
        period=period,
        place_code="",
        organisation=None,
        cell="",
    )
    way = trace(
        job.who("halmae-director"),
        initiative_id=publication.initiative_id,
        indicator="M01",
        period=period,
    )
    value = next(each for each in way.values if each.counts)
    when = parse_period(period)
    wanted = FactsWanted(
        starts_on=when.starts_on,
        ends_before=when.ends_before,
        organisation_id=organisation_card(value.organisation).id,
        up_to=value.ledger_head,
        kinds=frozenset(definitions()["M01"]["from_records"]["where"]["service"]),
    )
    lines = records_behind(wanted, limit=10_000)
    found = any(line.id == record_id for line in lines)
    job.part("숫자에서 그 끼니까지 · traced back", lines=len(lines), found=found)
    return {
        "number": number.value,
        "address": number.address,
        "lines": len(lines),
        "found": found,
        "meals": sum(line.quantity for line in lines),
    }
