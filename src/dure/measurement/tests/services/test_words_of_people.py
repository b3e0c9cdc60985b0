"""Sheets say 월, 년월, 분기 … where we say period: what people write is what is understood."""

import re
from pathlib import Path

import pytest
import yaml

from dure.engines.tables import read_table
from dure.kernel.errors import Refused
from dure.kernel.refusals import refusal_texts, words_of
from dure.measurement.models import Observation
from dure.measurement.services import import_table
from dure.measurement.tests.factories import GARAM, IN_MARCH, Season, season
from dure.measurement.types.imports import ImportOutcome, ImportRequest

pytestmark = pytest.mark.django_db
CASES = yaml.safe_load(
    (Path(__file__).resolve().parents[2] / "cases" / "headers_people_write.yaml").read_text("utf-8")
)


@pytest.fixture
def here() -> Season:
    return season()


def brought(here: Season, text: str, **more: object) -> ImportOutcome:
    wish = ImportRequest(
        kind="reports",
        table=read_table(text.encode(), "표.csv"),
        name="표.csv",
        initiative_id=here.garam.initiative.pk,
        organisation_id=here.garam.kitchen.pk,
        **more,
    )
    return import_table(here.garam.reporter, request=wish, at=IN_MARCH)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_header_that_people_write_is_understood(here: Season, case: dict[str, str]) -> None:
    headers, row = case["headers"], case["row"].replace("가람", GARAM)
    if "refused" in case:
        outcome = brought(here, f"{headers}\n{row}\n")
        assert [each.code for each in outcome.refused] == [case["refused"]]
        return
    outcome = brought(here, f"{headers}\n{row}\n")
    assert (outcome.refused, outcome.taken) == ((), 1)
    (value,) = Observation.objects.within(organisation_id=here.garam.kitchen.pk)
    assert (value.period, value.value) == ("2026-03", 120)


def test_what_is_missing_is_said_in_words_of_people(here: Season) -> None:
    with pytest.raises(Refused) as refused:
        brought(here, "끼니,담당\n3,김\n")
    words = words_of(refused.value)
    assert "기간" in words.ko
    assert "period" in words.en
    assert "어느 열이 무엇인지 골라" in words.ko
    for inside in ("constants", "columns에", "(period)"):
        assert inside not in words.ko


def test_an_empty_cell_is_named_as_people_name_it(here: Season) -> None:
    outcome = brought(here, f"월,지역,지표,값\n,{GARAM},M01,3\n")
    (fault,) = outcome.refused
    assert (fault.cell, fault.words.ko) == ("A2", "값이 비어 있어요. 기간을 적어 주세요.")
    assert fault.words.en == "This is empty. Please give the period."


# What a first reader must not meet: names of the machine's inside.
INSIDE = re.compile(r"`|_|\bslug\b|constants|columns에|columns as|\bNone\b|queryset|database row")
PLACES = re.compile(r"\{[^}]*\}")
# They name what can be done, or what is right, without asking for it.
SAYS_WHAT_TO_DO = re.compile(
    r"주세요|보세요|하세요|두세요|쓰세요|수 있어요|가운데|해요|돼요"
    r"|\{problems\}|\{told\}|\{faults\}|\{sentence\}"
)


def test_every_refusal_says_what_to_do_and_names_nothing_inside() -> None:
    found = refusal_texts()
    assert len(found) > 200
    inside = {
        code
        for code, words in found.items()
        for text in (words.ko, words.en)
        if INSIDE.search(PLACES.sub("", text)) and code not in FOR_FILES
    }
    assert inside == set()
    silent = {code for code, words in found.items() if not SAYS_WHAT_TO_DO.search(words.ko)}
    assert silent == set()


# They quote what is written into a file, letter by letter.
FOR_FILES = {
    *("activities.unknown_basis", "measurement.code_unusable"),
    *("places.not_a_places_file", "places.not_a_code_list"),
}


def test_no_korean_stands_in_english_and_none_is_left_out() -> None:
    for code, words in refusal_texts().items():
        assert re.search("[가-힣]", words.ko), code
        assert not re.search("[가-힣]", words.en), code
