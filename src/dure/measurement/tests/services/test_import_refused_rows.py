"""A report that refuses as a whole refuses every row that is meant for it; none of them vanishes."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from dure.engines.tables import read_table
from dure.ground.places.models import Place, PlaceChange
from dure.measurement.models import Assignment, Observation
from dure.measurement.services import approve_report, import_table, save_values, submit_report
from dure.measurement.tests.factories import GARAM, IN_MARCH, Season, season, typed
from dure.measurement.types.imports import ImportOutcome, ImportRequest

pytestmark = pytest.mark.django_db
HEADER = "organisation,indicator,period,place,value"
CLOSED = (
    f"halmae-kitchen,M01,2026-03,{GARAM},500",
    f"halmae-kitchen,M02,2026-03,{GARAM},21",
)
NOT_YET = (f"halmae-kitchen,M01,2031-03,{GARAM},5", f"halmae-kitchen,M02,2031-03,{GARAM},5")
GONE, NEW = "2900000000", "1200000000"
GOOD = (f"halmae-welfare,M01,2026-03,{GARAM},40",)


@pytest.fixture
def march() -> Season:
    """The kitchen's report is approved; the welfare centre's is open."""
    the = season()
    garam, report = the.garam, the.kitchen.id
    save_values(garam.reporter, report_id=report, entries=[typed("M01", 120)], at=IN_MARCH)
    submit_report(garam.reporter, report_id=report, at=IN_MARCH)
    approve_report(garam.director, report_id=report, at=IN_MARCH)
    return the


def written(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows]).encode()


def take(the: Season, *rows: str, partial: bool = False) -> ImportOutcome:
    request = ImportRequest(
        kind="reports",
        table=read_table(written(*rows), "보고.csv"),
        name="보고.csv",
        initiative_id=the.garam.initiative.pk,
        partial=partial,
    )
    outcome: ImportOutcome = import_table(the.garam.director, request=request, at=IN_MARCH)
    return outcome


def test_an_approved_report_refuses_each_of_its_rows_at_its_own_cell(march: Season) -> None:
    outcome = take(march, *CLOSED, *GOOD)

    assert [row.cell for row in outcome.refused] == ["C2", "C3"]
    assert {row.code for row in outcome.refused} == {"measurement.report_stands"}
    assert all("승인" in row.words.ko for row in outcome.refused)
    assert not outcome.written


def test_a_period_nobody_asks_about_refuses_each_of_its_rows(march: Season) -> None:
    outcome = take(march, *NOT_YET)

    assert [(row.cell, row.code) for row in outcome.refused] == [
        ("C2", "import.no_report"),
        ("C3", "import.no_report"),
    ]


def test_taken_known_and_refused_add_up_to_the_rows_of_the_file(march: Season) -> None:
    outcome = take(march, *CLOSED, *NOT_YET, *GOOD, partial=True)

    refused = {row.row for row in outcome.refused}
    assert outcome.taken + outcome.unchanged + len(refused) == outcome.rows == 5
    assert outcome.taken == 1
    assert Observation.objects.within(organisation_id=march.garam.welfare.pk).count() == 1


def test_the_file_of_refused_rows_holds_every_one_of_them(march: Season, tmp_path: Path) -> None:
    file, rejects = tmp_path / "보고.csv", tmp_path / "rejects.csv"
    file.write_bytes(written(*CLOSED, *NOT_YET))

    with pytest.raises(SystemExit):
        call_command(
            "import",
            "reports",
            str(file),
            initiative="halmae",
            partial=True,
            rejects=str(rejects),
        )

    with rejects.open(encoding="utf-8-sig", newline="") as kept:
        assert [row["row"] for row in csv.DictReader(kept)] == ["2", "3", "4", "5"]


def test_a_place_that_is_no_more_is_told_with_what_followed_it_by_code_or_by_name(
    march: Season,
) -> None:
    one = {"valid_from": date(1986, 11, 1), "level": "sido", "system": "mois"}
    Place.objects.create(
        code=GONE, name_ko="광주광역시", name_en="Gwangju", valid_to=date(2026, 2, 1), **one
    )
    Place.objects.create(code=NEW, name_ko="전남광주통합특별시", name_en="Jeonnam-Gwangju", **one)
    PlaceChange.objects.create(
        system="mois", old_code=GONE, new_code=NEW, changed_on=date(2026, 2, 1), reason="통합"
    )
    # Somebody else reported for it while it was there: that does not make it a place of today.
    asked = Assignment.objects.filter(organisation=march.garam.kitchen).get(indicator__code="M01")
    asked.pk, asked.place_code = None, GONE
    asked.save(force_insert=True)

    outcome = take(
        march,
        f"halmae-welfare,M01,2026-03,{GONE},5",
        "halmae-welfare,M01,2026-03,광주광역시,5",
        "halmae-welfare,M01,2026-03,9999999999,5",
        "halmae-welfare,M01,2026-03,없는도,5",
        f"halmae-welfare,M01,2026-03,{NEW},5",
        f"halmae-welfare,M77,2026-03,{GARAM},5",
    )

    assert [(row.cell, row.code) for row in outcome.refused] == [
        ("D2", "import.abolished_place"),
        ("D3", "import.abolished_place"),
        ("D4", "import.unknown_place"),
        ("D5", "import.unknown_place_name"),
        ("D6", "import.place_not_asked"),
        ("B7", "import.unknown_indicator"),
    ]
    for row in outcome.refused[:2]:
        assert f"전남광주통합특별시 {NEW}" in row.words.ko
        assert f"Jeonnam-Gwangju {NEW}" in row.words.en


def test_a_row_refused_in_one_cell_is_left_out_whole_and_told_as_no_change(march: Season) -> None:
    request = ImportRequest(
        kind="reports",
        table=read_table("기관,식수,어르신\nhalmae-welfare,5234,-3".encode(), "우리 표.csv"),
        name="우리 표.csv",
        initiative_id=march.garam.initiative.pk,
        mapping={
            "columns": {"기관": "organisation", "식수": "value:M01", "어르신": "value:M02"},
            "constants": {"period": "2026-03", "place": GARAM},
        },
        partial=True,
    )

    outcome = import_table(march.garam.director, request=request, at=IN_MARCH)

    assert [row.cell for row in outcome.refused] == ["C2"]
    assert (outcome.taken, outcome.changed, outcome.changes) == (0, 0, ())
    assert not Observation.objects.within(organisation_id=march.garam.welfare.pk).exists()
