"""The cases anyone can read, from end to end: reports go in, the figures of a release come out."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from dure.ground.places.models import Place, PlaceChange
from dure.ground.places.queries.tree_on import forget_trees
from dure.ground.tests.story import NOW
from dure.kernel.ids import public_id
from dure.measurement.models import Assignment, Observation, Report, ReportingRound
from dure.measurement.queries import scorecard
from dure.measurement.queries.definitions import versions_now
from dure.measurement.queries.release_figures import covered_periods, release_figures
from dure.measurement.tests.releases import NORTH, SOUTH, County, assign, county, indicator

pytestmark = pytest.mark.django_db
CASES = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "roll_ups.yaml").read_text(encoding="utf-8")
)
PLACES = {"north": NORTH, "south": SOUTH}
WHERE = {"손맛": NORTH, "두손": NORTH, "새참": SOUTH}
TODAY = date(2026, 11, 22)
COMPARED = ("value", "numerator", "denominator", "low", "high")


@pytest.mark.parametrize("case", CASES, ids=[case["name"]["en"] for case in CASES])
def test_what_was_reported_is_what_is_shown(case: dict[str, Any]) -> None:
    made, version = told(case)
    for shown in case["shown"]:
        found = figures(made, version, shown.get("as_of", TODAY))
        one = found[key_of(made, shown)]
        wrong = differences(one, shown)
        assert not wrong, f"{shown}: {wrong} ({one.figure})"


@pytest.mark.parametrize("case", CASES, ids=[case["name"]["en"] for case in CASES])
def test_the_scorecard_says_the_same_of_the_whole(case: dict[str, Any]) -> None:
    made, version = told(case)
    row = {one.code: one for one in scorecard_of(made)}["C01"]
    points = {point.period: point for point in row.points}
    own = [one for one in case["shown"] if is_whole_month(one)]
    for shown in own:
        figure = points[shown["period"]].figure
        assert figure.value == number(shown.get("value")), shown
    assert version.kind == case["indicator"]["kind"]


def is_whole_month(shown: dict[str, Any]) -> bool:
    whole = not shown.get("where") and not shown.get("cell")
    return whole and len(shown["period"]) == 7 and "Q" not in shown["period"]


def scorecard_of(made: County):
    ask = {"initiative_id": made.village.initiative.pk, "on": TODAY}
    return scorecard(made.village.director, **ask)


def told(case: dict[str, Any]):
    """The county with this case's indicator, its reports and what happened to places and members."""
    made = county()
    asked = dict(case["indicator"])
    people = asked.pop("people", False)
    served = indicator("C01", people=people, **asked)
    for name, place in WHERE.items():
        assign(made, served, name, place)
    for name, day in case.get("left", {}).items():
        rows = Assignment.objects.filter(organisation=made.kitchens[name], indicator=served)
        rows.update(until=day)
    merge(case.get("merged"))
    version = versions_now([served.pk])[served.pk]
    for line in case["reported"]:
        reported(made, version, line)
    return made, version


def merge(merged: dict[str, Any] | None) -> None:
    """From a day on one town is part of another."""
    if merged is None:
        return
    old, new = PLACES[merged["from"]], PLACES[merged["into"]]
    Place.objects.filter(code=old).update(valid_to=merged["since"])
    PlaceChange.objects.create(old_code=old, new_code=new, changed_on=merged["since"])
    forget_trees()


def reported(made: County, version, line: dict[str, Any]) -> None:
    """One value in a report that stands in its state."""
    kitchen = made.kitchens[line["who"]]
    asked, _ = ReportingRound.objects.get_or_create(
        initiative=made.village.initiative,
        period=line["period"],
        defaults={
            "period_kind": "month",
            "opens_on": date(2026, 1, 1),
            "due_on": date(2027, 1, 1),
            "locks_on": date(2027, 2, 1),
        },
    )
    if not Report.objects.within(round=asked, organisation=kitchen).exists():
        status = line.get("status", "approved")
        Report.objects.create(
            round=asked, organisation=kitchen, public_id=public_id(), status=status
        )
    Observation.objects.create(
        organisation=kitchen,
        indicator_id=version.indicator_id,
        version=version,
        period=line["period"],
        place_code=WHERE[line["who"]],
        cell=line.get("cell", ""),
        state="not_applicable" if line.get("not_applicable") else "value",
        value=line.get("value"),
        numerator=line.get("numerator"),
        denominator=line.get("denominator"),
        changed_at=NOW,
    )


def figures(made: County, version, as_of: date):
    found = release_figures(
        initiative_id=made.village.initiative.pk,
        version=version,
        periods=covered_periods("2026-01", "2026-09", "month"),
        as_of=as_of,
    )
    return {
        (one.key.period, one.key.where.organisation, one.key.where.place, one.key.cell): one
        for one in found.figures
    }


def key_of(made: County, shown: dict[str, Any]) -> tuple[str, str, str, str]:
    where = shown.get("where", "")
    organisation = str(made.kitchens[where].pk) if where in made.kitchens else ""
    return shown["period"], organisation, PLACES.get(where, ""), shown.get("cell", "")


def differences(one, shown: dict[str, Any]) -> list[str]:
    figure = one.figure
    state = shown.get("state", "value")
    wrong = [] if figure.state == state else [f"state {figure.state}"]
    for name in COMPARED:
        if name in shown and number(getattr(figure, name)) != number(shown[name]):
            wrong.append(name)
    if state != "value" and figure.value is not None:
        wrong.append("a value where there is none")
    if "method" in shown and figure.method != shown["method"]:
        wrong.append(f"method {figure.method}")
    return wrong + [
        name
        for name in ("reported", "expected")
        if name in shown and getattr(one, name) != shown[name]
    ]


def number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.0001"))
