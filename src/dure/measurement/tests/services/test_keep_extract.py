"""The ledger in columns: what is counted from it is what stands in the ledger, at any head."""

from datetime import date
from decimal import Decimal

import pytest

from dure.activities.queries import ledger_head, service_facts
from dure.activities.services import correct_record, forget_person, record_service
from dure.activities.tests.story import GARAM, meal, table
from dure.activities.types import Correction, FactsWanted
from dure.engines.measure import Place, compute, computed_from, definitions_from, extract_in
from dure.ground.tests.story import NOW
from dure.measurement.queries.ledger_figures import extract_folder, ledger_figures
from dure.measurement.rules.computation import engine_facts
from dure.measurement.services.keep_extract import keep_extract

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
PLACES = (Place(GARAM, level="sigungu"),)
INDICATORS = definitions_from(
    {
        "indicators": [
            {"code": "meals", "kind": "sum", "by": ["sex"], "periods": ["month", "year"]},
            {"code": "elders", "kind": "distinct", "by": ["sex"], "periods": ["month", "year"]},
        ]
    }
)


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.DURE_HOME = tmp_path


def lunches(here, *people):
    return [
        record_service(
            here.worker, fact=meal(here, person_id=person.pk, source=f"m:{at}"), at=NOW
        ).record_id
        for at, person in enumerate(people)
    ]


def counted(extract, **asked):
    rows = computed_from(extract, INDICATORS, PLACES, **asked).rows
    return {
        row.indicator: row.value
        for row in rows
        if row[1:4] == ("all", "all", "all") and row.period_kind == "year" and not row.cell
    }


def test_it_grows_with_the_ledger_and_says_its_head():
    here = table()
    initiative = here.village.initiative.pk
    lunches(here, here.soonrye)
    first = keep_extract(initiative)
    record_service(here.worker, fact=meal(here, source="m:later"), at=NOW)
    second = keep_extract(initiative)

    assert first.head < second.head == ledger_head(initiative)
    assert (len(first.files), len(second.files)) == (1, 2)
    assert keep_extract(initiative) == second


def test_a_corrected_line_counts_once_now_and_as_it_was_then():
    here = table()
    initiative = here.village.initiative.pk
    line, _ = lunches(here, here.soonrye, here.malja)
    before = keep_extract(initiative)
    correct_record(
        here.worker, record_id=line, correction=Correction(void=True), reason="typo", at=NOW
    )

    after = keep_extract(initiative)

    assert counted(before) == {"meals": 2, "elders": 2}
    assert counted(after) == {"meals": 1, "elders": 1}
    assert counted(after, up_to=before.head) == {"meals": 2, "elders": 2}


def test_it_gives_what_the_standing_lines_give():
    here = table()
    initiative = here.village.initiative.pk
    line, *_ = lunches(here, here.soonrye, here.malja, here.soonrye)
    correct_record(
        here.worker,
        record_id=line,
        correction=Correction(quantity=Decimal(3)),
        reason="typo",
        at=NOW,
    )
    year = FactsWanted(
        starts_on=date(2026, 1, 1), ends_before=date(2027, 1, 1), initiative_id=initiative
    )

    facts = service_facts(year, purpose="count", on=date(2026, 11, 22)).facts
    standing = compute(engine_facts(facts, GARAM), INDICATORS, PLACES)
    extract = computed_from(keep_extract(initiative), INDICATORS, PLACES)

    assert extract.rows == standing.rows


def test_somebody_who_is_forgotten_is_taken_out_of_every_file():
    here = table()
    initiative = here.village.initiative.pk
    lunches(here, here.soonrye, here.malja)
    keep_extract(initiative)
    forget_person(
        here.village.director,
        person_id=here.soonrye.pk,
        initiative_id=initiative,
        reason="가족 요청",
        at=NOW,
    )
    again = keep_extract(initiative)

    assert (again.lines, again.named) == (2, 1)
    assert extract_in(extract_folder(initiative)) == again
    assert counted(again)["meals"] == 2


def test_figures_say_the_head_they_were_made_from():
    here = table()
    initiative = here.village.initiative.pk
    first, _ = lunches(here, here.soonrye, here.malja)
    head = keep_extract(initiative).head

    now = ledger_figures(initiative, INDICATORS, PLACES)
    then = ledger_figures(initiative, INDICATORS, PLACES, up_to=first)

    assert (now.head, then.head) == (head, first)
    assert (now.computed.records, then.computed.records) == (2, 1)


def test_without_an_extract_there_are_no_figures():
    figures = ledger_figures(404, INDICATORS, PLACES)

    assert (figures.head, figures.computed.rows) == (0, ())
