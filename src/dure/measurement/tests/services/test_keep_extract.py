"""The ledger in columns: what is counted from it is what stands in the ledger, at any head."""

import fcntl
from datetime import date, timedelta
from decimal import Decimal
from threading import Timer

import pytest

from dure.activities.queries import (
    ledger_head,
    ledger_head_on,
    line_written_at,
    lines_after,
    service_facts,
)
from dure.activities.services import correct_record, forget_person, record_service
from dure.activities.tests.story import GARAM, meal, table
from dure.activities.types import Correction, FactsWanted
from dure.engines.measure import (
    BadInput,
    Place,
    compute,
    computed_from,
    definitions_from,
    extract_in,
    forgotten,
    places_in,
)
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


def test_of_a_long_ledger_the_first_lines_are_taken_and_the_rest_the_next_time():
    here = table()
    initiative = here.village.initiative.pk
    lines = lunches(here, *[here.soonrye, here.malja] * 3)

    heads = [keep_extract(initiative, at_most=4).head for _ in range(3)]

    assert heads == [lines[3], lines[-1], lines[-1]]
    assert keep_extract(initiative).lines == 6


def test_in_pieces_or_at_once_the_same_is_counted():
    here = table()
    initiative = here.village.initiative.pk
    lunches(here, *[here.soonrye, here.malja, here.soonrye] * 2)
    for _ in range(4):
        pieces = keep_extract(initiative, at_most=2)
    in_pieces = counted(pieces)
    forgotten(pieces)

    assert len(pieces.files) == 3
    assert counted(keep_extract(initiative)) == in_pieces == {"meals": 6, "elders": 2}


def test_who_comes_while_another_reads_waits_and_finds_it_done(tmp_path):
    # Another process holds the folder: nobody writes into it before it is let go.
    here = table()
    initiative = here.village.initiative.pk
    lunches(here, here.soonrye)
    folder = extract_folder(initiative)
    folder.mkdir(parents=True)
    held = (folder / "lock").open("w")
    fcntl.flock(held, fcntl.LOCK_EX)
    letting_go = Timer(0.3, held.close)
    letting_go.start()

    extract = keep_extract(initiative)

    assert not letting_go.is_alive() or held.closed
    assert extract.lines == 1


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(settings, tmp_path):
    here = table()
    (tmp_path / "ledger").write_text("a file where the folder should be")
    lunches(here, here.soonrye)

    with pytest.raises(BadInput) as refused:
        keep_extract(here.village.initiative.pk)

    assert [fault.code for fault in refused.value.faults] == ["measure.extract_not_kept"]


def test_places_of_the_lines_are_told_once_each():
    here = table()
    initiative = here.village.initiative.pk
    lunches(here, here.soonrye, here.malja)

    assert places_in(extract_in(extract_folder(initiative))) == ()
    assert places_in(keep_extract(initiative)) == (GARAM,)


def test_the_head_of_a_day_is_the_last_line_written_by_its_midnight():
    here = table()
    initiative = here.village.initiative.pk
    written = [NOW - timedelta(days=2), NOW.replace(hour=23, minute=59), NOW + timedelta(days=1)]
    lines = [
        record_service(here.worker, fact=meal(here, source=f"d:{at}"), at=at).record_id
        for at in written
    ]

    heads = [
        ledger_head_on(initiative, (NOW + timedelta(days=back)).date()) for back in range(-3, 2)
    ]

    assert heads == [0, lines[0], lines[0], lines[1], lines[2]]
    assert line_written_at(initiative, lines[1]) == written[1]
    assert line_written_at(initiative, lines[1] - 1) == written[0]
    assert line_written_at(initiative, lines[2]) == written[2]
    assert line_written_at(initiative, 0) is None
    eve = NOW.date() - timedelta(days=1)
    assert line_written_at(initiative, lines[2], written_by=eve) == written[0]
    assert lines_after(initiative, after=lines[0], up_to=lines[2]) == 2
