"""A member's own spreadsheet of activities: matched once on the page, understood next month by itself."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dure.activities.queries import register_lines
from dure.activities.tests.who_story import register
from dure.ground.tests.browser import browser_of, page
from dure.ground.tests.story import TODAY
from dure.measurement.models import ColumnMapping, Upload

pytestmark = pytest.mark.django_db
IN = "/in/halmae/"
HEADER = "어디서,뭘,몇 명,언제"
NOVEMBER = f"{HEADER}\n가람읍,목욕사업,10,월 10:00-12:00\n"


@pytest.fixture
def here():
    return register()


def bring(client, content, name="목욕 11월.csv"):
    file = SimpleUploadedFile(name, content.encode(), content_type="text/csv")
    answer = client.post(f"{IN}uploads/", {"kind": "services", "file": file})
    assert answer.status_code == 302
    return Upload.objects.latest("pk")


def capacity(here):
    lines = register_lines(here.kitchen_head, here.initiative_id, on=TODAY)
    return next(line.capacity for line in lines if line.service_id == here.ours)


def matched(client, upload, **words):
    fields = {"field-0": "place", "field-1": "service", "field-2": "capacity", "field-3": "weekly"}
    return client.post(
        f"{IN}imports/{upload.public_id}/columns/", fields | {"name": "목욕 표"} | words
    )


def test_columns_and_words_are_matched_once_and_differences_are_shown_before_they_are_taken(here):
    client = browser_of(here.kitchen_head)
    first = bring(client, NOVEMBER)
    assert first.state == "mapping"
    asked = page(client, f"{IN}imports/{first.public_id}/columns/")
    assert "어느 열이 무엇인가요?" in asked
    assert "모양이 달라요" not in asked
    assert "지표의 값" not in asked  # there are no indicators in such a table

    matched(client, first)
    shown = page(client, f"{IN}imports/{first.public_id}/")
    assert "B2" in shown  # nobody here calls it 목욕사업
    assert "목욕사업" in page(client, f"{IN}imports/{first.public_id}/columns/")
    matched(client, first, **{"word-service-0": "care.bath"})
    first.refresh_from_db()
    assert (first.state, first.outcome["unchanged"]) == ("looked", 1)

    moved = "비고,몇 명,뭘,언제,어디서\n,14,목욕사업,월 10:00-12:00,가람읍\n"
    december = bring(client, moved, "목욕 12월.csv")
    assert december.state == "looked"  # recognised, though its columns moved
    assert "14명" in page(client, f"{IN}imports/{december.public_id}/")
    assert capacity(here) == 10
    client.post(f"{IN}imports/{december.public_id}/take/")
    assert capacity(here) == 14

    again = bring(client, moved, "목욕 12월.csv")
    client.post(f"{IN}imports/{again.public_id}/take/")
    again.refresh_from_db()
    assert again.outcome["repeated"]


def test_a_table_of_another_shape_is_told_and_what_is_known_of_it_stands_there_already(here):
    client = browser_of(here.kitchen_head)
    first = bring(client, NOVEMBER)
    matched(client, first)
    matched(client, first, **{"word-service-0": "care.bath"})
    other = bring(client, "뭘,몇 분,어디서\n목욕사업,12,가람읍\n", "목욕 새 표.csv")
    assert other.state == "mapping"
    asked = page(client, f"{IN}imports/{other.public_id}/columns/")
    assert "전에 맞춘 표와 모양이 달라요" in asked
    assert asked.count('<option value="service" selected>') == 1
    assert asked.count('<option value="place" selected>') == 1
    assert '<option value="capacity" selected>' not in asked  # 몇 분 is new
    assert '<option value="care.bath" selected>' in asked  # what 목욕사업 means was said before


def test_what_the_backbone_matched_for_all_is_recognised_next_month_too(here):
    client = browser_of(here.table.village.director)
    partner = "단체,일,읍면,몇 분\n손맛사회적협동조합,care.bath,가람읍,10\n"
    first = bring(client, partner)
    fields = {"field-0": "organisation", "field-1": "service", "field-2": "place"}
    client.post(
        f"{IN}imports/{first.public_id}/columns/",
        fields | {"field-3": "capacity", "name": "협력 표"},
    )
    moved = "담당,일,단체,몇 분,읍면\n홍,care.bath,손맛사회적협동조합,12,가람읍\n"
    again = bring(client, moved, "12월.csv")
    assert again.state == "looked"


def test_tags_alone_are_understood_and_changes_are_told_in_words(here):
    client = browser_of(here.table.village.director)
    tags = "#org+name,#service+code,#adm1+name,#adm3+name +i_ko,#capacity+num\n"
    row = "손맛사회적협동조합,care.bath,전북특별자치도,가람읍,17\n"
    found = bring(client, tags + row, "3w.csv")
    assert found.state == "looked"

    shown = page(client, f"{IN}imports/{found.public_id}/")
    assert "열 이름이 비어 있어요" not in shown
    changed = shown.split("바뀔 것", maxsplit=1)[1]
    assert "17명" in changed
    assert "care.bath" not in changed
    assert "elders" not in changed


def test_a_column_whose_heading_is_merged_with_its_neighbours_is_asked_for_by_what_stands_in_it(
    here,
):
    client = browser_of(here.kitchen_head)

    found = bring(client, NOVEMBER.replace("뭘,몇 명", "뭘,"))

    asked = page(client, f"{IN}imports/{found.public_id}/columns/")
    assert "이름 없는 열" in asked
    assert "옆 칸과 합쳐져 있어요" in asked
    assert "C 열의 뜻" in asked


def test_a_mapping_of_activities_is_not_tried_on_reports(here):
    client = browser_of(here.kitchen_head)
    matched(client, bring(client, NOVEMBER))
    assert ColumnMapping.objects.get().mapping["kind"] == "services"


def test_a_field_that_is_none_is_refused_on_the_page(here):
    client = browser_of(here.kitchen_head)
    upload = bring(client, NOVEMBER)
    answer = client.post(f"{IN}imports/{upload.public_id}/columns/", {"field-0": "colour"})
    assert answer.status_code == 422


def test_only_whoever_manages_services_is_offered_such_a_file(here):
    assert "누가 무엇을 어디서 (3W)" in page(browser_of(here.kitchen_head), f"{IN}imports/")
    assert "누가 무엇을 어디서 (3W)" not in page(
        browser_of(here.table.village.reporter), f"{IN}imports/"
    )
