"""What a code means on a day: with the real list of May 2023, patched to November 2026."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from dure.ground.places.queries import (
    children,
    names,
    place_on,
    search,
    standing_codes,
    successors,
    tree_on,
)
from dure.ground.places.tests.korea import Korea
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of

pytestmark = pytest.mark.slow

NOVEMBER = date(2026, 11, 22)
JUNE = date(2026, 6, 30)

RECODED = [
    ("42110", "5111000000", "춘천시"),
    ("4511100000", "5211100000", "전주시 완산구"),
    ("47720", "2772000000", "군위군"),
    ("4772025000", "2772025000", "군위읍"),
    ("46230", "1219000000", "광양시"),
    ("2114000000", "2614000000", "서구"),
    ("28170", "2817700000", "미추홀구"),
    ("48190", "4812000000", "창원시"),
    ("4371025300", "4311425300", "오창읍"),
    ("49710", "5011000000", "제주시"),
]
CASES = Path(__file__).parents[2] / "cases" / "places_on_a_day.yaml"


def answer_to(code, day, system="mois"):
    try:
        card = place_on(code, day, system)
    except Refused as refused:
        after, _ = refused.values.get("successors"), words_of(refused)  # each has its sentence
        return {"refused": refused.code} | ({"successors": list(after)} if after else {})
    return {"name": card.name.ko, "code": card.code}


class TestCodes(Korea):
    """What a code means on a day."""

    def test_jongno_is_found_by_every_code_it_has(self):
        card = place_on("1111000000", NOVEMBER)

        assert (card.name.ko, card.name.en, card.level) == ("종로구", "Jongno-gu", "sigungu")
        assert place_on("11110", NOVEMBER) == card
        assert place_on("11010", NOVEMBER, "kostat") == card
        # The same five digits are another district at the statistical office.
        assert place_on("11110", NOVEMBER, "kostat").name.ko == "노원구"

    def test_an_abolished_code_names_its_successor(self):
        with pytest.raises(Refused) as refused:
            place_on("2911000000", NOVEMBER)

        assert refused.value.code == "places.abolished_code"
        assert refused.value.values["successors"] == ("1221000000",)
        assert "동구 1221000000" in words_of(refused.value).ko
        assert place_on("2911000000", JUNE).name.ko == "동구"

    def test_a_district_that_was_divided_has_two_successors_that_make_a_whole(self):
        after = successors("28110", NOVEMBER)

        assert [each.code for each in after] == ["2815500000", "2812500000"]
        assert sum(each.share for each in after) == Decimal(1)
        assert not any(each.verified for each in after)  # electors of 2022, an approximation

    def test_both_old_provinces_go_wholly_into_the_new_one(self):
        for old in ("29", "46"):
            assert [(each.code, each.share) for each in successors(old, NOVEMBER)] == [
                ("1200000000", Decimal(1))
            ]

    def test_a_code_is_stood_for_by_the_one_place_that_it_went_into(self):
        asked = ["2900000000", "2811000000", "1200000000", "7777700000"]

        assert standing_codes(asked, NOVEMBER) == {
            "2900000000": "1200000000",  # merged
            "2811000000": "2811000000",  # divided: nobody can say which part it is
            "1200000000": "1200000000",
            "7777700000": "7777700000",
        }
        assert standing_codes(asked, JUNE)["2900000000"] == "2900000000"

    def test_what_was_recoded_is_found_under_its_new_code(self):
        for old, new, name in RECODED:
            assert successors(old, NOVEMBER)[0].code == new
            assert place_on(new, NOVEMBER).name.ko == name

    def test_a_statistical_code_of_gangwon_still_means_chuncheon_after_the_recoding(self):
        assert place_on("32010", date(2023, 5, 1), "kostat").code == "4211000000"
        assert place_on("32010", NOVEMBER, "kostat").code == "5111000000"

    def test_the_statistical_code_of_old_gwangju_does_not_come_to_mean_the_merged_province(self):
        with pytest.raises(Refused) as refused:
            place_on("24", NOVEMBER, "kostat")

        assert refused.value.values["successors"] == ("1200000000",)

    def test_the_cases_that_a_field_worker_can_read(self):
        for case in yaml.safe_load(CASES.read_text(encoding="utf-8")):
            assert answer_to(**case["situation"]) == case["expected"], case["name"]

    def test_there_are_sixteen_provinces_now_and_seventeen_in_june(self):
        assert len(children("", NOVEMBER)) == 16
        assert len(children("", JUNE)) == 17
        assert place_on("12", NOVEMBER).name.ko == "전남광주통합특별시"

    def test_the_country_has_as_many_cities_and_districts_as_its_population_register(self):
        """The register of August 2026 counts 256 areas when cities with districts give way to these."""
        tree = tree_on(NOVEMBER)
        units = [code for code, level in tree.level_of.items() if level in {"sigungu", "gu"}]
        divided = {tree.parent_of[code] for code, level in tree.level_of.items() if level == "gu"}

        assert len(units) == 269
        assert len([code for code in units if code not in divided]) == 256

    def test_every_parent_is_in_the_tree_of_the_same_day(self):
        for day in (date(2023, 5, 1), date(2024, 6, 1), JUNE, NOVEMBER):
            tree = tree_on(day)
            orphans = [
                code
                for code, parent in tree.parent_of.items()
                if parent and parent not in tree.parent_of
            ]
            assert orphans == [], day

    def test_gunwi_belongs_to_daegu_since_july_2023(self):
        assert tree_on(date(2023, 6, 30)).line_of("4772025000")[-1] == "4700000000"
        assert tree_on(date(2023, 7, 1)).line_of("2772025000")[-1] == "2700000000"

    def test_a_dong_of_dongtan_rolls_up_through_its_new_district(self):
        line = tree_on(NOVEMBER).line_of("4159058500")

        assert [names(line, NOVEMBER)[code].ko for code in line] == [
            "동탄1동",
            "화성시 동탄구",
            "화성시",
            "경기도",
        ]
        assert not place_on("4159058500", NOVEMBER).verified

    def test_bucheon_has_its_three_districts_back(self):
        assert [card.name.ko for card in children("41190", NOVEMBER)] == [
            "부천시 원미구",
            "부천시 소사구",
            "부천시 오정구",
        ]
        assert successors("4119080000", NOVEMBER)[0].code == "4119600000"

    def test_search_reads_the_last_word_as_the_place_and_the_others_as_its_surroundings(self):
        assert [card.code for card in search("대구 중구", NOVEMBER)] == ["2711000000"]
        assert search("군위", NOVEMBER)[0].code == "2772000000"
        assert search("Yeongjong", NOVEMBER)[0].name.ko == "영종구"
        assert search(" ", NOVEMBER) == ()

    def test_the_tree_is_built_once(self):
        tree_on(NOVEMBER)

        with self.assertNumQueries(1):
            assert tree_on(NOVEMBER).parent_of["1111000000"] == "1100000000"
