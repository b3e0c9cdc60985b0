"""What somebody reads who imports a file for the first time."""

import io

import pytest
from django.core.management import call_command

from dure.ground.tests.story import village
from dure.measurement.tests.factories import GARAM, season

pytestmark = pytest.mark.django_db


def told(tmp_path, kind: str, *lines: str, **options: object) -> str:
    file = tmp_path / "목록.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    said = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("import", kind, str(file), initiative="halmae", stderr=said, **options)
    return said.getvalue()


def test_what_is_missing_is_named_beside_what_the_file_has_and_how_to_join_them(tmp_path):
    village()

    korean = told(tmp_path, "organisations", "시설명,주소", "밥집,전주시")
    english = told(tmp_path, "organisations", "시설명,주소", "밥집,전주시", language="en")

    assert "필요한 열이 없어요: 기관명, 기관유형. 파일에 있는 열: 시설명, 주소." in korean
    assert "--map" in korean
    assert "Columns are missing: name, type. The file has: 시설명, 주소." in english
    assert "The fields: name, name_en, slug, type" in english


def test_a_header_with_braces_is_only_a_header(tmp_path):
    village()

    assert "{0}" in told(tmp_path, "organisations", "{0},{name}", "밥집,전주시")


def test_a_month_without_a_round_names_the_organisation_not_a_number(tmp_path):
    season()

    said = told(
        tmp_path,
        "reports",
        "organisation,indicator,period,place,value",
        f"손맛사회적협동조합,M01,2019-01,{GARAM},5",
    )

    assert "‘손맛사회적협동조합’" in said


def test_a_thousand_wrong_rows_do_not_fill_the_screen(tmp_path):
    village()
    rows = [f"밥집 {number},이상한유형" for number in range(1_000)]

    said = told(tmp_path, "organisations", "기관명,기관유형", *rows)

    assert len(said.splitlines()) < 110
    assert "그 밖에 900건이 더 있어요" in said
    assert "담을 수 있는 행 0" in said


def test_a_table_of_headers_alone_is_not_called_taken(tmp_path):
    village()

    said = told(tmp_path, "organisations", "기관명,기관유형")

    assert "머리글만 있고 행이 없어요" in said


def test_an_unknown_kind_of_organisation_is_answered_in_the_words_of_people(tmp_path):
    village()

    korean = told(tmp_path, "organisations", "기관명,기관유형", "밥집,이상한유형")
    english = told(tmp_path, "organisations", "기관명,기관유형", "밥집,이상한유형", language="en")

    assert "사회적협동조합" in korean
    assert "Social cooperative" in english
    assert "social_cooperative" not in korean + english
