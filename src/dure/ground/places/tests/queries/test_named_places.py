"""Places by name, for files that know no codes."""

from datetime import date

import pytest

from dure.ground.places.queries import NamedPlaces, place_standings
from dure.ground.places.tests.korea import Korea

pytestmark = pytest.mark.slow

DAY = date(2024, 10, 24)
WRITTEN = {
    "전라남도 신안군 임자면 임자로 68": "4691032000",
    "서울특별시 종로구 필운대로 86": "1111000000",
    "수원시 권선구 호매실로 211": "4111300000",
    "부산광역시 망양로 748": None,
    "동구 방어진순환도로": None,  # six cities have a 동구
    "어딘가": None,
}


class TestByName(Korea):
    """What is written in a file, and where it is."""

    def test_an_address_is_placed_as_far_as_it_is_certain(self):
        named = NamedPlaces()

        assert {written: named.code_on(written, DAY) for written in WRITTEN} == WRITTEN
        sejong = named.code_on("세종특별자치시 도움4로 13", DAY)
        assert sejong is not None
        assert sejong.startswith("36")

    def test_gangwon_is_found_by_its_old_name_under_the_code_of_the_day(self):
        named = NamedPlaces()

        assert named.code_on("강원도 춘천시", date(2023, 5, 1))[:2] == "42"
        assert named.code_on("강원도 춘천시", DAY)[:2] == "51"

    def test_an_address_of_a_district_that_was_parted_names_the_code_that_it_had(self):
        named = NamedPlaces()
        after = date(2026, 11, 1)

        west = [
            named.code_before(written, after)
            for written in (
                "인천광역시 서구",
                "인천광역시 서구 가정로 123",
                "인천광역시서구 가정로 123",
            )
        ]

        assert west == ["2826000000"] * 3
        assert named.code_on("인천광역시 서구 가정로 123", after) is None
        assert set(place_standings(west)["2826000000"].successors) == {"2827500000", "2829000000"}
        assert named.code_before("인천광역시 어딘가", after) is None

    def test_the_standing_of_many_codes_says_when_each_holds_and_what_follows(self):
        found = place_standings(["4211000000", "5111000000", "0000000000"])

        assert set(found) == {"4211000000", "5111000000"}
        assert not found["4211000000"].holds_on(DAY)
        assert found["4211000000"].successors[0] == "5111000000"
        assert found["5111000000"].holds_on(DAY)
