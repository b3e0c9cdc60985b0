"""`python -m bench.support.fill SCALE`: make the world of the benches in an empty database.

200 organisations × 40 indicators × 24 months × 12 cells at scale 1: an initiative whose older
reports are approved and whose newest round is half handed in, half still being written. Sixteen more
months of reports without values make 8,000 reports for the approval bench.
"""

import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, transaction

django.setup()

# The product can only be imported once Django stands.
from allauth.mfa.models import Authenticator  # noqa: E402
from bench.support.values import AGES, CELLS, SEXES, Numbers, kinds, numbers_of  # noqa: E402

from dure.engines.measure import of_day, parse_period  # noqa: E402
from dure.ground.access.models import Account, Grant  # noqa: E402
from dure.ground.access.queries import house  # noqa: E402
from dure.ground.organisations.models import Initiative, Membership, Organisation  # noqa: E402
from dure.ground.places.services import load_places  # noqa: E402
from dure.kernel.clock import SEOUL  # noqa: E402
from dure.measurement.models import (  # noqa: E402
    Approval,
    Assignment,
    Disaggregation,
    Indicator,
    IndicatorVersion,
    Report,
    ReportingRound,
    Target,
)

MONTHS, ROUNDS, ORGANISATIONS = 24, 40, 200
SINCE = date(2020, 1, 1)
# Fourteen cities and counties of 전북특별자치도: where the organisations work.
PLACES = (
    *("5211100000", "5211300000", "5213000000", "5214000000", "5218000000", "5219000000"),
    *("5221000000", "5271000000", "5272000000", "5273000000", "5274000000", "5275000000"),
    *("5277000000", "5279000000"),
)
COLUMNS = (
    "organisation_id, indicator_id, version_id, period, place_code, cell, state, value, numerator, "
    "denominator, method, source, comment, changed_at"
)
BATCH = 20_000
TODAY = date.today()  # noqa: DTZ011 - the world ends with last month
NOW = datetime.now(SEOUL)


def main() -> None:
    """Everything, one part after another."""
    scale = float(sys.argv[1])
    count = max(2, round(ORGANISATIONS * scale))
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        load_places(house(), at=NOW)
        initiative = _initiative()
        organisations = _organisations(initiative, count)
        director = _people(initiative, organisations)
        versions = _library()
        _assign(initiative, organisations, versions)
    with transaction.atomic():
        _reports(initiative, organisations, director)
    _observations(organisations, versions)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def months_back(count: int) -> list[str]:
    """The codes of the last months that are over, oldest first."""
    period = of_day(TODAY, "month").previous
    found = [period]
    for _ in range(count - 1):
        found.append(found[-1].previous)
    return [one.code for one in reversed(found)]


def _initiative() -> Initiative:
    return Initiative.objects.create(
        slug="bench",
        name_ko="돌봄밥상 연합",
        name_en="The Care Table",
        about_ko="홀로 계신 어르신이 날마다 따뜻한 밥을 드세요.",
        about_en="Elders living alone eat a warm meal every day.",
        started_on=SINCE,
        place_code="5200000000",
    )


def _organisations(initiative: Initiative, count: int) -> list[Organisation]:
    made = Organisation.objects.bulk_create(
        Organisation(
            slug=f"org-{number:03d}",
            name_ko=f"새참사회적협동조합 {number:03d}",
            name_en=f"Saecham Social Cooperative {number:03d}",
            type="social_cooperative",
            place_code=PLACES[number % len(PLACES)],
            valid_from=SINCE,
        )
        for number in range(count)
    )
    Membership.objects.bulk_create(
        Membership(
            initiative=initiative,
            organisation=one,
            joined_on=SINCE,
            part="backbone" if number == 0 else "member",
        )
        for number, one in enumerate(made)
    )
    return made


def _people(initiative: Initiative, organisations: list[Organisation]) -> Account:
    director = Account.objects.create_user("director@example.org", name="한가람")
    Grant.objects.create(
        account=director, role="backbone_director", initiative=initiative, since=SINCE
    )
    Authenticator.objects.create(
        user=director, type=Authenticator.Type.TOTP, data={"secret": "none"}
    )
    reporters = Account.objects.bulk_create(
        Account(email=f"reporter-{one.slug}@example.org", name=f"보고 담당 {at}", password="!")  # noqa: S106
        for at, one in enumerate(organisations)
    )
    Grant.objects.bulk_create(
        Grant(account=who, role="reporter", initiative=initiative, organisation=one, since=SINCE)
        for who, one in zip(reporters, organisations, strict=True)
    )
    return director


def _library() -> list[IndicatorVersion]:
    for code, ko, en, names in (("sex", "성별", "Sex", SEXES), ("age", "나이", "Age", AGES)):
        categories = [{"code": each, "ko": each, "en": each} for each in names]
        Disaggregation.objects.create(code=code, name_ko=ko, name_en=en, categories=categories)
    indicators = Indicator.objects.bulk_create(
        Indicator(code=f"B{at:02d}", level="performance", headline=at % 5 == 0)
        for at in range(len(kinds()))
    )
    return IndicatorVersion.objects.bulk_create(
        _version(indicator, kind, of_people=people)
        for indicator, (kind, people) in zip(indicators, kinds(), strict=True)
    )


def _version(indicator: Indicator, kind: str, *, of_people: bool) -> IndicatorVersion:
    return IndicatorVersion(
        indicator=indicator,
        name_ko=f"도시락을 받은 어르신 {indicator.code}",
        name_en=f"Elders who received meals {indicator.code}",
        definition_ko="그달에 도시락을 한 번 이상 받은 어르신의 수예요. " * 4,
        definition_en="Elders who received at least one meal in the month. " * 4,
        kind=kind,
        unit_ko="%" if kind == "ratio" else "명",
        unit_en="%" if kind == "ratio" else "people",
        of_people=of_people,
        decimals=1 if kind == "ratio" else 0,
        factor=100 if kind == "ratio" else 1,
        disaggregations=["sex", "age"],
        combinations=[["sex", "age"]],
        valid_from=SINCE,
    )


def _assign(
    initiative: Initiative, organisations: list[Organisation], versions: list[IndicatorVersion]
) -> None:
    pairs = [(one, version.indicator_id) for one in organisations for version in versions]
    Assignment.objects.bulk_create(
        (
            Assignment(
                initiative=initiative,
                organisation=one,
                indicator_id=indicator_id,
                place_code=one.place_code,
                since=SINCE,
            )
            for one, indicator_id in pairs
        ),
        batch_size=2000,
    )
    Target.objects.bulk_create(
        (
            Target(
                initiative=initiative,
                organisation=one,
                indicator_id=indicator_id,
                period=str(TODAY.year),
                role="target",
                value=1200,
            )
            for one, indicator_id in pairs
        ),
        batch_size=2000,
    )


def _reports(initiative: Initiative, organisations: list[Organisation], director: Account) -> None:
    for period in months_back(ROUNDS):
        ends = parse_period(period).ends_before
        newest = period == months_back(1)[0]
        the = ReportingRound.objects.create(
            initiative=initiative,
            period=period,
            period_kind="month",
            opens_on=ends,
            due_on=ends + timedelta(days=15 if not newest else 90),
            locks_on=ends + timedelta(days=60 if not newest else 180),
        )
        half = len(organisations) // 2
        reports = Report.objects.bulk_create(
            Report(
                round=the,
                organisation=one,
                public_id=f"{period.replace('-', '')}{at:04d}",
                status=("draft" if at < half else "submitted") if newest else "approved",
            )
            for at, one in enumerate(organisations)
        )
        _steps(reports, director)


def _steps(reports: list[Report], director: Account) -> None:
    taken = {"draft": (), "submitted": ("submitted",), "approved": ("submitted", "approved")}
    Approval.objects.bulk_create(
        Approval(report=report, step=step, at=NOW, by=director)
        for report in reports
        for step in taken[report.status]
    )


def _observations(organisations: list[Organisation], versions: list[IndicatorVersion]) -> None:
    numbers = [numbers_of(at, len(organisations), MONTHS) for at in range(len(versions))]
    rows = _rows(organisations, versions, numbers)
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY observation ({COLUMNS}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join("?" * len(COLUMNS.split(",")))
        sql = f"INSERT INTO observation ({COLUMNS}) VALUES ({marks})"  # noqa: S608
        cursor.connection.executemany(sql, rows)


def _rows(
    organisations: list[Organisation], versions: list[IndicatorVersion], numbers: list[Numbers]
) -> Iterator[tuple[Any, ...]]:
    """Month by month and report by report, as they come in."""
    at = NOW.isoformat(sep=" ")
    for month, period in enumerate(months_back(MONTHS)):
        for place, one in enumerate(organisations):
            for version, made in zip(versions, numbers, strict=True):
                head = (one.pk, version.indicator_id, version.pk, period, one.place_code)
                for cell, values in _cells(made, place, month):
                    yield (*head, cell, "value", *values, "reported", "form", "", at)


def _cells(made: Numbers, place: int, month: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
    counts = made.counts[place, month].tolist()
    if made.wholes is None:
        yield "", (sum(counts), None, None)
        for cell, count in zip(CELLS, counts, strict=True):
            yield cell, (count, None, None)
        return
    wholes = made.wholes[place, month].tolist()
    yield "", (None, sum(counts), sum(wholes))
    for cell, count, whole in zip(CELLS, counts, wholes, strict=True):
        yield cell, (None, count, whole)


if __name__ == "__main__":
    main()
