"""A partner's table of who does what: mapped once, read again next month, nothing half taken."""

from datetime import date
from pathlib import Path

import pytest

from dure.activities.models import Need, Service
from dure.activities.queries import needs_of, register_lines, who_matrix, words_of_codes
from dure.activities.rules.hxl_tables import need_rows, who_rows
from dure.activities.tests.services.test_needs import need, say
from dure.activities.tests.who_story import EUP, GARAM, MYEON, register
from dure.engines.tables import match_columns, read_table, remember, write_csv
from dure.engines.tables.mapping import WantedField
from dure.ground.tests.story import NOW, TODAY
from dure.kernel.refusals import refusal_texts
from dure.measurement.rules.import_fields import FIELDS, KINDS
from dure.measurement.services import import_table
from dure.measurement.types.imports import ImportRequest

pytestmark = pytest.mark.django_db
HEADER = "기관,서비스,활동명,활동지역,대상,운영시간,정원"
OURS = "손맛사회적협동조합,목욕,손맛 목욕,가람읍,어르신,월 10:00-12:00,10"


def take(here, *rows, kind="services", header=HEADER, actor=None, mapping=None, **more):
    content = "\n".join([header, *rows]).encode()
    return bring(here, content, kind, actor=actor, mapping=mapping, **more)


def bring(here, content, kind="services", *, actor=None, organisation=None, mapping=None, **more):
    request = ImportRequest(
        kind=kind,
        table=read_table(content, "표.csv"),
        name="표.csv",
        initiative_id=here.initiative_id,
        organisation_id=organisation and organisation.pk,
        mapping=mapping,
        **more,
    )
    return import_table(actor or here.table.village.director, request=request, at=NOW)


def names(here):
    lines = register_lines(here.kitchen_head, here.initiative_id, on=TODAY)
    return {line.name.ko: line for line in lines}


def test_the_same_facts_change_nothing_and_what_differs_is_shown_first():
    here = register()
    same = take(here, OURS)
    assert (same.taken, same.unchanged) == (0, 1)

    looked = take(here, OURS.replace(",10", ",12"), dry_run=True)
    assert (looked.lines[0].how, looked.lines[0].old.ko[-3:], looked.lines[0].new.ko[-3:]) == (
        "changed",
        "10명",
        "12명",
    )
    assert names(here)["손맛 목욕"].capacity == 10

    assert take(here, OURS.replace(",10", ",12")).taken == 1
    assert names(here)["손맛 목욕"].capacity == 12


def test_rows_of_one_activity_are_one_line_with_all_its_places():
    here = register()
    rows = [
        f"손맛사회적협동조합,점심,밥상,{place},어르신,평일 11:30-13:00,60"
        for place in ("가람읍", "새들면")
    ]
    outcome = take(here, *rows, rows[0])
    assert outcome.refused[0].cell == "B2"  # nobody calls it 점심 here yet
    lunch = take(here, *(row.replace("점심", "care_meals.lunch") for row in (*rows, rows[0])))
    assert (lunch.taken, lunch.unchanged) == (1, 1)
    line = names(here)["밥상"]
    assert set(line.areas) == {EUP, MYEON}
    assert len(line.weekly) == 5


@pytest.mark.parametrize(
    ("row", "cell", "says"),
    [
        (OURS.replace("목욕,손맛", "노래방,손맛"), "B2", "노래방"),
        (OURS.replace("가람읍", "없는읍"), "D2", "없는읍"),
        (OURS.replace("어르신", "외계인"), "E2", "외계인"),
        (OURS.replace("월 10:00-12:00", "가끔"), "F2", "가끔"),
        (OURS.replace(",10", ",열 명쯤"), "G2", "열 명쯤"),
        (OURS.replace("손맛사회적협동조합", "모르는집"), "A2", "모르는집"),
    ],
)
def test_a_wrong_cell_is_told_in_one_sentence_with_its_place(row, cell, says):
    here = register()
    good = "손맛사회적협동조합,목욕,새 목욕,새들면,어르신,화 10:00-12:00,5"
    outcome = take(here, row, good)
    assert [fault.cell for fault in outcome.refused] == [cell]
    assert says in outcome.refused[0].words.ko
    assert outcome.refused[0].words.en
    assert "새 목욕" not in names(here)  # nothing half taken
    assert take(here, row, good, partial=True).taken == 1
    assert "새 목욕" in names(here)


def test_two_capacities_for_one_activity_are_asked_about():
    here = register()
    outcome = take(here, OURS, OURS.replace("가람읍", "새들면").replace(",10", ",11"))
    assert [fault.code for fault in outcome.refused] == ["import.row_says_otherwise"]


def test_a_member_brings_its_own_lines_and_no_other_s():
    here = register()
    theirs = take(here, OURS, actor=here.welfare_head, organisation=here.table.village.welfare)
    assert [fault.code for fault in theirs.refused] == ["import.other_organisation"]
    header = HEADER.partition(",")[2]
    own = OURS.partition(",")[2].replace("손맛 목욕", "복지관 목욕").replace(",10", ",20")
    outcome = take(
        here,
        own,
        header=header,
        actor=here.welfare_head,
        organisation=here.table.village.welfare,
    )
    assert outcome.taken == 1
    assert names(here)["복지관 목욕"].capacity == 20


def test_what_the_file_no_longer_names_stays_and_is_told():
    here = register()
    outcome = take(here, OURS)
    assert "이 파일에 없는 것: 1개" in "".join(note.ko for note in outcome.notes)
    assert "복지관 목욕" in names(here)


def test_the_exported_table_comes_back_without_a_change():
    here = register()
    say(here, need(25), need(0, MYEON), need(None, GARAM, state="not_applicable"))
    lines = register_lines(here.kitchen_head, here.initiative_id, on=TODAY)
    needs = needs_of(here.kitchen_head, here.initiative_id, on=TODAY)
    named = words_of_codes(here.initiative_id, [EUP, MYEON, GARAM], on=TODAY)
    for language in ("ko", "en"):
        for rows, kind in (
            (who_rows(lines, named, language), "services"),
            (need_rows(needs, named, language), "needs"),
        ):
            outcome = bring(here, write_csv(rows[0], rows[1:]), kind)
            assert outcome.refused == ()
            assert (outcome.taken, outcome.unchanged) == (0, len(rows) - 2)


def test_needs_say_zero_and_not_applicable_and_leave_the_unknown_alone():
    here = register()
    outcome = take(
        here,
        "목욕,가람읍,어르신,12,실태조사,2026-10-01",
        "목욕,새들면,어르신,0,실태조사,2026-10-01",
        "목욕,가람군,어르신,해당없음,실태조사,2026-10-01",
        "목욕,가람읍,아동,,실태조사,2026-10-01",
        kind="needs",
        header="서비스,지역,대상,필요,출처,기준일",
    )
    assert (outcome.taken, outcome.unchanged, outcome.refused) == (3, 1, ())
    found = {
        (one.place_code, one.group): (one.state, one.count)
        for one in needs_of(here.kitchen_head, here.initiative_id, on=TODAY)
    }
    assert found == {
        (EUP, "elders"): ("value", 12),
        (MYEON, "elders"): ("value", 0),
        (GARAM, "elders"): ("not_applicable", None),
    }


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("목욕,가람읍,어르신,-3,조사,2026-10-01", "D2"),
        ("목욕,가람읍,어르신,12.5,조사,2026-10-01", "D2"),
        ("목욕,가람읍,어르신,12,조사,2030-10-01", "F2"),
        ("목욕,가람읍,외계인,12,조사,2026-10-01", "C2"),
    ],
)
def test_a_need_that_cannot_be_is_told_by_its_cell(row, cell):
    here = register()
    outcome = take(here, row, kind="needs", header="서비스,지역,대상,필요,출처,기준일")
    assert [fault.cell for fault in outcome.refused] == [cell]
    assert not Need.objects.within(initiative_id=here.initiative_id).exists()


def test_columns_that_moved_are_found_by_the_remembered_mapping():
    here = register()
    theirs = "어디서,누가,뭘,몇 명,언제"
    first = read_table(
        f"{theirs}\n가람읍,손맛사회적협동조합,목욕사업,10,월 10-12\n".encode(), "a.csv"
    )
    wanted = [
        WantedField("place", ("어디서",)),
        WantedField("organisation", ("누가",)),
        WantedField("service", ("뭘",)),
        WantedField("capacity", ("몇 명",)),
        WantedField("weekly", ("언제",)),
    ]
    mapping = remember(first, match_columns(first, wanted)) | {
        "values": {"service": {"목욕사업": "care.bath"}},
        "kind": "services",
    }
    moved = "뭘,언제,누가,몇 명,어디서,비고"
    outcome = take(
        here, "목욕사업,월 10-12,손맛사회적협동조합,14,가람읍,새 탕", header=moved, mapping=mapping
    )
    assert outcome.refused == ()
    assert names(here)["손맛 목욕"].capacity == 14


def test_the_same_file_twice_is_known_by_its_content():
    here = register()
    assert not take(here, OURS.replace(",10", ",12")).repeated
    assert take(here, OURS.replace(",10", ",12")).repeated


def test_every_kind_of_file_has_its_fields_and_every_refusal_its_words():
    assert {"services", "needs"} <= set(KINDS)
    assert all(each.names for kind in ("services", "needs") for each in FIELDS[kind])
    assert "activities.unknown_group" in refusal_texts()


EBOLA = next(
    (
        place / "shared/data/07_indicators/ocha_3w_ebola_2014.csv"
        for place in Path(__file__).resolve().parents
        if (place / "shared/data/07_indicators").exists()
    ),
    Path("missing"),
)


@pytest.mark.real_data
@pytest.mark.slow
def test_the_published_table_of_an_epidemic_is_read_whole():
    """1,201 rows of 128 organisations, 92 of them twice: 1,109 facts, each in its cell of the matrix."""
    here = register()
    table = read_table(EBOLA.read_bytes(), EBOLA.name)
    made = world_of(here, table)

    outcome = bring(here, EBOLA.read_bytes())

    assert outcome.refused == ()
    found = who_matrix(here.table.village.director, here.initiative_id, on=TODAY)
    theirs = [line for line in found.lines if line.kind in made["kinds"].values()]
    assert len({line.organisation_id for line in theirs}) == 128
    assert sum(len(line.areas) for line in theirs) == made["facts"]
    assert Service.objects.within(initiative_id=here.initiative_id).count() - 2 == len(theirs)
    again = bring(here, EBOLA.read_bytes() + b"\n")
    assert again.repeated


def world_of(here, table):
    """Its organisations, activities and places, as this house knows such things."""
    from dure.activities.models import ServiceKind  # noqa: PLC0415 - only the real table needs them
    from dure.ground.organisations.models import Membership, Organisation  # noqa: PLC0415
    from dure.ground.places.models import Place  # noqa: PLC0415

    at = {column.header: position for position, column in enumerate(table.columns)}
    rows = [[str(cell).strip() for cell in row.cells] for row in table.rows]
    kinds = {
        name: f"epidemic.k{number}"
        for number, name in enumerate(sorted({row[at["Activity"]] for row in rows}))
    }
    ServiceKind.objects.bulk_create(
        ServiceKind(code=code, name_ko=name, name_en=name) for name, code in kinds.items()
    )
    homes = Organisation.objects.bulk_create(
        Organisation(
            slug=f"o{number}", name_ko=name, name_en=name, type="ngo", valid_from=date(2010, 1, 1)
        )
        for number, name in enumerate(sorted({row[at["Organisation"]] for row in rows}))
    )
    Membership.objects.bulk_create(
        Membership(
            initiative=here.table.village.initiative, organisation=home, joined_on=date(2014, 1, 1)
        )
        for home in homes
    )
    codes = {row[at["Pcode"]]: row[at["Region"]] for row in rows}
    Place.objects.bulk_create(
        Place(code=code, level="sigungu", name_ko=name, valid_from=date(2010, 1, 1))
        for code, name in codes.items()
    )
    facts = {(row[at["Organisation"]], row[at["Activity"]], row[at["Pcode"]]) for row in rows}
    return {"kinds": kinds, "facts": len(facts)}
